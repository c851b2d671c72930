package dev.sage.workbench.cli;

import dev.sage.workbench.CallCosts;
import dev.sage.workbench.store.CallMarks;
import dev.sage.workbench.store.CallStatus;
import dev.sage.workbench.store.Store;
import dev.sage.workbench.store.StoredAttempt;
import dev.sage.workbench.store.StoredCall;
import dev.sage.workbench.store.StoredContent;
import dev.sage.workbench.store.StoredFrame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Prints a stored call for a person. */
final class ShowText {

  private final Store store;
  private final Terminal terminal;
  private final CallCosts costs;

  ShowText(Store store, Terminal terminal, CallCosts costs) {
    this.store = store;
    this.terminal = terminal;
    this.costs = costs;
  }

  void print(StoredCall call, int frames) {
    facts(call);
    store.content(call.id()).ifPresent(this::content);
    attempts(store.attempts(call.id()));
    frames(call, frames);
  }

  private void facts(StoredCall call) {
    boolean whole = call.status() == CallStatus.COMPLETE;
    fact("id", call.id());
    fact("target", call.target());
    fact("api", call.api());
    fact("status", call.status().json());
    fact("started", call.startedAt().toString());
    fact("answered by", call.answeredModel());
    fact("provider's request id", call.providerRequestId());
    fact("finish reason", call.finishReason());
    fact("TTFT", SummaryTable.millis(call.timings().ttft()));
    fact("E2E", SummaryTable.millis(call.timings().e2e()));
    fact(
        "tokens",
        SummaryTable.count(call.usage().input())
            + " in, "
            + SummaryTable.atLeast(whole, SummaryTable.count(call.usage().output()))
            + " out");
    fact(
        "cost",
        SummaryTable.atLeast(
            whole,
            CellCost.text(
                costs.cost(call.provider(), call.model(), call.answeredModel(), call.usage()))));
    String marks =
        MarksText.of(store.marks(List.of(call.id())).getOrDefault(call.id(), CallMarks.NONE));
    fact("marks", marks.isEmpty() ? null : marks);
    fact("error", call.errorKind());
    fact("", call.errorMessage());
  }

  private void fact(String name, @Nullable String value) {
    if (value != null) {
      terminal.line(name.isEmpty() ? value : name + ": " + Printable.text(value));
    }
  }

  private void content(StoredContent content) {
    section("request", content.request());
    section("reasoning", content.reasoning());
    section("answer", content.text());
    section("refusal", content.refusal());
    content.toolCalls().forEach(call -> section("tool call " + call.toolName(), call.arguments()));
  }

  private void section(String name, String text) {
    if (!text.isEmpty()) {
      terminal.line("");
      terminal.line("── " + name);
      terminal.line(Printable.text(text));
    }
  }

  private void attempts(List<StoredAttempt> attempts) {
    if (attempts.isEmpty()) {
      return;
    }
    terminal.line("");
    terminal.line("── attempts");
    var rows = new ArrayList<List<String>>();
    rows.add(List.of("#", "HTTP", "request id", "error", "then waited"));
    for (StoredAttempt attempt : attempts) {
      Duration delay = attempt.delay();
      rows.add(
          List.of(
              Integer.toString(attempt.number()),
              attempt.httpStatus() == null ? "–" : attempt.httpStatus().toString(),
              text(attempt.requestId()),
              text(attempt.errorKind()),
              delay == null ? "–" : delay.toMillis() + " ms"));
    }
    terminal.out().print(TextTable.text(rows));
  }

  private void frames(StoredCall call, int limit) {
    var frames = store.frames(call.id(), 0, limit);
    if (frames.isEmpty()) {
      return;
    }
    terminal.line("");
    terminal.line("── frames (%d of %d)".formatted(frames.size(), call.frames()));
    var rows = new ArrayList<List<String>>();
    rows.add(List.of("#", "t", "Δt", "bytes", "type"));
    long before = 0;
    for (StoredFrame frame : frames) {
      rows.add(
          List.of(
              Long.toString(frame.sequence()),
              millis(frame.nanos()),
              millis(frame.nanos() - before),
              Integer.toString(frame.length()),
              frame.type() + (frame.redacted() ? " (redacted)" : "")));
      before = frame.nanos();
    }
    terminal.out().print(TextTable.text(rows));
  }

  private static String text(@Nullable String value) {
    return value == null ? "–" : value;
  }

  private static String millis(long nanos) {
    return String.format(Locale.ROOT, "%.1f ms", nanos / 1e6);
  }
}
