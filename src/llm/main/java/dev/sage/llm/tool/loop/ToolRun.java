package dev.sage.llm.tool.loop;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sage.llm.tool.Tool;
import dev.sage.llm.tool.ToolArguments;
import dev.sage.llm.tool.ToolContext;
import dev.sage.llm.tool.ToolException;
import dev.sage.llm.transport.Cancellation;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * One tool call of a round, from its check to its answer. What is not said to be thread-safe
 * belongs to the thread that pulls the stream.
 */
final class ToolRun implements ToolContext {

  /** More of a message than a model or a person reads. */
  private static final int LONGEST_MESSAGE = 1_000;

  private final CheckedCall checked;
  private final RunSetup setup;
  private final Cancellation cancellation = new Cancellation();
  private volatile @Nullable Thread thread;
  private volatile long started = System.nanoTime();
  private volatile long finished;
  private long ended;
  private @Nullable Answer answer;

  ToolRun(CheckedCall checked, RunSetup setup) {
    this.checked = checked;
    this.setup = setup;
  }

  CheckedCall checked() {
    return checked;
  }

  Tool tool() {
    return Objects.requireNonNull(checked.tool(), "only sound calls run");
  }

  ToolArguments arguments() {
    return Objects.requireNonNull(checked.arguments(), "only sound calls run");
  }

  Duration limit() {
    var own = tool().timeout();
    return own == null ? setup.options().timeout() : own;
  }

  /** {@link System#nanoTime} when its time is over. */
  long deadline() {
    return started + TimeUnit.NANOSECONDS.convert(limit());
  }

  /** Whether the tool has begun to run. */
  boolean begun() {
    return thread != null;
  }

  long started() {
    return started;
  }

  /** When its answer was there. */
  long ended() {
    return ended;
  }

  /** When its function was done, though nobody may have looked. */
  long finished() {
    return finished;
  }

  @Nullable Answer answer() {
    return answer;
  }

  /** The first answer stays: a tool that is late has lost. Returns whether this is it. */
  boolean answer(Answer value, long nanos) {
    if (answer != null) {
      return false;
    }
    answer = value;
    ended = nanos;
    return true;
  }

  /** Starts the tool on a thread of its own, which tells its answer once. */
  void start(Consumer<Answer> done) {
    started = System.nanoTime();
    var running =
        Thread.ofVirtual()
            .name("sage-tool-" + tool().name())
            .unstarted(
                () -> {
                  var result = run();
                  finished = System.nanoTime();
                  done.accept(result);
                });
    thread = running;
    running.start();
  }

  /** Tells the tool to stop. Thread-safe. */
  void cancel(String reason) {
    cancellation.cancel(reason);
    var running = thread;
    if (running != null) {
      running.interrupt();
    }
  }

  /** The time is over, or the stream; a tool that still runs is told so. */
  void end(Answer value, String reason) {
    if (answer(value, System.nanoTime())) {
      cancel(reason);
    }
  }

  @Override
  public String callId() {
    return checked.id();
  }

  @Override
  public String requestId() {
    return setup.requestId();
  }

  @Override
  public Cancellation cancellation() {
    return cancellation;
  }

  @Override
  public String resolve(String template) {
    return tool().resolve(template, setup.secrets()::reveal);
  }

  /** Whatever a tool throws is its own: an error too must not end a thread without a word. */
  @SuppressWarnings("CatchThrowable")
  private Answer run() {
    try (var _ = MDC.putCloseable("requestId", setup.requestId())) {
      var result = tool().function().run(arguments(), this);
      return fits(result) ? Answer.ok(setup.secrets().clean(result)) : tooLarge();
    } catch (ToolException refused) {
      return Answer.failed(refused.code(), message(refused, ""));
    } catch (Throwable thrown) {
      return Answer.failed(
          ToolException.RUNTIME, message(thrown, thrown.getClass().getSimpleName()));
    }
  }

  private Answer tooLarge() {
    return Answer.tooLarge(setup.options().maxResultBytes());
  }

  private boolean fits(String result) {
    int limit = setup.options().maxResultBytes();
    return result.length() <= limit / 3
        || (result.length() <= limit && result.getBytes(UTF_8).length <= limit);
  }

  /** Redacted before it is cut, or half a secret would be left. */
  private String message(Throwable thrown, String name) {
    var said = said(thrown);
    var text = name.isEmpty() || said.isEmpty() ? name + said : name + ": " + said;
    var clean = setup.secrets().cleanMessage(text);
    return clean.length() <= LONGEST_MESSAGE ? clean : clean.substring(0, LONGEST_MESSAGE) + " …";
  }

  /** A message is the tool's code too, and may throw in its turn. */
  @SuppressWarnings("CatchThrowable")
  private static String said(Throwable thrown) {
    try {
      return Objects.requireNonNullElse(thrown.getMessage(), "");
    } catch (Throwable _) {
      return "";
    }
  }
}
