package dev.sage.workbench.cli;

import dev.sage.llm.StreamEvent;
import dev.sage.llm.redaction.Redactor;
import dev.sage.workbench.compare.CellDelta;

/** One cell's stream as lines for a terminal. Not thread-safe. */
final class CellLines {

  /** A line of a labelled column is broken at the next space after this many characters. */
  private static final int WIDTH = 88;

  private final Redactor redactor;
  private final String label;
  private final TextFlow reasoning;
  private final TextFlow text;
  private final StringBuilder line = new StringBuilder();
  private boolean reasoningShown;
  private boolean textShown;
  private int retries;
  private int warnings;

  /** Whether the terminal stands in the middle of a line. */
  private boolean pending;

  /**
   * @param label before each line; empty for one cell alone, whose text is let through as it comes
   */
  CellLines(Redactor redactor, String label) {
    this.redactor = redactor;
    this.label = label;
    this.reasoning = new TextFlow(redactor);
    this.text = new TextFlow(redactor);
  }

  String add(CellDelta delta) {
    var out = new StringBuilder();
    var state = delta.state();
    for (StreamEvent.Retrying retry : state.retries().subList(retries, state.retries().size())) {
      note(
          out,
          "attempt %d failed: %s Waiting %d ms."
              .formatted(retry.attempt(), retry.error().message(), retry.delay().toMillis()));
    }
    retries = state.retries().size();
    for (StreamEvent.Warning warning :
        state.warnings().subList(warnings, state.warnings().size())) {
      note(out, Printable.text(redactor.redact(warning.message())));
    }
    warnings = state.warnings().size();
    if (!delta.reasoning().isEmpty()) {
      if (!reasoningShown) {
        reasoningShown = true;
        note(out, "reasoning:");
      }
      flow(out, reasoning.add(delta.reasoning()));
    }
    if (!delta.text().isEmpty() || !delta.refusal().isEmpty()) {
      if (reasoningShown && !textShown) {
        flow(out, reasoning.end());
        note(out, "answer:");
      }
      textShown = true;
      flow(out, text.add(delta.refusal() + delta.text()));
    }
    for (StreamEvent.ToolCall call : delta.toolCalls()) {
      flow(out, reasoning.end());
      flow(out, text.end());
      note(out, "tool call " + call.toolName() + " " + shortened(call.arguments()));
    }
    if (state.status().over()) {
      flow(out, reasoning.end());
      flow(out, text.end());
      flush(out);
    }
    return out.toString();
  }

  /** Redacted before it is cut: half a key would not be known for one. */
  private String shortened(String raw) {
    String arguments = Printable.text(redactor.redact(raw));
    return arguments.length() <= 200
        ? arguments
        : arguments.substring(0, 200) + "… (" + arguments.length() + " characters)";
  }

  /** A line of our own, in brackets so that it is not taken for the model's. */
  private void note(StringBuilder out, String note) {
    flush(out);
    out.append(label).append('[').append(note).append("]\n");
  }

  private void flow(StringBuilder out, String piece) {
    for (int i = 0; i < piece.length(); i++) {
      char c = piece.charAt(i);
      if (c == '\n' || (!label.isEmpty() && c == ' ' && line.length() >= WIDTH)) {
        end(out);
      } else if (c != '\r' && (c >= ' ' || c == '\t')) {
        // Other control characters could move the cursor or change the terminal.
        line.append(c);
      }
    }
    if (label.isEmpty()) {
      out.append(line);
      pending = pending || !line.isEmpty();
      line.setLength(0);
    }
  }

  private void end(StringBuilder out) {
    out.append(label).append(line).append('\n');
    line.setLength(0);
    pending = false;
  }

  private void flush(StringBuilder out) {
    if (!line.isEmpty() || pending) {
      end(out);
    }
  }
}
