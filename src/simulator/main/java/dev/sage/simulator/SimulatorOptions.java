package dev.sage.simulator;

import java.nio.file.Path;
import java.util.List;

/**
 * How a simulator is started. Immutable, thread-safe.
 *
 * @param port the loopback port, 0 for any free one
 * @param seed the seed of all text, identifiers and jitter: equal seeds give equal answers
 * @param recordings recording folders to play back; each one's folder name becomes a model name
 */
public record SimulatorOptions(int port, long seed, List<Path> recordings) {

  /** Any free port, seed 1, nothing to play back. */
  public static final SimulatorOptions DEFAULT = new SimulatorOptions(0, 1, List.of());

  public SimulatorOptions {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be 0 to 65535, was " + port);
    }
    recordings = List.copyOf(recordings);
  }
}
