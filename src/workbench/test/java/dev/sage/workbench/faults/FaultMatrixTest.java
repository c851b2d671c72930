package dev.sage.workbench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.LlmError;
import dev.sage.llm.Message;
import dev.sage.llm.Timeouts;
import dev.sage.llm.redaction.Redactor;
import dev.sage.simulator.Speed;
import dev.sage.workbench.Home;
import dev.sage.workbench.store.CallStatus;
import dev.sage.workbench.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every fault at every moment where it applies, over HTTP/1.1: the library, the simulator's fault
 * scripts and the store together. HTTP/2 and TLS have their own in the library's tests.
 */
class FaultMatrixTest {

  /** Where a timer has to fire. */
  private static final Duration SHORT = Duration.ofSeconds(2);

  /** Where none may. */
  private static final Duration LONG = Duration.ofMinutes(5);

  private static final Timeouts PATIENT = new Timeouts(LONG, LONG, LONG, LONG, LONG);

  /** What a cell may take beyond its timers; most take milliseconds, a body of 100 MiB a second. */
  private static final Duration SLACK = Duration.ofMinutes(1);

  private static final int AT_ONCE = 8;

  /** Where in the answer it went wrong, or what the server called it. */
  private static final Map<String, String> NAMED_IN_MESSAGE =
      Map.of(
          "truncated-json", "frame 5 of",
          "not-json", "frame 5 of",
          "wrong-json-type", "frame 5 of",
          "nan", "frame 5 of",
          "deep-json", "frame 5 of",
          "html", "text/html",
          "html-as-stream", "text/event-stream",
          "plain-text", "text/plain");

  @TempDir Path folder;

  private final Redactor redactor = Redactor.create();
  private final Map<String, FaultSide> ofConnections = new HashMap<>();
  private Store store;
  private FaultSide side;

  @BeforeEach
  void start() throws IOException {
    store = Store.open(new Home(folder.resolve("home")), redactor, _ -> {});
    side = FaultSide.start(redactor, store, Speed.INSTANT);
  }

  @AfterEach
  void stop() {
    sides().forEach(FaultSide::close);
    store.close();
  }

  private List<FaultSide> sides() {
    var sides = new ArrayList<>(ofConnections.values());
    sides.add(side);
    return sides;
  }

  @Test
  void every_cell_ends_as_the_table_says_and_nothing_is_left() throws Exception {
    List<FaultCell> cells;
    try (var table = FaultMatrixTest.class.getResourceAsStream("matrix.txt")) {
      cells = FaultCell.all(Objects.requireNonNull(table));
    }
    for (var cell : cells) {
      if (cell.ofConnections() && !ofConnections.containsKey(cell.script())) {
        ofConnections.put(
            cell.script(), FaultSide.start(redactor, store, Speed.INSTANT, cell.script()));
      }
    }
    var failures = new ArrayList<String>();
    int passed = 0;
    try (var workers = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
      var runs = new ArrayList<Callable<String>>();
      cells.forEach(cell -> runs.add(() -> run(cell)));
      for (var run : workers.invokeAll(runs)) {
        var problem = run.get();
        if (problem.isEmpty()) {
          passed++;
        } else {
          failures.add(problem);
        }
      }
    }

    System.out.printf("fault matrix: %d cells run, %d passed%n", cells.size(), passed);
    assertThat(failures).isEmpty();
    assertThat(passed).isEqualTo(cells.size()).isGreaterThan(500);
    sides().forEach(FaultSide::closeClient);
    Leftovers.awaitNoThread("sage-");
  }

  private String run(FaultCell cell) {
    try {
      check(cell);
      return "";
    } catch (AssertionError | RuntimeException | InterruptedException failed) {
      return cell + ": " + failed.getMessage();
    }
  }

