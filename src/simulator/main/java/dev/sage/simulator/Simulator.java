package dev.sage.simulator;

import java.net.URI;
import java.util.List;

/** A running simulator. Thread-safe. Closing it closes its port and every open connection. */
public interface Simulator extends AutoCloseable {

  /** The base URL as OpenAI's official client libraries take it (ends in {@code /v1}). */
  URI openAiUrl();

  /** The base URL as Anthropic's official client libraries take it (without {@code /v1}). */
  URI anthropicUrl();

  /**
   * The one key that is accepted, in either vendor's header; any other is refused as the vendor
   * would.
   */
  String key();

  /** The model names that answer: the scenarios, then the recordings. */
  List<String> models();

  @Override
  void close();
}
