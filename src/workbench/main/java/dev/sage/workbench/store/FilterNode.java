package dev.sage.workbench.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What a filter means, as a tree. */
sealed interface FilterNode {

  /** All of them must hold. */
  record All(List<FilterNode> parts) implements FilterNode {
    public All {
      parts = List.copyOf(parts);
    }
  }

  /** One of them must hold. */
  record Any(List<FilterNode> parts) implements FilterNode {
    public Any {
      parts = List.copyOf(parts);
    }
  }

  /** It must not hold; what is unknown does not hold. */
  record Not(FilterNode part) implements FilterNode {}

  /** Words without a field: in the target or the answer. */
  record Words(String text) implements FilterNode {}

  /** One field compared with a value. */
  record Term(FilterField field, Operator operator, Value value) implements FilterNode {}

  /** How a field and a value are compared. */
  enum Operator {
    IS("="),
    OVER(">"),
    AT_LEAST(">="),
    UNDER("<"),
    AT_MOST("<=");

    private final String sql;

    Operator(String sql) {
      this.sql = sql;
    }

    String sql() {
      return sql;
    }

    static Operator of(String written) {
      return switch (written) {
        case ">" -> OVER;
        case ">=" -> AT_LEAST;
        case "<" -> UNDER;
        case "<=" -> AT_MOST;
        default -> IS;
      };
    }
  }

  /** What a field is compared with. */
  sealed interface Value {

    record Text(String text) implements Value {}

    record Count(long number) implements Value {}

    record Span(long nanos) implements Value {}

    record Money(double dollars) implements Value {}

    record Has(FilterFlag flag) implements Value {}

    /** So long before the moment at which the filter is used. */
    record Ago(Duration time) implements Value {}

    record At(Instant moment) implements Value {}
  }
}
