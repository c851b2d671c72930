package dev.sage.simulator;

import dev.sage.simulator.internal.LoopbackSimulator;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * A running simulator. Thread-safe. Closing it closes its port and every open connection. It runs
 * on daemon threads: a program that wants to serve waits by itself.
 */
public interface Simulator extends AutoCloseable {

  /**
   * Starts a simulator on 127.0.0.1.
   *
   * @throws IOException when the port is taken, or a recording or fault script cannot be read; the
   *     message is one for people and says which
   */
  static Simulator start(SimulatorOptions options) throws IOException {
    return LoopbackSimulator.start(options);
  }

  /** The base URL as OpenAI's official client libraries take it (ends in {@code /v1}). */
  URI openAiUrl();

  /** The base URL as Anthropic's official client libraries take it (without {@code /v1}). */
  URI anthropicUrl();

  /** The base URL as Google's official client libraries take it (without {@code /v1beta}). */
  URI geminiUrl();

  /** The host URL as Ollama's official client libraries take it (without {@code /api}). */
  URI ollamaUrl();

  /**
   * The one key that is accepted, in each vendor's header; any other is refused as the vendor
   * would. Ollama's side needs none and minds none.
   */
  String key();

  /** The model names that are listed: the scenarios, then the recordings. */
  List<String> models();

  /** The scenarios in the order in which to show them. */
  List<Scenario> scenarios();

  /** The models that answer with an error; they are not listed among {@link #models()}. */
  List<ErrorScenario> errors();

  /** The fault scripts that play, by model name; they are not among {@link #models}. */
  List<Scenario> faults();

  /** How many connections are open now. */
  int connections();

  /** The recordings that play, in the order in which they were given. */
  List<Playback> recordings();

  /**
   * Plays a recording from now on, or each recording in a folder of them. One of a name that plays
   * already takes its place.
   *
   * @return what they play as
   * @throws IOException when one cannot be read; the message is one for people and says which
   */
  List<Playback> play(Path folder) throws IOException;

  @Override
  void close();
}
