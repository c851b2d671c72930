package dev.sage.benchmarks;

import dev.sage.benchmarks.client.ClientKind;
import dev.sage.benchmarks.client.Measurement;
import dev.sage.benchmarks.client.Measurement.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The results of a run as JSON: the machine, and for each client and metric the values of all
 * rounds. Immutable, thread-safe.
 */
record Baseline(String machine, Results results) {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** Reads a stored run; what this version does not measure any more is passed over. */
  static Baseline read(Path file) throws IOException {
    JsonNode tree = MAPPER.readTree(Files.readAllBytes(file));
    var results = new Results();
    List<String> kinds = Arrays.stream(ClientKind.values()).map(Enum::name).toList();
    tree.path("clients").properties().stream()
        .filter(client -> kinds.contains(client.getKey()))
        .forEach(
            client ->
                rounds(client.getValue())
                    .forEach(round -> results.add(ClientKind.valueOf(client.getKey()), round)));
    return new Baseline(tree.path("machine").asString(""), results);
  }

  /** Stores the run. */
  void write(Path file) throws IOException {
    ObjectNode tree = MAPPER.createObjectNode().put("machine", machine);
    ObjectNode clients = tree.putObject("clients");
    for (ClientKind kind : results.kinds()) {
      ObjectNode client = clients.putObject(kind.name());
      for (Metric metric : Metric.values()) {
        var values = client.putArray(metric.name());
        results.measurements(kind).stream()
            .mapToDouble(round -> round.get(metric))
            .filter(Double::isFinite)
            .map(value -> Math.round(value * 1e4) / 1e4)
            .forEach(values::add);
      }
    }
    Files.write(file, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(tree));
  }

  private static List<Measurement> rounds(JsonNode client) {
    var rounds = new ArrayList<Measurement>();
    for (Metric metric : Metric.values()) {
      JsonNode values = client.path(metric.name());
      for (int i = 0; i < values.size(); i++) {
        if (rounds.size() == i) {
          rounds.add(new Measurement());
        }
        rounds.get(i).set(metric, values.path(i).asDouble());
      }
    }
    return rounds;
  }
}
