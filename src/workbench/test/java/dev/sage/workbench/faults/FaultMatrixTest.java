package dev.sage.workbench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Llm;
import dev.sage.llm.LlmError;
import dev.sage.llm.Message;
import dev.sage.llm.Timeouts;
import dev.sage.llm.provider.Endpoint;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.secret.Secret;
import dev.sage.simulator.Simulator;
import dev.sage.simulator.SimulatorOptions;
import dev.sage.simulator.Speed;
import dev.sage.workbench.Home;
import dev.sage.workbench.store.CallStatus;
import dev.sage.workbench.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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

  /** For a machine with other things to do. */
  private static final Duration SLACK = Duration.ofMinutes(2);

  private static final int AT_ONCE = 4;

  @TempDir Path folder;

  private final Redactor redactor = Redactor.create();
  private Simulator simulator;
  private Store store;
  private Llm llm;

  @BeforeEach
  void start() throws IOException {
    simulator = Simulator.start(SimulatorOptions.DEFAULT.withSpeed(Speed.INSTANT));
    store = Store.open(new Home(folder.resolve("home")), redactor, _ -> {});
    var key = Secret.of(simulator.key());
    llm =
        Llm.builder()
            .environment(Map.of())
            .redactor(redactor)
            .sleeper((_, _) -> {})
            .tap(store.tap())
            .endpoint(Endpoint.openAiChat("openai", simulator.openAiUrl(), key))
            .endpoint(Endpoint.anthropicMessages("anthropic", simulator.anthropicUrl(), key))
            .build();
  }

  @AfterEach
  void stop() {
    llm.close();
    store.close();
    simulator.close();
  }

  @Test
  void every_cell_ends_as_the_table_says_and_nothing_is_left() throws Exception {
    List<FaultCell> cells;
    try (var table = FaultMatrixTest.class.getResourceAsStream("matrix.txt")) {
      cells = FaultCell.all(Objects.requireNonNull(table));
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
    assertThat(passed).isEqualTo(cells.size()).isGreaterThan(200);
    llm.close();
    Leftovers.awaitNoThread("sage-");
    Leftovers.await(() -> simulator.connections() == 0);
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
    long start = System.nanoTime();
    var timer = cell.outcome().equals("timeout") ? SHORT : LONG;
    var request = request(cell, cell.model(), timer, id);
    var outcome =
        cell.streamed() ? CallOutcome.streamed(llm, request) : CallOutcome.whole(llm, request);

    var took = Duration.ofNanos(System.nanoTime() - start);
    assertThat(outcome.terminals()).as("terminal events").isEqualTo(1);
    assertThat(took).as("time").isLessThan(SHORT.multipliedBy(4).plus(SLACK));
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
    assertThat(outcome.said()).as("what was said").doesNotContain(simulator.key());
    checkRow(cell, id);
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
        .hasSizeBetween(20, 700)
        .doesNotContain("Exception", "Bearer", "x-api-key");
  }

  private void checkText(FaultCell cell, String text) {
    switch (cell.text()) {
      case "none" -> assertThat(text).isEmpty();
      case "some" -> assertThat(text).hasSizeGreaterThan(20);
      case "all" ->
          assertThat(text)
              .isEqualTo(llm.chat(request(cell, "clean", LONG, "sound-" + cell)).text());
      default -> assertThat(cell.text()).isEqualTo("any");
    }
  }

  private void checkRow(FaultCell cell, String id) throws InterruptedException {
    store.flush();
    var row = store.call(id).orElseThrow();
    assertThat(row.status()).isEqualTo(cell.ok() ? CallStatus.COMPLETE : CallStatus.FAILED);
    assertThat(row.errorKind()).isEqualTo(cell.ok() ? null : cell.outcome());
    assertThat(row.attempts()).isEqualTo(cell.attempts());
    assertThat(store.attempts(id)).hasSize(cell.attempts());
    assertThat(row + store.attempts(id).toString()).doesNotContain(simulator.key());
  }

  private static ChatRequest request(FaultCell cell, String model, Duration timer, String id) {
    return ChatRequest.builder(cell.provider() + "/" + model)
        .message(Message.user("Tell me about tides."))
        .timeouts(new Timeouts(LONG, timer, timer, timer, LONG))
        .requestId(id)
        .build();
  }
}
