package dev.sage.llm.config;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Variables of one source with their places. Immutable; prints no value. */
final class Variables {

  private final ConfigLayer layer;
  private final @Nullable Path file;
  private final Map<String, String> values;
  private final Map<String, Dotenv.Entry> places = new HashMap<>();

  /** Those of the process. */
  Variables(Map<String, String> environment) {
    layer = ConfigLayer.ENVIRONMENT;
    file = null;
    values = environment;
  }

  /** Those of a file. */
  Variables(ConfigLayer layer, Path file, Dotenv dotenv) {
    this.layer = layer;
    this.file = file;
    values = new LinkedHashMap<>();
    for (var entry : dotenv.entries()) {
      values.put(entry.name(), entry.value());
      places.put(entry.name(), entry);
    }
  }

  ConfigLayer layer() {
    return layer;
  }

  Map<String, String> values() {
    return values;
  }

  ConfigOrigin origin(String name) {
    var place = places.get(name);
    return place == null
        ? ConfigOrigin.of(layer, name)
        : new ConfigOrigin(layer, file, place.line(), place.column(), name);
  }

  @Override
  public String toString() {
    return "Variables[" + layer + "]";
  }
}
