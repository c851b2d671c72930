package dev.sage.llm.tool.loop;

import dev.sage.llm.tool.Approval;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The tools of one round: those that may run at the same time, each with its time. Driven by the
 * thread that pulls the stream; {@link #cancel} may come from any thread.
 */
final class ToolRuns {

  private static final String NOBODY_ASKED =
      "It needs a person's approval and nobody can be asked; the program sets one with ToolOptions.withApproval.";

  private final List<ToolRun> runs;
  private final int most;
  private final @Nullable Approval approval;

  /** What the threads of tools have to tell the pulling one. */
  private final BlockingQueue<Runnable> news = new LinkedBlockingQueue<>();

  private final Queue<ToolRun> waiting = new ArrayDeque<>();
  private int running;
  private int taken;
  private volatile @Nullable Thread asking;
  private volatile @Nullable String cancelled;

  ToolRuns(List<ToolRun> runs, int most, @Nullable Approval approval) {
    this.runs = runs;
    this.most = most;
    this.approval = approval;
  }

  /** Answers what must not run and begins the rest. */
  void begin() {
    var asked = new ArrayDeque<ToolRun>();
    for (var run : runs) {
      var checked = run.checked();
      if (checked.fault() != null) {
        refuse(run, Answer.invalid(checked));
        continue;
      }
      switch (run.tool().permission()) {
        case AUTO -> waiting.add(run);
        case DENY -> refuse(run, Answer.denied("This tool is not allowed to run."));
        case CONFIRM -> {
          if (approval == null) {
            refuse(run, Answer.denied(NOBODY_ASKED));
          } else {
            asked.add(run);
          }
        }
      }
    }
    if (approval != null && !asked.isEmpty()) {
      ask(approval, asked);
    }
    launch();
  }

  /** The next call in order where it has its answer and was not taken before; else null. */
  @Nullable ToolRun take() {
    if (taken == runs.size() || runs.get(taken).answer() == null) {
      return null;
    }
    return runs.get(taken++);
  }

  /** Whether every call has its answer, and all were taken. */
  boolean done() {
    return taken == runs.size();
  }

  /**
   * Waits until there is news or a tool's time is over.
   *
   * @throws InterruptedException where the waiting thread is interrupted
   */
  void step() throws InterruptedException {
    var told = news.poll(untilNextDeadline(), TimeUnit.NANOSECONDS);
    while (told != null) {
      told.run();
      told = news.poll();
    }
    expire();
    launch();
  }

  /** Interrupts everything that runs and ends a wait. Thread-safe. */
  void cancel(String reason) {
    cancelled = reason;
    var thread = asking;
    if (thread != null) {
      thread.interrupt();
    }
    for (var run : runs) {
      run.cancel(reason);
    }
    news.add(() -> {});
  }

  /** Gives this answer to every call that has none and is not faulty. */
  void end(Answer answer, String reason) {
    waiting.clear();
    for (var run : runs) {
      var checked = run.checked();
      run.end(checked.fault() == null ? answer : Answer.invalid(checked), reason);
    }
  }

  private static void refuse(ToolRun run, Answer answer) {
    run.answer(answer, System.nanoTime());
  }

  private void launch() {
    while (running < most && !waiting.isEmpty() && cancelled == null) {
      var run = waiting.remove();
      running++;
      run.start(answer -> news.add(() -> ended(run, answer)));
      var reason = cancelled;
      if (reason != null) {
        run.cancel(reason); // it came between the look at it and the start
      }
    }
  }

  private void ended(ToolRun run, Answer answer) {
    if (cancelled != null) {
      return; // what an interrupted tool gives is no result
    }
    // Its time may have been over before, while nobody pulled the stream.
    boolean late = run.finished() - run.deadline() > 0;
    if (run.answer(late ? Answer.timedOut(run.limit()) : answer, run.finished())) {
      running--;
    }
  }

  private void expire() {
    long now = System.nanoTime();
    for (var run : runs) {
      if (runs(run) && now - run.deadline() >= 0) {
        run.end(Answer.timedOut(run.limit()), "the tool's time is over");
        running--;
      }
    }
  }

  private long untilNextDeadline() {
    long now = System.nanoTime();
    return runs.stream()
        .filter(this::runs)
        .mapToLong(run -> Math.max(0, run.deadline() - now))
        .min()
        .orElse(Long.MAX_VALUE);
  }

  private boolean runs(ToolRun run) {
    return run.answer() == null && run.begun();
  }

  /** One after the other: a person reads one question at a time. */
  private void ask(Approval person, Queue<ToolRun> asked) {
    var thread =
        Thread.ofVirtual()
            .name("sage-tool-approval")
            .unstarted(() -> asked.forEach(run -> ask(person, run)));
    asking = thread;
    thread.start();
  }

  /** Whatever it throws: without an answer the stream would wait for ever. */
  @SuppressWarnings("CatchThrowable")
  private void ask(Approval person, ToolRun run) {
    if (cancelled != null) {
      return;
    }
    Answer refused;
    try {
      refused =
          person.approve(run.tool(), run.arguments())
              ? null
              : Answer.denied("The person did not approve this call.");
    } catch (Throwable thrown) {
      refused =
          Answer.denied(
              "The approval failed ("
                  + thrown.getClass().getSimpleName()
                  + "), so it did not run.");
    }
    var decision = refused;
    news.add(() -> decided(run, decision));
  }

  private void decided(ToolRun run, @Nullable Answer refused) {
    if (refused == null) {
      waiting.add(run);
    } else {
      refuse(run, refused);
    }
  }
}
