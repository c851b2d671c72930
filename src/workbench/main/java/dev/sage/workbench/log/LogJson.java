package dev.sage.workbench.log;

import dev.sage.workbench.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Lines of the log as JSON objects and back. Stateless. */
final class LogJson {

  private LogJson() {}

  static String line(LogLine line) {
    var json =
        Json.object()
            .put("time", line.at().toString())
            .put("level", line.level().label())
            .put("logger", line.logger())
            .put("thread", line.thread());
    some(json, "call", line.call());
    some(json, "providerRequestId", line.providerCall());
    json.put("message", line.message());
    if (!line.data().isEmpty()) {
      var data = json.putObject("data");
      line.data().forEach(data::put);
    }
    some(json, "error", line.error());
    return Json.line(json);
  }

  private static void some(ObjectNode json, String name, String value) {
    if (!value.isEmpty()) {
      json.put(name, value);
    }
  }

  /** Empty where that is no line of a log. */
  static Optional<LogLine> parse(String text) {
    try {
      JsonNode json = Json.MAPPER.readTree(text);
      var level = LogLevel.of(json.path("level").asString(""));
      if (level.isEmpty()) {
        return Optional.empty();
      }
      var data = new LinkedHashMap<String, String>();
      json.path("data")
          .properties()
          .forEach(pair -> data.put(pair.getKey(), pair.getValue().asString("")));
      return Optional.of(
          new LogLine(
              0,
              Instant.parse(json.path("time").asString("")),
              level.get(),
              json.path("logger").asString(""),
              json.path("thread").asString(""),
              json.path("call").asString(""),
              json.path("providerRequestId").asString(""),
              json.path("message").asString(""),
              data,
              json.path("error").asString("")));
    } catch (JacksonException | DateTimeException other) {
      return Optional.empty();
    }
  }
}
