package dev.sage.llm.redaction;

import org.jspecify.annotations.Nullable;

/**
 * What is taken out of a view.
 *
 * @param priority whose kind counts where two overlap
 * @param secret the secret that was told, if it is one
 */
record Span(
    int from, int to, String kind, Category category, int priority, @Nullable KnownSecret secret) {

  boolean overlaps(Span other) {
    return from < other.to && other.from < to;
  }

  /** Both, under the name of the one that knows better. */
  Span with(Span other) {
    var named = other.priority > priority ? other : this;
    return new Span(
        Math.min(from, other.from),
        Math.max(to, other.to),
        named.kind,
        named.category,
        named.priority,
        named.secret);
  }

  Span back(int by) {
    return new Span(from - by, to - by, kind, category, priority, secret);
  }
}
