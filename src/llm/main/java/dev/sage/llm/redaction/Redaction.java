package dev.sage.llm.redaction;

import java.util.List;

/**
 * A text as it may leave, and what was taken out of it. Immutable.
 *
 * @param text the text; the same object as the input where nothing was found
 * @param findings in order, never overlapping
 */
public record Redaction(String text, List<Finding> findings) {

  /** Takes a copy of the list. */
  public Redaction {
    findings = List.copyOf(findings);
  }
}
