package dev.sage.llm.policy;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The caps of a {@link Budget}. Immutable, thread-safe. */
record Caps(Map<Span, Long> tokens, Map<Span, BigDecimal> dollars) {

  /** What a cap spans. */
  enum Span {
    REQUEST("of one call"),
    SESSION("of this session"),
    DAY("of today (UTC)");

    private final String words;

    Span(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }

    String json() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static final Caps NONE = new Caps(Map.of(), Map.of());

  Caps {
    tokens = Map.copyOf(tokens);
    dollars = Map.copyOf(dollars);
  }

  @Nullable Long tokens(Span span) {
    return tokens.get(span);
  }

  @Nullable BigDecimal dollars(Span span) {
    return dollars.get(span);
  }

  boolean inDollars() {
    return !dollars.isEmpty();
  }

  Caps withTokens(Span span, long value) {
    positive(value > 0, value);
    var changed = new EnumMap<Span, Long>(Span.class);
    changed.putAll(tokens);
    changed.put(span, value);
    return new Caps(changed, dollars);
  }

  Caps withDollars(Span span, BigDecimal value) {
    positive(value.signum() > 0, value);
    var changed = new EnumMap<Span, BigDecimal>(Span.class);
    changed.putAll(dollars);
    changed.put(span, value);
    return new Caps(tokens, changed);
  }

  private static void positive(boolean is, Number value) {
    if (!is) {
      throw new IllegalArgumentException("a cap must be more than 0, was " + value);
    }
  }
}
