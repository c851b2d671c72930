package dev.sage.workbench.cli;

import dev.sage.llm.StreamEvent;
import dev.sage.llm.redaction.Redactor;
import dev.sage.workbench.frames.FrameDecoder;
import dev.sage.workbench.store.StoredAttempt;
import dev.sage.workbench.store.StoredCall;
import dev.sage.workbench.store.StoredFrame;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the frames said, as it came: answer, reasoning, tool calls; a retry in brackets. */
final class ReplayText implements ReplayLines {
  private static final String ANSWER = "answer:";

  private final FrameDecoder decoder;
  private final StoredCall call;
  private final List<StoredAttempt> attempts;
  private final Redactor redactor;
  private final StringBuilder out = new StringBuilder();
  private final Set<Integer> toolsBegun = new HashSet<>();
  private TextFlow flow;

  /** What flows: answer, reasoning or a tool call; null before the first and after a note. */
  private @Nullable String section;

  /** Whether an answer can stand without a word before it. */
  private boolean plain = true;

  private boolean inLine;
  private boolean failureTold;
  private int attempt;

  ReplayText(
      FrameDecoder decoder, StoredCall call, List<StoredAttempt> attempts, Redactor redactor) {
    this.decoder = decoder;
    this.call = call;
    this.attempts = attempts;
    this.redactor = redactor;
    this.flow = new TextFlow(redactor);
  }

  @Override
  public String frame(StoredFrame frame, byte[] bytes) {
    attempts.stream()
        .filter(each -> each.number() >= attempt && each.number() < frame.attempt())
        .forEach(this::failed);
    attempt = frame.attempt();
    decoder.frame(frame, bytes, StoredAttempt.numbered(attempts, attempt)).forEach(this::event);
    return taken();
  }

  private void failed(StoredAttempt before) {
    String why =
        failureTold ? "" : ": " + Objects.requireNonNullElse(before.errorMessage(), "no answer.");
    String wait =
        before.delay() == null ? "" : " (then waited %d ms)".formatted(before.delay().toMillis());
    note("attempt %d failed%s%s".formatted(before.number(), wait, why));
    toolsBegun.clear();
    failureTold = false;
  }

  private void event(StreamEvent event) {
    switch (event) {
      case StreamEvent.Text piece -> piece(ANSWER, piece.value());
      case StreamEvent.Refusal piece -> piece("refusal:", piece.value());
      case StreamEvent.Reasoning piece -> piece("reasoning:", piece.value());
      case StreamEvent.ToolCallDelta piece -> toolPiece(piece);
      case StreamEvent.ToolCall call -> toolCall(call);
      case StreamEvent.Warning warning -> note(warning.message());
      case StreamEvent.Failure failure -> {
        failureTold = true;
        note("failed: " + failure.error().message());
      }
      default -> {}
    }
  }

  private void toolPiece(StreamEvent.ToolCallDelta piece) {
    toolsBegun.add(piece.index());
    String name = piece.toolName() == null ? "" : " " + piece.toolName();
    piece("tool call %d%s:".formatted(piece.index(), name), piece.arguments());
  }

  private void toolCall(StreamEvent.ToolCall call) {
    if (toolsBegun.add(call.index())) {
      piece("tool call %d %s:".formatted(call.index(), call.toolName()), call.arguments());
    }
    if (call.fault() != null) {
      note("tool call %s is not valid: %s".formatted(call.toolName(), call.fault()));
    }
  }

  private void piece(String of, String text) {
    if (text.isEmpty()) {
      return;
    }
    if (!of.equals(section)) {
      endFlow();
      if (!plain || !of.equals(ANSWER)) {
        bracket(of);
      }
      plain = false;
      section = of;
    }
    print(flow.add(text));
  }

  /** A line of our own, in brackets so that it is not taken for the model's. */
  private void note(String note) {
    endFlow();
    bracket(redactor.redact(note));
    section = null;
  }

  private void bracket(String words) {
    if (inLine) {
      out.append('\n');
    }
    out.append('[').append(Printable.text(words)).append("]\n");
    inLine = false;
  }

  private void endFlow() {
    print(flow.end());
  }

  private void print(String piece) {
    String text = Printable.text(piece);
    if (!text.isEmpty()) {
      out.append(text);
      inLine = text.charAt(text.length() - 1) != '\n';
    }
  }

  private String taken() {
    String text = out.toString();
    out.setLength(0);
    return text;
  }

  @Override
  public String end(boolean whole) {
    if (whole) {
      // The call knows better than its last bytes why it ended where it did.
      decoder.end().stream().filter(event -> !event.terminal()).forEach(this::event);
      if (call.errorMessage() != null && !failureTold) {
        note(call.status().json() + ": " + call.errorMessage());
      }
    }
    endFlow();
    if (inLine) {
      out.append('\n');
      inLine = false;
    }
    return taken();
  }
}
