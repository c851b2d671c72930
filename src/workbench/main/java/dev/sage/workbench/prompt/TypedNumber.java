package dev.sage.workbench.prompt;

import java.math.BigDecimal;
import java.util.Optional;

/** Numbers as a person types them. Stateless, thread-safe. */
public final class TypedNumber {
  private static final int LONGEST = 40;

  private TypedNumber() {}

  /** The number, or nothing where the text is none. */
  public static Optional<BigDecimal> of(String typed) {
    String number = typed.strip();
    if (number.isEmpty() || number.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      return Optional.of(new BigDecimal(number));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Whether the text is empty or a number within the bounds. */
  static boolean within(String typed, double least, double most) {
    return typed.isBlank()
        || of(typed)
            .filter(number -> number.compareTo(BigDecimal.valueOf(least)) >= 0)
            .filter(number -> number.compareTo(BigDecimal.valueOf(most)) <= 0)
            .isPresent();
  }

  /** Whether the text is empty or a whole number within the bounds. */
  static boolean wholeWithin(String typed, long least, long most) {
    return typed.isBlank()
        || whole(typed).filter(number -> number >= least && number <= most).isPresent();
  }

  /** The whole number, or nothing where the text is none. */
  static Optional<Long> whole(String typed) {
    try {
      return of(typed).map(BigDecimal::longValueExact);
    } catch (ArithmeticException fractionOrTooLarge) {
      return Optional.empty();
    }
  }
}
