package dev.sage.llm.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one source says: a file, one of its profiles, the environment ... A setting may stand there
 * more than once, as vendors have several variables for a key; then the first holds. Immutable.
 */
final class Stratum {

  private final ConfigLayer layer;
  private final Map<String, List<Statement>> statements = new LinkedHashMap<>();

  Stratum(ConfigLayer layer, List<Statement> all) {
    this.layer = layer;
    for (var statement : all) {
      statements.computeIfAbsent(statement.key(), key -> new ArrayList<>()).add(statement);
    }
  }

  ConfigLayer layer() {
    return layer;
  }

  List<Statement> of(String path) {
    return statements.getOrDefault(SettingPath.key(path), List.of());
  }

  List<Statement> all() {
    return statements.values().stream().flatMap(List::stream).toList();
  }

  /** What it says of a setting, or of the groups that this one is in: null there removes it. */
  List<Statement> reaching(String path) {
    var own = of(path);
    if (!own.isEmpty()) {
      return own;
    }
    var parts = SettingPath.parts(path);
    for (int length = parts.size() - 1; length > 0; length--) {
      var group = of(String.join(".", parts.subList(0, length)));
      if (!group.isEmpty()) {
        return group;
      }
    }
    return List.of();
  }
}
