package dev.sage.console.control;

/** How wide a character is, in pixels. */
@FunctionalInterface
public interface WidthOf {
  /** The width of that Unicode code point. */
  double of(int codePoint);
}
