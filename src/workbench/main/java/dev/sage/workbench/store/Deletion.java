package dev.sage.workbench.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Deletes calls because a person says so, a slice at a time. Not thread-safe. */
final class Deletion {

  private static final int PAGE = 500;

  private final OpenStore open;

  Deletion(OpenStore open) {
    this.open = open;
  }

  long delete(List<String> ids) throws InterruptedException {
    var numbers = new ArrayDeque<Long>();
    open.readers()
        .read(
            connection -> {
              for (String id : ids) {
                CallReader.one(connection, id).map(StoredCall::number).ifPresent(numbers::add);
              }
              return numbers;
            });
    return all(numbers);
  }

  long delete(CallFilter filter) throws InterruptedException {
    long deleted = 0;
    @Nullable Long before = null;
    while (true) {
      var query = new CallQuery(filter, before, 0, PAGE);
      var page = open.readers().read(connection -> CallReader.page(connection, query));
      if (page.isEmpty()) {
        return deleted;
      }
      before = page.getLast().number();
      var ids = page.stream().map(StoredCall::id).toList();
      var marks = open.readers().read(connection -> MarkRows.read(connection, ids));
      var numbers = new ArrayDeque<Long>();
      page.stream()
          .filter(call -> !marks.getOrDefault(call.id(), CallMarks.NONE).pinned())
          .forEach(call -> numbers.add(call.number()));
      deleted += all(numbers);
    }
  }

  private long all(Deque<Long> numbers) throws InterruptedException {
    long deleted = 0;
    while (!numbers.isEmpty()) {
      // Done again where the transaction is undone, so the list itself stays as it is meanwhile.
      var left = List.copyOf(numbers);
      var slice = open.writer().perform((connection, clean) -> some(connection, left));
      deleted += slice.deleted();
      for (int i = 0; i < slice.done(); i++) {
        numbers.removeFirst();
      }
    }
    return deleted;
  }

  /** How many of the list were seen to, and how many of them were there and are gone. */
  private record Done(int done, int deleted) {}

  private static Done some(Connection connection, List<Long> numbers) throws SQLException {
    int done = 0;
    int deleted = 0;
    try (var removal = new Removal(connection)) {
      removal.lock();
      var slice = new Slice();
      for (long number : numbers) {
        if (slice.over()) {
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
