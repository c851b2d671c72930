package dev.sage.workbench.cli;

import dev.sage.llm.config.Config;
import dev.sage.llm.config.ConfigProblem;
import dev.sage.llm.config.ConfigRung;
import dev.sage.llm.config.ConfigSetting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A configuration for people, secrets masked. */
final class ConfigText {

  private final Config config;
  private final boolean colors;

  ConfigText(Config config, boolean colors) {
    this.config = config;
    this.colors = colors;
  }

  /** Where it comes from, each setting with its source, and all problems. */
  String overview() {
    var text = new StringBuilder();
    text.append(TextTable.text(places()));
    if (!config.settings().isEmpty()) {
      text.append('\n').append(TextTable.text(settings()));
    }
    for (var problem : config.problems()) {
      text.append('\n').append(problem(problem)).append('\n');
    }
    return text.toString().stripTrailing();
  }

  private List<List<String>> places() {
    var rows = new ArrayList<List<String>>();
    String profile = config.profile();
    String others =
        config.profiles().isEmpty()
            ? ""
            : " (there are: " + String.join(", ", config.profiles()) + ")";
    rows.add(List.of("profile", (profile == null ? "none" : profile) + others));
    Path project = config.projectFolder();
    if (project != null) {
      rows.add(List.of("project", project + (config.trusted() ? ", trusted" : ", not trusted")));
    }
    boolean read = config.files().contains(config.userFile());
    rows.add(List.of("user's file", config.userFile() + (read ? "" : " (not there)")));
    return rows;
  }

  private List<List<String>> settings() {
    var rows = new ArrayList<List<String>>();
    rows.add(List.of("SETTING", "VALUE", "SOURCE"));
    for (var setting : config.settings()) {
      var value = setting.value();
      rows.add(
          List.of(
              setting.path(),
              value == null ? "–" : value,
              setting.winner().map(rung -> rung.origin().shown()).orElse("–")));
    }
    return rows;
  }

  /** Each rung, the highest first. */
  String explained(ConfigSetting setting) {
    var value = setting.value();
    var text = new StringBuilder(setting.path()).append(" = ");
    text.append(value == null ? "–" : value).append("\n\n");
    if (setting.ladder().isEmpty()) {
      text.append("No source says anything of it.\n");
    } else {
      text.append(TextTable.text(setting.ladder().stream().map(ConfigText::row).toList()));
    }
    config.problems().stream()
        .filter(problem -> problem.path().equals(setting.path()))
        .forEach(problem -> text.append('\n').append(problem(problem)).append('\n'));
    return text.toString().stripTrailing();
  }

  private static List<String> row(ConfigRung rung) {
    return List.of(word(rung.state()), rung.origin().shown(), rung.value());
  }

  private static String word(ConfigRung.State state) {
    return switch (state) {
      case WINS -> "✓ holds";
      case SHADOWED -> "  shadowed";
      case EMPTY -> "! empty, so unset";
      case REMOVED -> "  removes it (null)";
      case BLOCKED -> "✗ not trusted";
      case INVALID -> "✗ wrong";
    };
  }

  private String problem(ConfigProblem problem) {
    String text = problem.text();
    return colors ? "\u001b[" + color(problem.severity()) + "m" + text + "\u001b[0m" : text;
  }

  private static int color(ConfigProblem.Severity severity) {
    return switch (severity) {
      case ERROR -> 31;
      case WARNING -> 33;
      case HINT -> 36;
    };
  }
}
