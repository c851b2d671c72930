package dev.sage.console.compare.matrix;

import dev.sage.console.text.Texts;
import java.util.Locale;

/** Which rows of the grid are shown. */
public enum MatrixFilter {
  ALL,
  /** An assertion does not hold. */
  FAILED,
  /** It can't be said whether an assertion holds. */
  UNCHECKED,
  /** Everything that was asserted holds. */
  PASSED,
  /** A call did not end as it should. */
  ERRORS,
  /** Two answers are not the same. */
  DIFFERENT;

  boolean lets(MatrixRow row) {
    return switch (this) {
      case ALL -> true;
      case FAILED -> row.any(MatrixEntry::failed);
      case UNCHECKED -> row.any(MatrixEntry::unchecked);
      case PASSED -> row.any(MatrixEntry::passed) && !row.any(entry -> !entry.passed());
      case ERRORS -> row.any(MatrixEntry::error);
      case DIFFERENT -> row.different();
    };
  }

  /** On its button, with how many inputs there are. */
  String label(int count) {
    return Texts.text("compare.matrix.filter." + key(), count);
  }

  /** Which inputs it shows, a sentence. */
  String explained() {
    return Texts.text("compare.matrix.filter." + key() + ".tooltip");
  }

  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
