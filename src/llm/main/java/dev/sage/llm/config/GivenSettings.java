package dev.sage.llm.config;

import dev.sage.llm.provider.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What options, system properties and the program itself say: paths and texts. Stateless. */
final class GivenSettings {

  private GivenSettings() {}

  static Stratum of(
      ConfigLayer layer,
      Map<String, String> given,
      String prefix,
      ValueReader values,
      List<ConfigProblem> problems) {
    var statements = new ArrayList<Statement>();
    new TreeMap<>(given)
        .forEach(
            (name, text) -> {
              if (!name.startsWith(prefix)) {
                return;
              }
              var path = name.substring(prefix.length());
              var origin = ConfigOrigin.of(layer, name);
              var spec = SettingTable.find(path);
              if (spec.isPresent()) {
                var value = values.text(spec.get(), path, text, origin);
                if (value instanceof Value.Bad bad) {
                  problems.add(bad.problem());
                }
                statements.add(Statement.of(path, value, origin));
              } else if (prefix.isEmpty() || meantForUs(path)) {
                problems.add(unknown(path, origin));
              }
            });
    return new Stratum(layer, statements);
  }

  /** Other parts of Sage have properties of their own. */
  private static boolean meantForUs(String path) {
    var parts = SettingPath.parts(path);
    return parts.size() > 1 && SettingTable.names(List.of()).contains(parts.getFirst());
  }

  static ConfigProblem unknown(String path, ConfigOrigin origin) {
    var parts = SettingPath.parts(path);
    var parent = parts.subList(0, Math.max(0, parts.size() - 1));
    var nearest =
        NearestName.of(parts.isEmpty() ? "" : parts.getLast(), SettingTable.names(parent));
    var suggestion = nearest == null ? null : SettingPath.child(String.join(".", parent), nearest);
    return ConfigProblem.warning(
            ConfigCode.UNKNOWN_SETTING,
            Shown.text(path),
            origin,
            "There is no setting \"" + Shown.text(path) + "\"",
            suggestion == null
                ? "Take one of those that docs/configuration.md lists."
                : "Write \"" + suggestion + "\".")
        .withSuggestion(suggestion);
  }
}
