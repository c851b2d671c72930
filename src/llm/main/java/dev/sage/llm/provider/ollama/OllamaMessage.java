package dev.sage.llm.provider.ollama;

import dev.sage.llm.provider.EventSink;
import dev.sage.llm.transport.FrameHandler;
import dev.sage.llm.transport.JsonArrayReader;
import dev.sage.llm.transport.JsonFrame;

/**
 * Decodes a whole answer into the events that a stream of it would have given. It may be written
 * over several lines, or be the several lines of a stream that nobody asked for: only the brackets
 * tell, so they are what it is cut at. Not thread-safe.
 */
final class OllamaMessage implements FrameHandler<JsonFrame> {

  private final OllamaDecoder decoder;
  private final EventSink out;

  private OllamaMessage(OllamaDecoder decoder, EventSink out) {
    this.decoder = decoder;
    this.out = out;
  }

  static void decode(byte[] body, OllamaDecoder decoder, EventSink out) {
    var values = new OllamaMessage(decoder, out);
    var reader = new JsonArrayReader(Math.max(1, body.length));
    reader.feed(body, 0, body.length, values);
    reader.end(values);
    decoder.endWhole(out);
  }

  @Override
  public void event(JsonFrame value) {
    decoder.part(value, out);
  }

  @Override
  public void incomplete(JsonFrame value) {
    decoder.part(value, out);
  }
}
