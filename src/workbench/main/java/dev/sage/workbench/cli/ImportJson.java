package dev.sage.workbench.cli;

import dev.sage.workbench.Json;
import dev.sage.workbench.exchange.ImportReport;
import dev.sage.workbench.exchange.ImportReport.ImportedCall;
import tools.jackson.databind.node.ObjectNode;

/** What came of an imported file, as JSON. Stateless. */
final class ImportJson {

  private ImportJson() {}

  static ObjectNode of(ImportReport report) {
    var json = Json.object().put("file", report.file().toString()).put("kind", report.kind());
    var calls = json.putArray("calls");
    for (ImportedCall call : report.calls()) {
      calls
          .addObject()
          .put("id", call.id())
          .put("target", call.target())
          .put("api", call.api())
          .put("guessedBy", call.guessed().isEmpty() ? null : call.guessed())
          .put("frames", call.frames())
          .put("timed", call.timed());
    }
    json.put("known", report.known());
    json.put("left", report.left());
    var skipped = json.putArray("skipped");
    report.skipped().forEach(skipped::add);
    var problems = json.putArray("problems");
    report.problems().forEach(problems::add);
    return json;
  }
}
