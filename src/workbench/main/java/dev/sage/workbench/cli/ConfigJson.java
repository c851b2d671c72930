package dev.sage.workbench.cli;

import dev.sage.llm.config.Config;
import dev.sage.llm.config.ConfigOrigin;
import dev.sage.llm.config.ConfigProblem;
import dev.sage.llm.config.ConfigRung;
import dev.sage.llm.config.ConfigSetting;
import dev.sage.workbench.Json;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A configuration as JSON, secrets masked. */
final class ConfigJson {

  private final Config config;

  ConfigJson(Config config) {
    this.config = config;
  }

  ObjectNode document() {
    var document = Json.object();
    document.put("profile", config.profile());
    var profiles = document.putArray("profiles");
    config.profiles().forEach(profiles::add);
    document.put("model", config.model());
    document.set("project", project());
    document.put("userFile", config.userFile().toString());
    var files = document.putArray("files");
    config.files().forEach(file -> files.add(file.toString()));
    var settings = document.putArray("settings");
    config.settings().forEach(setting -> settings.add(setting(setting)));
    var problems = document.putArray("problems");
    config.problems().forEach(problem -> problems.add(problem(problem)));
    return document;
  }

  /** One setting, with the problems that it has. */
  ObjectNode explained(ConfigSetting setting) {
    var document = setting(setting);
    var problems = document.putArray("problems");
    config.problems().stream()
        .filter(problem -> problem.path().equals(setting.path()))
        .forEach(problem -> problems.add(problem(problem)));
    return document;
  }

  private @Nullable ObjectNode project() {
    Path folder = config.projectFolder();
    return folder == null
        ? null
        : Json.object().put("folder", folder.toString()).put("trusted", config.trusted());
  }

  private static ObjectNode setting(ConfigSetting setting) {
    var json =
        Json.object()
            .put("path", setting.path())
            .put("secret", setting.secret())
            .put("value", setting.value());
    json.set("source", setting.winner().map(rung -> origin(rung.origin())).orElse(null));
    var ladder = json.putArray("ladder");
    setting.ladder().forEach(rung -> ladder.add(rung(rung)));
    return json;
  }

  private static ObjectNode rung(ConfigRung rung) {
    var json = origin(rung.origin());
    json.put("value", rung.value());
    json.put("state", rung.state().name().toLowerCase(Locale.ROOT));
    return json;
  }

  private static ObjectNode origin(ConfigOrigin origin) {
    Path file = origin.file();
    return Json.object()
        .put("layer", origin.layer().json())
        .put("file", file == null ? null : file.toString())
        .put("line", origin.line() == 0 ? null : Integer.valueOf(origin.line()))
        .put("column", origin.column() == 0 ? null : Integer.valueOf(origin.column()))
        .put("name", origin.name());
  }

  static ObjectNode problem(ConfigProblem problem) {
    var json =
        Json.object()
            .put("code", problem.code().id())
            .put("severity", problem.severity().json())
            .put("path", problem.path());
    var where = problem.where();
    json.set("where", where == null ? null : origin(where));
    return json.put("summary", problem.summary())
        .put("found", problem.found())
        .put("expected", problem.expected())
        .put("suggestion", problem.suggestion())
        .put("fix", problem.fix());
  }
}
