package dev.sage.workbench;

import java.util.regex.Pattern;

/**
 * Names that somebody else gave, fit to be shown in a line: what breaks lines, moves the cursor or
 * turns the direction of writing could make one name look like another. Stateless, thread-safe.
 */
public final class Printable {
  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cc}\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069]");

  private Printable() {}

  /** The name, with a dot for each character that would act rather than be seen. */
  public static String of(String name) {
    return UNSEEN.matcher(name).replaceAll("·");
  }
}
