package dev.sage.workbench.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Deletes calls because a person says so, a slice at a time. Not thread-safe. */
final class Deletion {

  private static final int PAGE = 500;

  private final OpenStore open;

  Deletion(OpenStore open) {
    this.open = open;
  }

  long delete(CallsToDelete calls, LongConsumer progress) throws InterruptedException {
    try {
      return switch (calls) {
        case CallSelection selection -> passing(selection, progress);
        case PickedCalls picked -> picked(picked, progress);
      };
    } finally {
      emptyLog();
    }
  }

  private long picked(PickedCalls picked, LongConsumer progress) throws InterruptedException {
    var numbers = new ArrayDeque<Long>();
    open.readers()
        .read(
            connection -> {
              var marks = MarkRows.read(connection, picked.ids());
              for (String id : picked.ids()) {
                if (picked.pinnedToo() || !marks.getOrDefault(id, CallMarks.NONE).pinned()) {
                  CallReader.one(connection, id).map(StoredCall::number).ifPresent(numbers::add);
                }
              }
              return numbers;
            });
    return all(numbers, 0, progress);
  }

  /** What is gone by then must not stay readable in the log, however it ended. */
  private void emptyLog() throws InterruptedException {
    boolean interrupted = Thread.interrupted();
    open.writer().emptyLog();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private long passing(CallSelection selection, LongConsumer progress) throws InterruptedException {
    long deleted = 0;
    @Nullable Long before = selection.newest() == Long.MAX_VALUE ? null : selection.newest() + 1;
    while (true) {
      var query = new CallQuery(selection.filter(), before, 0, PAGE);
      var page = open.readers().read(connection -> CallReader.page(connection, query));
      if (page.isEmpty()) {
        return deleted;
      }
      before = page.getLast().number();
      var ids = page.stream().map(StoredCall::id).toList();
      var marks = open.readers().read(connection -> MarkRows.read(connection, ids));
      var numbers = new ArrayDeque<Long>();
      page.stream()
          .filter(call -> selection.takes(call, marks.getOrDefault(call.id(), CallMarks.NONE)))
          .forEach(call -> numbers.add(call.number()));
      deleted = all(numbers, deleted, progress);
    }
  }

  private long all(Deque<Long> numbers, long before, LongConsumer progress)
      throws InterruptedException {
    long deleted = before;
    while (!numbers.isEmpty()) {
      if (Thread.interrupted()) {
        throw new InterruptedException("The deletion was stopped.");
      }
      // Done again where the transaction is undone, so the list itself stays as it is meanwhile.
      var left = List.copyOf(numbers);
      var slice = slice(left, deleted, progress);
      deleted += slice.deleted();
      progress.accept(deleted);
      for (int i = 0; i < slice.done(); i++) {
        numbers.removeFirst();
      }
    }
    return deleted;
  }

  /** Whoever is interrupted while a slice is on its way hears of that slice, too. */
  private Done slice(List<Long> left, long before, LongConsumer progress)
      throws InterruptedException {
    var seen = new AtomicReference<Done>();
    try {
      return open.writer()
          .perform(
              (connection, clean) -> {
                seen.set(some(connection, left));
                return seen.get();
              });
    } catch (InterruptedException stopped) {
      open.writer().flush();
      var done = seen.get();
      if (done != null) {
        progress.accept(before + done.deleted());
      }
      throw stopped;
    }
  }

  /** How many of the list were seen to, and how many of them were there and are gone. */
  private record Done(int done, int deleted) {}

  private static Done some(Connection connection, List<Long> numbers) throws SQLException {
    int done = 0;
    int deleted = 0;
    try (var removal = new Removal(connection)) {
      var slice = new Slice();
      for (long number : numbers) {
        // One in any case, so that a machine that stalls comes on, too.
        if (done > 0 && slice.over()) {
          break;
        }
        boolean there =
            Sql.number(
                    connection,
                    "SELECT count(*) FROM call WHERE status <> 'running' AND n = " + number)
                == 1;
        if (there && !removal.take(number, RemovedPart.CALLS, slice)) {
          break;
        }
        done++;
        deleted += there ? 1 : 0;
      }
      removal.flush();
    }
    return new Done(done, deleted);
  }
}
