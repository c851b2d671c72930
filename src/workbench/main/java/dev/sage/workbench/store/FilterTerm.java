package dev.sage.workbench.store;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One term of a {@link CallFilter} as a condition in SQL over the tables {@code call} (as c) and
 * {@code content} (as x).
 */
record FilterTerm(String sql, List<Object> values) {

  private static final Pattern FORM = Pattern.compile("([a-z0-9]+)(>=|<=|>|<|=|:)(.*)");

  FilterTerm {
    values = List.copyOf(values);
  }

  static FilterTerm parse(String word) {
    boolean negated = word.startsWith("-") && word.length() > 1;
    var term = positive(negated ? word.substring(1) : word);
    // What is unknown does not hold, so its negation does.
    return negated ? new FilterTerm("NOT coalesce(" + term.sql + ", 0)", term.values) : term;
  }

  private static FilterTerm positive(String word) {
    var form = FORM.matcher(word);
    if (!form.matches()) {
      return contains("c.provider || '/' || c.model || ' ' || x.text", word);
    }
    String name = form.group(1);
    String value = form.group(3);
    var field =
        FilterField.of(name)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "The filter has no field \"" + name + "\"; it has " + FilterField.names()));
    if (value.isEmpty()) {
      throw new IllegalArgumentException(
          "The filter's \"" + name + "\" has no value: write " + field.example() + ".");
    }
    return switch (field.kind()) {
      case WORD -> same(field.column(), form.group(2), value, field);
      case PART -> contains(field.column(), value);
      case FLAG -> flag(value);
      case COUNT -> number(field, form.group(2), count(field, value));
      case TIME -> number(field, form.group(2), nanos(field, value));
    };
  }

  private static FilterTerm same(String column, String operator, String value, FilterField field) {
    if (!operator.equals(":") && !operator.equals("=")) {
      throw new IllegalArgumentException(
          "The filter's \""
              + field.label()
              + "\" takes no "
              + operator
              + ": write "
              + field.example()
              + ".");
    }
    return new FilterTerm("lower(" + column + ") = ?", List.of(value.toLowerCase(Locale.ROOT)));
  }

  private static FilterTerm contains(String column, String value) {
    String pattern =
        "%" + value.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    return new FilterTerm("(" + column + ") LIKE ? ESCAPE '\\'", List.of(pattern));
  }

  private static FilterTerm flag(String value) {
    String sql =
        switch (value.toLowerCase(Locale.ROOT)) {
          case "reasoning" -> "c.has_reasoning = 1";
          case "tool", "tools" -> "c.tool_calls > 0";
          case "error" -> "c.error_kind IS NOT NULL";
          case "retry", "retries" -> "c.attempts > 1";
          case "usage" -> "c.output_tokens IS NOT NULL";
          default ->
              throw new IllegalArgumentException(
                  "The filter knows no has:"
                      + value
                      + "; it knows reasoning, tools, error, retries, usage.");
        };
    return new FilterTerm("(" + sql + ")", List.of());
  }

  private static FilterTerm number(FilterField field, String operator, long value) {
    String sql = operator.equals(":") ? "=" : operator;
    return new FilterTerm(field.column() + " " + sql + " ?", List.of(value));
  }

  private static long count(FilterField field, String value) {
    try {
      return Long.parseLong(value.replace("_", "").replace(",", ""));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "The filter's \""
              + field.label()
              + "\" takes a whole number: write "
              + field.example()
              + ".",
          e);
    }
  }

  private static long nanos(FilterField field, String value) {
    String text = value.toLowerCase(Locale.ROOT);
    String unit = text.replaceFirst("^[0-9.]+", "");
    double factor =
        switch (unit) {
          case "ms", "" -> 1e6;
          case "s" -> 1e9;
          case "us", "µs" -> 1e3;
          case "m", "min" -> 60e9;
          default -> 0;
        };
    try {
      if (factor > 0) {
        return Math.round(
            Double.parseDouble(text.substring(0, text.length() - unit.length())) * factor);
      }
    } catch (NumberFormatException e) {
      throw notTime(field, e);
    }
    throw notTime(field, null);
  }

  private static IllegalArgumentException notTime(
      FilterField field, @org.jspecify.annotations.Nullable Throwable cause) {
    return new IllegalArgumentException(
        "The filter's \""
            + field.label()
            + "\" takes a time such as 500ms or 2s: write "
            + field.example()
            + ".",
        cause);
  }
}
