package dev.sage.simulator;

import java.nio.file.Path;
import java.util.List;

/**
 * How a simulator is started. Immutable, thread-safe.
 *
 * @param port the loopback port, 0 for any free one
 * @param seed the seed of all text, identifiers and jitter: equal seeds give equal answers
 * @param recordings recording folders to play back, or folders of them; each recording's folder
 *     name becomes a model name
 * @param speed how fast the scenarios answer and how fast recordings without times are played
 * @param faults fault scripts to play beside those that come with it (docs/faults.md); a path that
 *     is no file names one of the latter, for what it does to connections
 */
public record SimulatorOptions(
    int port, long seed, List<Path> recordings, Speed speed, List<Path> faults) {

  /** Any free port, seed 1, nothing to play back, {@link Speed#REALISTIC}. */
  public static final SimulatorOptions DEFAULT = new SimulatorOptions(0, 1, List.of());

  public SimulatorOptions {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be 0 to 65535, was " + port);
    }
    recordings = List.copyOf(recordings);
    faults = List.copyOf(faults);
  }

  /** Without fault scripts of one's own. */
  public SimulatorOptions(int port, long seed, List<Path> recordings, Speed speed) {
    this(port, seed, recordings, speed, List.of());
  }

  /** At {@link Speed#REALISTIC}. */
  public SimulatorOptions(int port, long seed, List<Path> recordings) {
    this(port, seed, recordings, Speed.REALISTIC);
  }

  /** These options at another speed. */
  public SimulatorOptions withSpeed(Speed other) {
    return new SimulatorOptions(port, seed, recordings, other, faults);
  }

  /** These options with other recordings. */
  public SimulatorOptions withRecordings(List<Path> others) {
    return new SimulatorOptions(port, seed, others, speed, faults);
  }

  /** These options with other fault scripts. */
  public SimulatorOptions withFaults(List<Path> others) {
    return new SimulatorOptions(port, seed, recordings, speed, others);
  }
}
