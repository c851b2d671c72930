package dev.sage.workbench.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.redaction.Redactor;
import dev.sage.workbench.Home;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A change that can't be made keeps nothing else from being written. */
class FailedChangeTest {
  @TempDir Path folder;
  private final List<String> notices = new ArrayList<>();

  @Test
  void a_change_that_the_database_refuses_is_left_out_whole() throws Exception {
    try (var store = Store.open(new Home(folder), Redactor.create(), notices::add)) {
      store.change(
          (connection, clean) -> {
            MarkRows.pin(connection, "half", true);
            Sql.execute(connection, "INSERT INTO nowhere VALUES (1)");
          });
      store.pin("whole", true);
      String id = StoredCalls.store(store, "openai/gpt", "Hello", "Good ", "day");

      assertThat(store.call(id).orElseThrow().status()).isEqualTo(CallStatus.COMPLETE);
      assertThat(pins(store)).containsExactly("whole");
    }
    assertThat(notices).isEmpty();
  }

  @Test
  void a_bug_in_a_change_costs_no_call() throws Exception {
    try (var store = Store.open(new Home(folder), Redactor.create(), notices::add)) {
      store.change(
          (connection, clean) -> {
            MarkRows.pin(connection, "half", true);
            throw new IllegalStateException("a bug");
          });
      String id = StoredCalls.store(store, "openai/gpt", "Hello", "Good ", "day");

      assertThat(store.content(id).orElseThrow().text()).isEqualTo("Good day");
      assertThat(pins(store)).isEmpty();
    }
  }

  private static List<String> pins(Store store) {
    var pins = new ArrayList<String>();
    store.read(
        view -> {
          view.each("SELECT id FROM pin", List.of(), row -> pins.add(row.text(0)));
          return pins;
        });
    return pins;
  }
}
