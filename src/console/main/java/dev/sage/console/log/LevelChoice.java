package dev.sage.console.log;

import dev.sage.console.text.Texts;
import dev.sage.workbench.log.LogLevel;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** A choice among the levels. Stateless. */
final class LevelChoice {
  private LevelChoice() {}

  /**
   * A choice.
   *
   * @param words the beginning of the keys of their words
   * @param name the text of what it chooses, for screen readers
   */
  static ComboBox<LogLevel> of(String words, String name, Object... arguments) {
    ComboBox<LogLevel> choice = new ComboBox<>();
    choice.getItems().setAll(LogLevel.values());
    choice.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable LogLevel level) {
            return level == null ? "" : Texts.text(words + level.label());
          }

          @Override
          public LogLevel fromString(String text) {
            return LogLevel.of(text).orElse(LogLevel.INFO);
          }
        });
    choice.setAccessibleText(Texts.text(name, arguments));
    choice.setMinWidth(ComboBox.USE_PREF_SIZE);
    return choice;
  }
}
