package dev.sage.console.control;

import java.util.List;

/**
 * One line of a difference on the screen.
 *
 * @param spans in order; none for an empty line
 * @param change the number of the change that begins or goes on here, from 0; -1 for none
 */
public record DiffLine(List<Span> spans, int change) {

  /** How a stretch came to be. */
  public enum Look {
    SAME,
    REMOVED,
    INSERTED,
    /** A sentence of ours. */
    NOTE
  }

  /** A stretch of one look. */
  public record Span(Look look, String text) {}

  /** Copies the list. */
  public DiffLine {
    spans = List.copyOf(spans);
  }

  /** {@code +} where something came in, {@code −} where something went, {@code ±} for both. */
  public String sign() {
    boolean in = spans.stream().anyMatch(span -> span.look() == Look.INSERTED);
    boolean out = spans.stream().anyMatch(span -> span.look() == Look.REMOVED);
    return in && out ? "±" : in ? "+" : out ? "−" : "";
  }

  /** Its text as it is read aloud and copied, changes marked: {@code [-old-]{+new+}}. */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (Span span : spans) {
      text.append(
          switch (span.look()) {
            case SAME, NOTE -> span.text();
            case REMOVED -> "[-" + span.text() + "-]";
            case INSERTED -> "{+" + span.text() + "+}";
          });
    }
    return text.toString();
  }
}
