package dev.sage.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.ui.UiThread;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PatienceTest {
  private final UiThread ui = new UiThread();
  private final Patience patience = new Patience(ui.executor());
  private final List<String> over = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    ui.close();
  }

  @Test
  void is_over_for_what_was_waited_for_last() throws Exception {
    ui.run(
        () -> {
          patience.begin(() -> over.add("first"));
          patience.begin(() -> over.add("second"));
        });
    ui.await("the second", () -> !over.isEmpty());
    assertThat(over).containsExactly("second");
  }

  @Test
  void is_not_over_for_what_has_come() throws Exception {
    ui.run(
        () -> {
          patience.begin(() -> over.add("come"));
          patience.end();
        });
    ui.run(() -> new Patience(ui.executor()).begin(() -> over.add("another, begun later")));
    ui.await("the other", () -> !over.isEmpty());
    assertThat(over).containsExactly("another, begun later");
  }
}
