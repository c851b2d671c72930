package dev.sage.console.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.shell.Background;
import dev.sage.console.store.StoreWork.Outcome;
import dev.sage.console.store.StoreWork.Result;
import dev.sage.console.store.StoreWork.Stop;
import dev.sage.console.ui.UiThread;
import dev.sage.workbench.Home;
import dev.sage.workbench.Workbench;
import dev.sage.workbench.WorkbenchOptions;
import dev.sage.workbench.generate.Traffic;
import dev.sage.workbench.store.CallFilter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done to a whole store, and is stopped. */
class StoreWorkTest {
  private static final int CALLS = 1_000;

  private final UiThread ui = new UiThread();
  private final List<String> refused = new ArrayList<>();
  private final StoreWork work =
      new StoreWork(ui.background(), ui.executor(), refused::add, () -> {});
  private final Semaphore begun = new Semaphore(0);
  private final Semaphore goOn = new Semaphore(0);

  @TempDir private Path folder;
  private Workbench workbench;
  private StoreJobs jobs;

  @BeforeEach
  void made_up_calls() throws Exception {
    workbench =
        Workbench.open(
            WorkbenchOptions.of(new Home(folder.resolve("home")), sentence -> {})
                .withEnvironment(Map.of("SAGE_KEYCHAIN", "off")));
    workbench.store().add(new Traffic(CALLS, 400, 7, Instant.now()).next(CALLS), 12);
    jobs = new StoreJobs(workbench, () -> {});
  }

  @AfterEach
  void close() {
    ui.close();
    workbench.close();
  }

  private void start(Stop stop, StoreWork.Job job) {
    ui.run(() -> work.start("Work", stop, job));
  }

  private Outcome outcome() {
    ui.await("its end", () -> !work.runningProperty().get());
    return Objects.requireNonNull(ui.on(() -> work.outcomeProperty().get()));
  }

  @Test
  void a_whole_check_says_which_of_its_steps_it_is_at() {
    List<String> said = new ArrayList<>();
    ui.run(() -> work.stepProperty().subscribe(step -> said.add(step)));
    start(Stop.INTERRUPTED, jobs::fullCheck);
    assertThat(outcome().result()).isEqualTo(Result.DONE);
    assertThat(said).anyMatch(step -> step.matches("Step \\d+ of \\d+: the table call with .*"));
    assertThat(said.getLast()).matches("Step (\\d+) of \\1: whether Timeline’s sums .*");
    start(Stop.INTERRUPTED, jobs::quickCheck);
    outcome();
    assertThat(said.getLast()).as("another kind of work has no steps").isEmpty();
  }

  @Test
  void a_whole_check_counts_wrong_sums_anew() throws Exception {
    StoreFault.wrongSums(workbench.store());
    start(Stop.INTERRUPTED, jobs::fullCheck);
    assertThat(outcome().text()).contains("are sound", "they are counted anew now");
    start(Stop.INTERRUPTED, jobs::fullCheck);
    assertThat(outcome().text()).endsWith("are sound.");
  }

  @Test
  void an_export_that_is_stopped_is_no_failure_and_leaves_nothing() throws Exception {
    AtomicBoolean interrupted = new AtomicBoolean();
    Path file = folder.resolve("calls.jsonl");
    start(
        Stop.ASKING,
        steps -> {
          begun.release();
          goOn.acquireUninterruptibly();
          interrupted.set(Thread.currentThread().isInterrupted());
          return jobs.export(CallFilter.ALL, file, steps);
        });
    begun.acquire();
    ui.run(work::stop);
    goOn.release();

    assertThat(outcome()).isEqualTo(new Outcome(Result.STOPPED, "Stopped. Nothing is half done."));
    assertThat(interrupted).isFalse();
    assertThat(folder.toFile().list()).containsExactly("home");
  }

  @Test
  void what_has_not_begun_can_be_stopped() throws Exception {
    for (int i = 0; i < Background.LENGTHY; i++) {
      ui.background()
          .work(
              "Something long",
              () -> {
                begun.release();
                goOn.acquire();
                return true;
              })
          .lengthy()
          .start();
    }
    begun.acquire(Background.LENGTHY);
    for (Stop stop : Stop.values()) {
      start(stop, steps -> new Outcome(Result.DONE, "done"));
      ui.run(work::stop);
      assertThat(outcome().result()).isEqualTo(Result.STOPPED);
    }
    goOn.release(Background.LENGTHY);

    start(Stop.ASKING, steps -> new Outcome(Result.DONE, "done"));
    assertThat(outcome().text()).isEqualTo("done");
    assertThat(ui.problems()).isZero();
  }

  @Test
  void what_is_asked_for_meanwhile_is_refused_aloud() {
    start(
        Stop.INTERRUPTED,
        steps -> {
          goOn.acquire();
          return new Outcome(Result.DONE, "done");
        });
    ui.run(
        () -> work.start("Deleting", Stop.INTERRUPTED, steps -> new Outcome(Result.DONE, "gone")));
    goOn.release();

    assertThat(outcome().text()).isEqualTo("done");
    assertThat(refused).singleElement().asString().contains("“Deleting”", "“Work”");
  }
}
