package dev.sage.console.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The words on the screen, from {@code messages.properties}. Immutable and thread-safe.
 *
 * <p>Patterns are those of {@link MessageFormat}: an apostrophe is written twice in a pattern that
 * has arguments. Numbers are formatted by {@link Format} before they are passed in.
 */
public final class Texts {
  private static final ResourceBundle BUNDLE =
      ResourceBundle.getBundle("dev.sage.console.text.messages", Locale.ENGLISH);

  private Texts() {}

  /**
   * The text of a key, with its arguments filled in.
   *
   * @throws java.util.MissingResourceException if the key has no text
   */
  public static String text(String key, Object... arguments) {
    String pattern = BUNDLE.getString(key);
    return arguments.length == 0
        ? pattern
        : new MessageFormat(pattern, Locale.ENGLISH).format(arguments);
  }
}
