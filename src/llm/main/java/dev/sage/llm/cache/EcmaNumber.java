package dev.sage.llm.cache;

/**
 * Writes a double as ECMAScript's {@code Number.prototype.toString} does (ECMA-262,
 * "Number::toString"), which RFC 8785 §3.2.2.3 asks for: the fewest digits that give the same
 * double again, plain from 1e-7 up to 1e21.
 */
final class EcmaNumber {

  private EcmaNumber() {}

  /**
   * @param value finite
   */
  static String of(double value) {
    if (value == 0) {
      return "0";
    }
    if (value < 0) {
      return "-" + of(-value);
    }
    // Java's text has the digits already; only where they are set differs.
    String java = Double.toString(value);
    int e = java.indexOf('E');
    String mantissa = e < 0 ? java : java.substring(0, e);
    int dot = mantissa.indexOf('.');
    String digits = mantissa.substring(0, dot) + mantissa.substring(dot + 1);
    int point = dot + (e < 0 ? 0 : Integer.parseInt(java.substring(e + 1)));
    int leading = 0;
    while (digits.charAt(leading) == '0') {
      leading++;
    }
    int last = digits.length();
    while (digits.charAt(last - 1) == '0') {
      last--;
    }
    digits = digits.substring(leading, last);
    point -= leading;
    if (digits.length() == 2) {
      // Java writes two digits where one would do, if they come closer: 4.9E-324 for 5e-324.
      int one = (Integer.parseInt(digits) + 5) / 10;
      if (Double.parseDouble(one + "E" + (point - 1)) == value) {
        return one < 10 ? placed(Integer.toString(one), point) : placed("1", point + 1);
      }
    }
    return placed(digits, point);
  }

  /**
   * @param point where the decimal point stands, counted from before the first digit
   */
  private static String placed(String digits, int point) {
    int count = digits.length();
    if (count <= point && point <= 21) {
      return digits + "0".repeat(point - count);
    }
    if (0 < point && point <= 21) {
      return digits.substring(0, point) + "." + digits.substring(point);
    }
    if (-6 < point && point <= 0) {
      return "0." + "0".repeat(-point) + digits;
    }
    int exponent = point - 1;
    String sign = exponent < 0 ? "-" : "+";
    String fraction = count == 1 ? "" : "." + digits.substring(1);
    return digits.charAt(0) + fraction + "e" + sign + Math.abs(exponent);
  }
}
