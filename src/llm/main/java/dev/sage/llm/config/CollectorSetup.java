package dev.sage.llm.config;

import dev.sage.llm.provider.Headers;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is configured of the collector of traces and metrics. Immutable, thread-safe. */
final class CollectorSetup {

  private static final String HEADERS = "telemetry.otlp.headers.";

  private final Ladder endpoint;
  private final Ladder contents;
  private final Map<String, Ladder> headers = new LinkedHashMap<>();

  CollectorSetup(Ladders ladders) {
    this.endpoint = ladder(ladders, "telemetry.otlp.endpoint");
    this.contents = ladder(ladders, "telemetry.otlp.contents");
    var paths = new TreeMap<String, String>();
    for (var stratum : ladders.strata()) {
      for (var statement : stratum.all()) {
        if (statement.path().startsWith(HEADERS)) {
          paths.putIfAbsent(statement.key(), statement.path());
        }
      }
    }
    paths
        .values()
        .forEach(path -> headers.put(path.substring(HEADERS.length()), ladder(ladders, path)));
  }

  private static Ladder ladder(Ladders ladders, String path) {
    return ladders.of(SettingTable.find(path).orElseThrow(), path);
  }

  /** What is wrong with it; calls go on nevertheless. */
  List<ConfigProblem> problems(SecretSource secrets) {
    var problems = new ArrayList<ConfigProblem>();
    for (var header : headers.entrySet()) {
      var winner = header.getValue().winner();
      if (winner == null) {
        continue;
      }
      Optional.ofNullable(secrets.suspicion(winner)).ifPresent(problems::add);
      if (winner.value() instanceof Value.Plain plain
          && winner.origin().file() != null
          && Headers.secret(header.getKey())) {
        problems.add(
            ConfigProblem.warning(
                    ConfigCode.KEY_INLINE,
                    winner.path(),
                    winner.origin(),
                    "The collector's key stands in a file that others may get to see",
                    "sage keys set collector, then write {\"keychain\": \"collector\"} there.")
                .withFound(Shown.secret(plain.text()))
                .withExpected("a reference such as {\"env\": \"NAME\"}"));
      }
    }
    return problems;
  }

  /** The values in the winners' places that can't be used. */
  List<ConfigProblem> bad() {
    var bad = new ArrayList<ConfigProblem>();
    Optional.ofNullable(endpoint.bad()).ifPresent(bad::add);
    Optional.ofNullable(contents.bad()).ifPresent(bad::add);
    headers.values().forEach(header -> Optional.ofNullable(header.bad()).ifPresent(bad::add));
    return bad;
  }

  /** The settings; no reference is followed. Empty where nobody named a collector. */
  Optional<CollectorSettings> settings() {
    var address = endpoint.text();
    if (address == null) {
      return Optional.empty();
    }
    var sent = new TreeSet<String>();
    headers.forEach(
        (name, ladder) -> {
          if (ladder.winner() != null) {
            sent.add(name);
          }
        });
    return Optional.of(
        new CollectorSettings(URI.create(address), sent, Boolean.parseBoolean(contents.text())));
  }

  /** What the headers carry; references are followed for it. */
  Map<String, String> headers(SecretSource secrets) {
    var sent = new LinkedHashMap<String, String>();
    headers.forEach(
        (name, ladder) -> {
          if (ladder.winner() != null) {
            sent.put(name, secrets.text(ladder.winner()));
          }
        });
    return sent;
  }
}
