package dev.sage.llm.provider.fake;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.sage.llm.FinishReason;
import dev.sage.llm.LlmError;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.Timings;
import dev.sage.llm.provider.Attempt;
import dev.sage.llm.provider.AttemptSink;
import dev.sage.llm.provider.CallContext;
import dev.sage.llm.provider.Exchange;
import dev.sage.llm.provider.fake.FakeAnswer.Step;
import dev.sage.llm.telemetry.AttemptRecord;
import dev.sage.llm.transport.Timer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;

/** Plays one answer, a piece a pull. Not thread-safe, but the guard may abort it. */
final class FakeAttempt implements Attempt {

  private static final int LONGEST_PIECE = 8;

  /** What one pull does. */
  private sealed interface Move {
    record Give(StreamEvent event) implements Move {}

    record Pause(Duration time) implements Move {}
  }

  private final String model;
  private final CallContext context;
  private final Queue<Move> moves = new ArrayDeque<>();
  private final CountDownLatch aborted = new CountDownLatch(1);
  private final SplittableRandom random;
  private Exchange exchange = Exchange.begun(System.nanoTime());
  private boolean begun;
  private int block;
  private long reads;

  FakeAttempt(FakeAnswer answer, String model, SplittableRandom random, CallContext context) {
    this.model = model;
    this.context = context;
    this.random = random;
    answer.steps().forEach(this::plan);
    moves.add(new Move.Give(end(answer)));
  }

  @Override
  public boolean pull(AttemptSink sink) {
    if (!begun) {
      begin(sink);
    }
    sink.read(System.nanoTime(), reads++);
    switch (moves.remove()) {
      case Move.Give(StreamEvent event) -> {
        sink.event(event);
        return !event.terminal();
      }
      case Move.Pause(Duration time) -> {
        return pause(time, sink);
      }
    }
  }

  @Override
  public Exchange exchange() {
    return exchange;
  }

  @Override
  public void close() {
    moves.clear();
  }

  private void begin(AttemptSink sink) {
    begun = true;
    long now = System.nanoTime();
    exchange = new Exchange(now, now, null, null, Map.of(), AttemptRecord.Phases.NONE);
    context.guard().onAbort(aborted::countDown);
    context.guard().sending();
    context.guard().enter(Timer.FIRST_TOKEN);
    sink.responded(exchange);
    sink.identity("fake-" + context.requestId(), model);
  }

  /** The sink puts the guard's verdict in the place of this failure. */
  private boolean pause(Duration time, AttemptSink sink) {
    try {
      if (!aborted.await(NANOSECONDS.convert(time), NANOSECONDS)) {
        return true;
      }
      sink.event(cancelled("The call was cancelled."));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      sink.event(cancelled("The call was cancelled: its thread was interrupted."));
    }
    return false;
  }

  private void plan(Step step) {
    switch (step) {
      case Step.Say(String text) -> {
        int index = block++;
        pieces(text).forEach(piece -> give(new StreamEvent.Text(index, piece)));
      }
      case Step.Think(String text) -> {
        int index = block++;
        pieces(text).forEach(piece -> give(new StreamEvent.Reasoning(index, piece)));
      }
      case Step.Call(String id, String tool, String arguments) -> {
        int index = block++;
        pieces(arguments)
            .forEach(piece -> give(new StreamEvent.ToolCallDelta(index, id, tool, piece)));
        give(new StreamEvent.ToolCall(index, id, tool, arguments, null));
      }
      case Step.Wait(Duration time) -> moves.add(new Move.Pause(time));
      case Step.Fail(LlmError error) -> give(new StreamEvent.Failure(error));
    }
  }

  private void give(StreamEvent event) {
    moves.add(new Move.Give(event));
  }

  /** Pieces of a few characters, cut between code points. */
  private Iterable<String> pieces(String text) {
    var pieces = new ArrayDeque<String>();
    int from = 0;
    while (from < text.length()) {
      int characters = 1 + random.nextInt(LONGEST_PIECE);
      int count = Math.min(characters, text.codePointCount(from, text.length()));
      int to = text.offsetByCodePoints(from, count);
      pieces.add(text.substring(from, to));
      from = to;
    }
    return pieces;
  }

  private static StreamEvent end(FakeAnswer answer) {
    FinishReason reason = answer.effectiveFinishReason();
    return new StreamEvent.End(reason, reason.json(), "end", answer.usage(), Timings.NONE);
  }

  private static StreamEvent cancelled(String message) {
    return new StreamEvent.Failure(LlmError.of(LlmError.Kind.CANCELLED, "", null, message));
  }
}
