package dev.sage.benchmarks;

import dev.sage.benchmarks.client.ClientKind;
import dev.sage.benchmarks.client.Measurement;
import dev.sage.benchmarks.client.Measurement.Metric;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What all rounds measured. Not thread-safe. */
final class Results {

  private final Map<ClientKind, List<Measurement>> rounds = new EnumMap<>(ClientKind.class);

  void add(ClientKind kind, Measurement measurement) {
    rounds.computeIfAbsent(kind, _ -> new ArrayList<>()).add(measurement);
  }

  /** The clients that were measured. */
  Set<ClientKind> kinds() {
    return rounds.keySet();
  }

  boolean has(ClientKind kind) {
    return rounds.containsKey(kind);
  }

  /** The spread of a metric over the rounds. */
  Spread of(ClientKind kind, Metric metric) {
    return Spread.of(
        measurements(kind).stream().mapToDouble(measured -> measured.get(metric)).toArray());
  }

  /** The spread of the ratio of two clients, each pair out of the same round. */
  Spread ratio(ClientKind kind, ClientKind other, Metric metric) {
    List<Measurement> mine = measurements(kind);
    List<Measurement> theirs = measurements(other);
    var ratios = new double[Math.min(mine.size(), theirs.size())];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = mine.get(i).get(metric) / theirs.get(i).get(metric);
    }
    return Spread.of(ratios);
  }

  /** The spread of the difference of two clients, each pair out of the same round. */
  Spread difference(ClientKind kind, ClientKind other, Metric metric) {
    List<Measurement> mine = measurements(kind);
    List<Measurement> theirs = measurements(other);
    var differences = new double[Math.min(mine.size(), theirs.size())];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = mine.get(i).get(metric) - theirs.get(i).get(metric);
    }
    return Spread.of(differences);
  }

  /** What one client measured, round by round. */
  List<Measurement> measurements(ClientKind kind) {
    return rounds.getOrDefault(kind, List.of());
  }
}
