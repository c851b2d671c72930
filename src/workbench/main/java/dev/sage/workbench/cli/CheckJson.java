package dev.sage.workbench.cli;

import dev.sage.llm.ModelInfo;
import dev.sage.llm.check.CheckReport;
import dev.sage.llm.check.CheckResult;
import dev.sage.workbench.Json;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks and lists of models as JSON. Stateless. */
final class CheckJson {

  private CheckJson() {}

  static ObjectNode document(List<CheckReport> reports) {
    var document = Json.object();
    var checks = document.putArray("checks");
    reports.forEach(report -> checks.add(check(report)));
    return document;
  }

  private static ObjectNode check(CheckReport report) {
    var url = report.url();
    var json =
        Json.object()
            .put("provider", report.provider())
            .put("url", url == null ? null : url.toString())
            .put("ok", report.ok());
    var layers = json.putArray("layers");
    report.results().forEach(result -> layers.add(layer(result)));
    json.set("models", ids(report.models()));
    var facts = json.putObject("facts");
    report.facts().forEach(facts::put);
    return json;
  }

  private static ObjectNode layer(CheckResult result) {
    var code = result.code();
    var fix = result.fix();
    var json =
        Json.object()
            .put("layer", result.layer().json())
            .put("status", result.status().json())
            .put("ok", result.ok())
            .put("ms", milliseconds(result.time()))
            .put("detail", result.detail())
            .put("code", code == null ? null : code.id());
    if (fix == null) {
      json.putNull("fix");
    } else {
      json.putObject("fix")
          .put("text", fix.text())
          .put("setting", fix.setting())
          .put("value", fix.value());
    }
    return json;
  }

  private static ArrayNode ids(List<ModelInfo> models) {
    var ids = Json.array();
    models.forEach(model -> ids.add(model.id()));
    return ids;
  }

  /** What is known of each model. */
  static ObjectNode models(String provider, List<ModelInfo> models) {
    var document = Json.object().put("provider", provider);
    var list = document.putArray("models");
    for (var model : models) {
      list.addObject()
          .put("id", model.id())
          .put("name", model.displayName())
          .put("contextWindow", model.contextWindow());
    }
    return document;
  }

  static double milliseconds(Duration time) {
    return time.toNanos() / 1e6;
  }
}
