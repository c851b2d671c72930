package dev.sage.llm.cache;

import dev.sage.llm.LlmError;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.Usage;
import dev.sage.llm.provider.Attempt;
import dev.sage.llm.provider.AttemptSink;
import dev.sage.llm.provider.Exchange;
import org.jspecify.annotations.Nullable;

/** An attempt whose answer is kept on the way to its caller. Not thread-safe. */
final class RecordingAttempt implements Attempt {

  private final Attempt asked;
  private final TurnRecorder recorder;
  private @Nullable Recording recording;

  RecordingAttempt(Attempt asked, TurnRecorder recorder) {
    this.asked = asked;
    this.recorder = recorder;
  }

  @Override
  public boolean pull(AttemptSink sink) {
    var between = recording;
    if (between == null) {
      between = new Recording(sink, recorder);
      recording = between;
    }
    return asked.pull(between);
  }

  @Override
  public Exchange exchange() {
    return asked.exchange();
  }

  @Override
  public boolean adapt(LlmError error) {
    return asked.adapt(error);
  }

  @Override
  public void close() {
    asked.close();
  }

  /** Hands everything on, and tells the recorder of what belongs to the answer. */
  private record Recording(AttemptSink sink, TurnRecorder recorder) implements AttemptSink {

    @Override
    public void event(StreamEvent event) {
      recorder.event(event);
      sink.event(event);
    }

    @Override
    public void identity(@Nullable String responseId, @Nullable String model) {
      recorder.identity(responseId, model);
      sink.identity(responseId, model);
    }

    @Override
    public void responded(Exchange exchange) {
      sink.responded(exchange);
    }

    @Override
    public void read(long nanos, long number) {
      sink.read(nanos, number);
    }

    @Override
    public void frame(String type, byte[] array, int from, int to) {
      sink.frame(type, array, from, to);
    }

    @Override
    public boolean tapped() {
      return sink.tapped();
    }

    @Override
    public void usage(Usage usage) {
      sink.usage(usage);
    }
  }
}
