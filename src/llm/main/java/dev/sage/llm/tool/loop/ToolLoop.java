package dev.sage.llm.tool.loop;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.ChatStream;
import dev.sage.llm.FinishReason;
import dev.sage.llm.LlmError;
import dev.sage.llm.Message;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.StreamEvent.ToolFault;
import dev.sage.llm.ToolChoice;
import dev.sage.llm.call.EventSource;
import dev.sage.llm.call.RequestIds;
import dev.sage.llm.transport.Cancellation;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks the model, runs the tools that it calls, and asks again, until it calls none. Not
 * thread-safe, but {@link #cancel} and {@link #conversation} may come from any thread.
 */
final class ToolLoop implements EventSource {

  /** Ends after which the calls of a round are not what the model wanted to say. */
  private static final Set<FinishReason> BROKEN =
      Set.of(FinishReason.CONTENT_FILTER, FinishReason.REFUSAL, FinishReason.ERROR);

  private final LoopSetup setup;
  private final ToolSecrets secrets;
  private final Conversation conversation;
  private final ToolReports reports;
  private final Totals totals = new Totals();
  private final Cancellation cancellation = new Cancellation();
  private final ArrayDeque<StreamEvent> queue = new ArrayDeque<>();

  private int number;
  private int repairs;
  private String text = "";
  private boolean over;
  private @Nullable Round round;
  private @Nullable Iterator<StreamEvent> incoming;
  private volatile @Nullable ChatStream asking;
  private volatile @Nullable ToolRuns running;

  ToolLoop(LoopSetup setup) {
    this.setup = setup;
    this.secrets = new ToolSecrets(setup.secrets(), setup.redactor());
    this.conversation = new Conversation(setup.request().messages());
    this.reports = new ToolReports(setup.taps(), secrets);
  }

  /** Every message so far; no call in it lacks its result. */
  List<Message> conversation() {
    return conversation.messages();
  }

  @Override
  public @Nullable StreamEvent poll() {
    return queue.poll();
  }

  @Override
  public boolean over() {
    return over;
  }

  @Override
  public void advance() {
    var runs = running;
    if (runs != null) {
      work(runs);
    } else if (incoming == null) {
      begin();
    } else {
      take(incoming.next());
    }
  }

  @Override
  public void cancel(String reason) {
    cancellation.cancel(reason);
    var stream = asking;
    if (stream != null) {
      stream.cancel(reason);
    }
    var runs = running;
    if (runs != null) {
      runs.cancel(reason);
    }
  }

  @Override
  public @Nullable StreamEvent abandon() {
    if (over) {
      return null;
    }
    var stream = asking;
    if (stream != null) {
      stream.close();
    }
    while (!over) {
      var events = incoming;
      if (events == null) {
        cancelled();
      } else {
        take(events.next());
      }
    }
    return queue.pollLast();
  }

  /** Begins a round. */
  private void begin() {
    if (cancellation.reason() != null) {
      cancelled();
      return;
    }
    number++;
    var id = number == 1 ? setup.requestId() : RequestIds.next(System.currentTimeMillis());
    var next = new Round(id, number == 1 ? null : setup.requestId(), setup.tools());
    ChatStream stream;
    try {
      stream = setup.rounds().begin(request(id), next.parentId());
    } catch (IllegalStateException closed) {
      cancellation.cancel("the client was closed");
      cancelled();
      return;
    }
    round = next;
    incoming = stream.events().iterator();
    asking = stream;
    var reason = cancellation.reason();
    if (reason != null) {
      stream.cancel(reason); // it came before the stream could be seen
    }
  }

  private ChatRequest request(String id) {
    var first = setup.request();
    if (number == 1) {
      return first.toBuilder().requestId(id).build();
    }
    // What had to be called has been called: asked for again, the model could never answer.
    var choice = first.toolChoice();
    boolean forced = choice instanceof ToolChoice.Required || choice instanceof ToolChoice.Named;
    return first.withMessages(conversation.messages()).toBuilder()
        .toolChoice(forced ? null : choice)
        .requestId(id)
        .build();
  }

  /** An event of the round. */
  private void take(StreamEvent event) {
    var current = current();
    if (!(event instanceof StreamEvent.ToolCall)) {
      current.add(event);
    }
    switch (event) {
      case StreamEvent.Started _ when number > 1 -> {}
      case StreamEvent.ToolCall call -> {
        var checked = current.call(call);
        if (checked.fault() != null && call.fault() == null) {
          give(reports.invalid(checked));
        }
        give(checked.call());
      }
      case StreamEvent.End end -> endRound(current, end);
      case StreamEvent.Failure failure -> failRound(current, failure);
      default -> give(event);
    }
  }

  private void endRound(Round ended, StreamEvent.End end) {
    asking = null;
    incoming = null;
    totals.add(end.usage(), end.timings());
    give(new StreamEvent.RoundEnd(number, end.finishReason(), end.usage(), end.timings()));
    ended.end(end).forEach(checked -> give(reports.invalid(checked)));
    var message = ended.message(end);
    text = message.text();
    conversation.add(message);
    if (ended.calls().isEmpty() || BROKEN.contains(end.finishReason())) {
      settle(runs(ended), true);
      finish(
          new StreamEvent.End(
              end.finishReason(),
              end.rawFinishReason(),
              end.terminator(),
              totals.usage(),
              totals.timings()));
      return;
    }
    run(ended);
  }

  private void run(Round ended) {
    var runs = runs(ended);
    var fault = ended.fault();
    if (fault != null && ++repairs > setup.options().maxRepairs()) {
      settle(runs, true);
      fail(LlmError.Kind.INVALID_TOOL_CALL, CheckedCall.json(fault), tooManyFaults(fault));
    } else if (number >= setup.options().maxRounds()) {
      settle(runs, true);
      fail(LlmError.Kind.TOOL_LIMIT, "rounds", tooManyRounds());
    } else {
      running = runs;
      // A cancel that came before the runs could be seen: nothing begins.
      if (cancellation.reason() == null) {
        runs.begin();
      }
    }
  }

  private ToolRuns runs(Round of) {
    var options = setup.options();
    var with = new RunSetup(of.requestId(), options, secrets);
    return new ToolRuns(
        of.calls().stream().map(call -> new ToolRun(call, with)).toList(),
        options.maxParallel(),
        options.approval());
  }

  /** Waits for tools, and gives the results that are next in order. */
  private void work(ToolRuns runs) {
    report(runs, true);
    if (runs.done()) {
      running = null;
      round = null;
      return;
    }
    if (!queue.isEmpty()) {
      return;
    }
    try {
      if (cancellation.reason() == null) {
        runs.step();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      cancel("the thread was interrupted");
    }
    if (cancellation.reason() != null) {
      cancelled();
    }
  }

  /**
   * Gives the results that are there, in the order of their calls.
   *
   * @param said whether the model's turn is part of the conversation
   */
  private void report(ToolRuns runs, boolean said) {
    for (var run = runs.take(); run != null; run = runs.take()) {
      var answer = Objects.requireNonNull(run.answer(), "taken when it was there");
      for (var event : reports.of(current(), run, answer)) {
        give(event);
        if (said && event instanceof StreamEvent.ToolResult result) {
          conversation.add(result);
        }
      }
    }
  }

  /** Ends the tools of a round that has no next one: every call has its result all the same. */
  private void settle(ToolRuns runs, boolean said) {
    runs.end(Answer.notRun(), "the call has ended");
    report(runs, said);
    running = null;
    round = null;
  }

  private void failRound(Round failed, StreamEvent.Failure failure) {
    asking = null;
    incoming = null;
    totals.addFailed(failure.usage(), failure.timings());
    settle(runs(failed), false);
    finish(new StreamEvent.Failure(failure.error(), totals.usage(), totals.timings()));
  }

  private void cancelled() {
    var runs = running;
    if (runs != null) {
      settle(runs, true);
    }
    var reason = Objects.requireNonNullElse(cancellation.reason(), "closed by the program");
    fail(LlmError.Kind.CANCELLED, reason, "The call was cancelled: " + reason + ".");
  }

  private String tooManyRounds() {
    return "The model still calls tools after %d rounds. Give it a narrower task, or raise ToolOptions.maxRounds."
        .formatted(number);
  }

  private String tooManyFaults(ToolFault fault) {
    return "The model made faulty tool calls in %d rounds, the last one for %s. Improve the tool's description and schema, or take another model."
        .formatted(repairs, CheckedCall.json(fault));
  }

  private void fail(LlmError.Kind kind, String reason, String message) {
    var request = setup.request();
    var error =
        LlmError.of(kind, request.provider(), request.modelName(), message)
            .at("tools", reason)
            .withPartialText(text);
    finish(new StreamEvent.Failure(error, totals.usage(), totals.timings()));
  }

  private void finish(StreamEvent terminal) {
    give(terminal);
    over = true;
  }

  private void give(StreamEvent event) {
    queue.add(event);
  }

  private Round current() {
    return Objects.requireNonNull(round, "a round has begun");
  }
}
