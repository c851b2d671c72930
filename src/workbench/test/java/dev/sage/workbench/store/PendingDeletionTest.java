package dev.sage.workbench.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.llm.redaction.RedactionPolicy;
import dev.sage.llm.redaction.Redactor;
import dev.sage.workbench.Home;
import dev.sage.workbench.exchange.StoreExport;
import dev.sage.workbench.exchange.StoreImport;
import dev.sage.workbench.generate.Traffic;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deletions that wait: undone, carried out, stopped, left behind. */
class PendingDeletionTest {
  private static final int CALLS = 400;

  @TempDir private Path folder;
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
  private Store store;
  private PendingDeletion pending;
  private List<String> ids;

  @BeforeEach
  void made_up_calls() throws Exception {
    store = Store.open(new Home(folder), Redactor.create(), notice -> {});
    store.add(new Traffic(CALLS, 30, 7, Instant.now()).next(CALLS), 5);
    pending = new PendingDeletion(store, nanos::get);
    ids = store.calls(CallQuery.newest(10)).stream().map(StoredCall::id).toList();
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void passes(long seconds) {
    nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
  }

  private static PickedCalls picked(String... ids) {
    return new PickedCalls(List.of(ids), false);
  }

  private long carriedOut() throws InterruptedException {
    return pending.take().orElseThrow().carryOut(gone -> {});
  }

  private long calls() {
    return store.count(CallFilter.ALL);
  }

  @Test
  void what_is_added_waits_and_then_is_taken_once() throws Exception {
    assertThat(pending.add(picked(ids.get(0), ids.get(1)))).isEqualTo(2);

    assertThat(pending.left()).isEqualTo(PendingDeletion.DELAY);
    passes(9);
    assertThat(pending.take()).isEmpty();
    assertThat(pending.left()).isEqualTo(Duration.ofSeconds(1));
    assertThat(calls()).isEqualTo(CALLS);
    passes(1);

    assertThat(carriedOut()).isEqualTo(2);
    assertThat(pending.take()).isEmpty();
    assertThat(pending.has(ids.get(0))).isFalse();
    assertThat(store.call(ids.get(0))).isEmpty();
    assertThat(calls()).isEqualTo(CALLS - 2);
  }

  @Test
  void what_is_settled_is_gone_and_nothing_waits() throws Exception {
    pending.add(picked(ids.get(0)));
    passes(20);
    var due = pending.take().orElseThrow();
    pending.add(picked(ids.get(1)));

    assertThat(pending.idle()).isFalse();
    pending.settle();

    assertThat(pending.idle()).isTrue();
    assertThat(calls()).isEqualTo(CALLS - 2);
    assertThat(pending.waiting()).isZero();
    assertThat(pending.has(ids.get(0))).isFalse();
    due.carryOut(gone -> {});
    assertThat(calls()).isEqualTo(CALLS - 2);
  }

  @Test
  void what_is_imported_again_stays_though_its_deletion_was_due(@TempDir Path elsewhere)
      throws Exception {
    String id = ids.get(0);
    Path file = elsewhere.resolve("all.jsonl");
    new StoreExport(store, Redactor.create(), RedactionPolicy.SECRETS)
        .write(CallFilter.ALL, file, (done, total) -> true);
    pending.add(picked(id));
    passes(20);
    var due = pending.take().orElseThrow();

    var report = new StoreImport(store, pending).read(file, (read, total, calls) -> true);

    assertThat(report.taken()).isEqualTo(1);
    assertThat(store.call(id)).isPresent();
    assertThat(due.carryOut(gone -> {})).isEqualTo(1);
    assertThat(store.call(id)).isPresent();
    assertThat(calls()).isEqualTo(CALLS);
  }

  @Test
  void only_what_waits_may_be_taken_away() {
    pending.add(picked(ids.get(0)));
    assertThat(pending.takes(ids.get(0))).isTrue();
    assertThat(pending.takes(ids.get(1))).isFalse();

    pending.add(new CallSelection(CallFilter.ALL, false), CALLS);
    assertThat(pending.takes(ids.get(1))).as("a selection may have it").isTrue();
  }

  @Test
  void more_joins_what_waits_and_gives_all_of_it_the_whole_delay() {
    pending.add(picked(ids.get(0)));
    passes(9);
    pending.add(picked(ids.get(0), ids.get(1)));
    passes(9);

    assertThat(pending.take()).isEmpty();
    assertThat(pending.waiting()).isEqualTo(2);
    passes(1);
    assertThat(pending.take()).hasValueSatisfying(all -> assertThat(all.calls()).isEqualTo(2));
  }

  @Test
  void what_waits_already_is_not_added_and_gets_no_more_time() {
    pending.add(picked(ids.get(0)));
    passes(9);

    assertThat(pending.add(picked(ids.get(0)))).isZero();
    assertThat(pending.left()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void undo_keeps_all_of_it() {
    pending.add(picked(ids.get(0)));
    pending.add(new CallSelection(CallFilter.ALL, true), CALLS);

    assertThat(pending.undo()).isEqualTo(CALLS + 1);
    passes(20);
    assertThat(pending.take()).isEmpty();
    assertThat(pending.has(ids.get(0))).isFalse();
    assertThat(pending.undo()).isZero();
    pending.close();
    assertThat(calls()).isEqualTo(CALLS);
  }

  @Test
  void what_is_hastened_is_due_and_can_not_be_undone() throws Exception {
    pending.add(picked(ids.get(0)));
    pending.hasten();
    var batch = pending.take().orElseThrow();

    assertThat(pending.undo()).isZero();
    assertThat(pending.has(ids.get(0))).as("it is being deleted").isTrue();
    assertThat(batch.carryOut(gone -> {})).isEqualTo(1);
  }

  @Test
  void a_call_that_is_pinned_meanwhile_stays() throws Exception {
    pending.add(picked(ids.get(0), ids.get(1)));
    pending.add(new PickedCalls(List.of(ids.get(2)), true));
    store.pin(ids.get(1), true);
    store.pin(ids.get(2), true);
    store.settle();
    passes(10);

    assertThat(carriedOut()).isEqualTo(2);
    assertThat(store.call(ids.get(1))).isPresent();
    assertThat(store.call(ids.get(2))).isEmpty();
  }

  @Test
  void a_selection_takes_no_call_that_came_after_it_was_counted() throws Exception {
    var selection = store.care().asOfNow(new CallSelection(CallFilter.ALL, false));
    var size = store.care().size(selection);
    pending.add(selection, size.calls());
    store.add(new Traffic(3, 1, 8, Instant.now()).next(3), 1);
    passes(10);

    // The bytes are a share of all rows, more of which there are now.
    assertThat(store.care().size(selection).calls()).isEqualTo(size.calls());
    assertThat(carriedOut()).isEqualTo(size.calls()).isEqualTo(CALLS);
    assertThat(calls()).isEqualTo(3);
    assertThat(store.care().check().problems()).isEmpty();
  }

  @Test
  void closing_carries_out_what_waits() {
    pending.add(picked(ids.get(0)));
    pending.add(
        store.care().asOfNow(new CallSelection(CallFilter.parse("status:failed"), false)), 1);
    pending.close();

    assertThat(store.call(ids.get(0))).isEmpty();
    assertThat(store.count(CallFilter.parse("status:failed"))).isZero();
    assertThat(pending.add(picked(ids.get(1)))).isZero();
    assertThat(pending.waiting()).isZero();
  }

  @Test
  void closing_finishes_what_was_interrupted() throws Exception {
    pending.add(new CallSelection(CallFilter.ALL, true), CALLS);
    passes(10);
    var batch = pending.take().orElseThrow();
    assertThatThrownBy(() -> batch.carryOut(gone -> Thread.currentThread().interrupt()))
        .isInstanceOf(InterruptedException.class);
    long gone = batch.gone();
    assertThat(calls()).isEqualTo(CALLS - gone).isPositive();

    pending.close();
    assertThat(calls()).isZero();
    assertThat(batch.gone()).isEqualTo(CALLS);
  }

  @Test
  void what_is_stopped_ends_and_stays_as_it_is() throws Exception {
    pending.add(new CallSelection(CallFilter.ALL, true), CALLS);
    passes(10);
    var batch = pending.take().orElseThrow();
    assertThatThrownBy(
            () ->
                batch.carryOut(
                    gone -> {
                      batch.stop();
                      Thread.currentThread().interrupt();
                    }))
        .isInstanceOf(InterruptedException.class);
    pending.close();

    assertThat(batch.gone()).isPositive();
    assertThat(calls()).isEqualTo(CALLS - batch.gone()).isPositive();
    assertThat(store.care().check().problems()).isEmpty();
  }

  @Test
  void closing_waits_for_what_is_being_deleted() throws Exception {
    pending.add(new CallSelection(CallFilter.ALL, true), CALLS);
    passes(10);
    var batch = pending.take().orElseThrow();
    var begun = new CountDownLatch(1);
    var gone = new AtomicReference<Long>();
    Thread deleting =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    gone.set(batch.carryOut(now -> begun.countDown()));
                  } catch (InterruptedException stopped) {
                    gone.set(-1L);
                  }
                });
    begun.await();
    pending.close();

    assertThat(calls()).isZero();
    deleting.join();
    assertThat(gone).hasValue((long) CALLS);
  }

  @Test
  void without_an_end_nothing_is_touched() {
    pending.add(new CallSelection(CallFilter.ALL, true), CALLS);
    // As after a kill: nobody closes it.
    store.close();
    store = Store.open(new Home(folder), Redactor.create(), notice -> {});

    assertThat(calls()).isEqualTo(CALLS);
    assertThat(store.care().check().problems()).isEmpty();
  }
}
