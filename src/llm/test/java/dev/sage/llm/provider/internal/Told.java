package dev.sage.llm.provider.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sage.llm.StreamEvent;
import dev.sage.llm.Usage;
import dev.sage.llm.provider.BodyDecoder;
import dev.sage.llm.provider.EventSink;
import dev.sage.llm.provider.Quirks;
import dev.sage.llm.provider.WireFormat;
import dev.sage.llm.recording.BodySplit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers what a decoder says of a body. */
public final class Told implements EventSink {

  public final List<StreamEvent> events = new ArrayList<>();
  public final List<Usage> usage = new ArrayList<>();
  public @Nullable String responseId;
  public @Nullable String model;

  @Override
  public void identity(@Nullable String newId, @Nullable String newModel) {
    responseId = newId;
    model = newModel;
  }

  @Override
  public void usage(Usage counted) {
    usage.add(counted);
  }

  @Override
  public void event(StreamEvent event) {
    events.add(event);
  }

  /** Decodes a body as a live call does, cut in pieces by a seed (0 whole, 1 byte by byte). */
  public static Told of(WireFormat format, @Nullable String contentType, String body, long split) {
    var told = new Told();
    var decoder = new BodyDecoder(format, Quirks.NONE, contentType, told, null);
    BodySplit.feed(body.getBytes(UTF_8), split, decoder::feed);
    decoder.end();
    return told;
  }

  /** The events of a kind, in order. */
  public <E extends StreamEvent> List<E> all(Class<E> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** The last event, which has to be an end. */
  public StreamEvent.End end() {
    return (StreamEvent.End) events.getLast();
  }

  /** The last event, which has to be a failure. */
  public StreamEvent.Failure failure() {
    return (StreamEvent.Failure) events.getLast();
  }
}
