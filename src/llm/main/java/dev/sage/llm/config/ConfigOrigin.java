package dev.sage.llm.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a value stands. Immutable, thread-safe.
 *
 * @param layer the source
 * @param file the file, or null where the source is none
 * @param line its line from 1; 0 where unknown
 * @param column its column from 1, in characters; 0 where unknown
 * @param name the variable, property, option or profile; null where there is none
 */
public record ConfigOrigin(
    ConfigLayer layer, @Nullable Path file, int line, int column, @Nullable String name) {

  /**
   * {@return a place outside of files}
   *
   * @param layer the source
   * @param name the variable, property or option
   */
  public static ConfigOrigin of(ConfigLayer layer, String name) {
    return new ConfigOrigin(layer, null, 0, 0, name);
  }

  /** {@return the place as people read it: {@code .env:3 OPENAI_API_KEY}} */
  public String shown() {
    var text = new StringBuilder();
    if (file == null) {
      text.append(layer.title());
    } else {
      text.append(file);
      if (line > 0) {
        text.append(':').append(line);
      }
      if (line > 0
          && column > 0
          && layer != ConfigLayer.DOTENV
          && layer != ConfigLayer.DOTENV_LOCAL) {
        text.append(':').append(column);
      }
    }
    if (name != null) {
      text.append(file == null ? ": " : " ").append(name);
    }
    return text.toString();
  }
}
