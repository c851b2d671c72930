package dev.sage.workbench.faults;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * One cell of the fault matrix: what a script does to one call, and what has to come of it.
 *
 * @param call the provider that speaks its wire format, with {@code -whole} where it is not
 *     streamed
 * @param outcome {@code ok} or the kind of the error
 */
record FaultCell(
    String script,
    String call,
    String outcome,
    String reason,
    String phase,
    int attempts,
    String text,
    String delay) {

  /** Those whose model has the name of an error kind. */
  private static final Set<String> SCRIPTS_OF_KINDS =
      Set.of("error-timeout", "error-stream-interrupted", "error-stream-truncated");

  private static final String WHOLE = "-whole";

  /** Every cell of the table. */
  static List<FaultCell> all(InputStream table) throws IOException {
    var cells = new ArrayList<FaultCell>();
    for (var line : new String(table.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
      if (line.startsWith("#") || line.isBlank()) {
        continue;
      }
      var column = Arrays.stream(line.split("\\|", -1)).map(String::strip).toArray(String[]::new);
      for (var call : calls(column[1])) {
        cells.add(
            new FaultCell(
                column[0],
                call,
                column[2],
                column[3],
                column[4],
                Integer.parseInt(column[5]),
                column[6],
                column[7]));
      }
    }
    return cells;
  }

  private static List<String> calls(String column) {
    return switch (column) {
      case "all" -> FaultSide.PROVIDERS;
      case "all" + WHOLE -> FaultSide.PROVIDERS.stream().map(name -> name + WHOLE).toList();
      default -> List.of(column.split(" ", -1));
    };
  }

  /** Whether its script is about connections, and so about a whole simulator. */
  boolean ofConnections() {
    return script.startsWith("connection-");
  }

  boolean ok() {
    return outcome.equals("ok");
  }

  boolean streamed() {
    return !call.endsWith(WHOLE);
  }

  /** The name of the provider that speaks its wire format. */
  String provider() {
    return call.replace(WHOLE, "");
  }

  String model() {
    if (ofConnections()) {
      return "clean";
    }
    return SCRIPTS_OF_KINDS.contains(script) ? script : "fault-" + script;
  }

  @Override
  public String toString() {
    return script + " on " + call;
  }
}