  private void check(FaultCell cell) throws InterruptedException {
    var id = "cell-" + cell.script() + "-" + cell.call();
    var asked = ofConnections.getOrDefault(cell.script(), side);
    long start = System.nanoTime();
    var request = request(cell, cell.model(), timeouts(cell), id);
    var outcome =
        cell.streamed()
            ? CallOutcome.streamed(asked.llm(), request)
            : CallOutcome.whole(asked.llm(), request);

    var took = Duration.ofNanos(System.nanoTime() - start);
    assertThat(outcome.terminals()).as("terminal events").isEqualTo(1);
    assertThat(took).as("time").isLessThan(bound(cell));
    if (outcome.error() == null) {
      assertThat("ok").isEqualTo(cell.outcome());
    } else {
      checkError(cell, outcome.error());
      assertThat(outcome.error().partialText()).as("partial text").isEqualTo(outcome.text());
    }
    if (cell.streamed()) {
      assertThat(outcome.waits()).as("waits").hasSize(cell.attempts() - 1);
    }
    if (!cell.delay().equals("-")) {
      var bounds = cell.delay().split("-", -1);
      assertThat(outcome.waits().getFirst().toMillis())
          .isBetween(Long.parseLong(bounds[0]), Long.parseLong(bounds[1]));
    }
    checkText(cell, outcome.text());
    assertThat(outcome.said()).as("what was said").doesNotContain(asked.simulator().key());
    checkRow(cell, id, asked.simulator().key());
    if (cell.streamed()) {
      assertThat(store.content(id).orElseThrow().text()).as("stored").isEqualTo(outcome.text());
    }
  }

  /** A timer that fires may do so once an attempt. */
  private static Duration bound(FaultCell cell) {
    return cell.outcome().equals("timeout")
        ? SHORT.multipliedBy(cell.attempts()).plus(SLACK)
        : SLACK;
  }

  private void checkError(FaultCell cell, LlmError error) {
    assertThat(error.kind().json() + " / " + error.reason() + " / " + error.phase())
        .isEqualTo(
            cell.outcome()
                + " / "
                + (cell.reason().equals("-") ? null : cell.reason())
                + " / "
                + cell.phase());
    assertThat(error.attempts()).isEqualTo(cell.attempts());
    assertThat(error.message())
        .contains(NAMED_IN_MESSAGE.getOrDefault(cell.script(), ""))
        .hasSizeBetween(20, 700)
        .doesNotContain("Exception", "Bearer", "x-api-key");
  }

  private void checkText(FaultCell cell, String text) {
    switch (cell.text()) {
      case "none" -> assertThat(text).isEmpty();
      case "some" -> assertThat(text).hasSizeGreaterThan(20);
      case "part" -> {
        assertThat(text).isNotEmpty();
        assertThat(sound(cell)).startsWith(text).hasSizeGreaterThan(text.length());
      }
      case "all" -> assertThat(text).isEqualTo(sound(cell));
      default -> assertThat(cell.text()).isEqualTo("any");
    }
  }

  /** The text that nothing has happened to. */
  private String sound(FaultCell cell) {
    return side.llm().chat(request(cell, "clean", PATIENT, "sound-" + cell)).text();
  }

  private void checkRow(FaultCell cell, String id, String key) throws InterruptedException {
    store.flush();
    var row = store.call(id).orElseThrow();
    assertThat(row.status()).isEqualTo(cell.ok() ? CallStatus.COMPLETE : CallStatus.FAILED);
    assertThat(row.errorKind()).isEqualTo(cell.ok() ? null : cell.outcome());
    assertThat(row.attempts()).isEqualTo(cell.attempts());
    assertThat(store.attempts(id)).hasSize(cell.attempts());
    assertThat(row + store.attempts(id).toString()).doesNotContain(key);
  }

  private static ChatRequest request(FaultCell cell, String model, Timeouts timeouts, String id) {
    return ChatRequest.builder(cell.provider() + "/" + model)
        .message(Message.user("Tell me about tides."))
        .timeouts(timeouts)
        .requestId(id)
        .build();
  }

  /** Only the timer that has to fire is short: on a machine that stalls another may be first. */
  private static Timeouts timeouts(FaultCell cell) {
    return new Timeouts(
        LONG, timer(cell, "headers"), timer(cell, "first_token"), timer(cell, "idle"), LONG);
  }

  private static Duration timer(FaultCell cell, String name) {
    return cell.outcome().equals("timeout") && cell.reason().equals(name) ? SHORT : LONG;
  }
}
