package dev.sage.console.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.ConsoleWindow;
import dev.sage.console.theme.ThemeChoice;
import dev.sage.console.ui.Pictures;
import dev.sage.console.ui.Ui;
import dev.sage.llm.ChatRequest;
import dev.sage.llm.Message;
import dev.sage.simulator.Speed;
import dev.sage.workbench.compare.CellListener;
import dev.sage.workbench.compare.CompareRequest;
import dev.sage.workbench.generate.Traffic;
import dev.sage.workbench.store.CallFilter;
import dev.sage.workbench.store.CallQuery;
import dev.sage.workbench.store.Store;
import dev.sage.workbench.store.StoreListener;
import dev.sage.workbench.store.StoredCall;
import dev.sage.workbench.store.StoredContent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The store's page while something is wrong: it says what, where and what to do; nothing is lost.
 */
class StoreTroubleWindowTest {
  private static final int CALLS = 60;

  /** Enough for more than one transaction. */
  private static final int MANY = 4_000;

  /** Text that does not become small: it needs pages that a full disk does not have. */
  private static final String LARGE =
      new Random(1)
          .ints(200_000, 'a', 'z' + 1)
          .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
          .toString();

  @TempDir private Path folder;
  private Optional<Path> chosen = Optional.empty();

  private ConsoleWindow open(String home) {
    StoreFiles files =
        new StoreFiles() {
          @Override
          public Optional<Path> open(Window owner) {
            return chosen;
          }

          @Override
          public Optional<Path> save(Window owner, String name) {
            return chosen;
          }
        };
    return ConsoleWindow.open(folder.resolve(home), Speed.INSTANT, files);
  }

  private static void made(Store store, int calls) throws Exception {
    store.add(new Traffic(calls, 400, 7, Instant.now()).next(calls), 12);
  }

  private static void settle(ConsoleWindow window) {
    Ui.settle();
    Ui.await("the store", () -> Ui.onFx(() -> window.panels().store().settled()));
    Ui.settle();
  }

  /** Presses a button of the page, and returns what is said then. */
  private static String outcome(ConsoleWindow window, String button) {
    window.ui().click(button);
    settle(window);
    return words(window, "#store-outcome");
  }

  private static String words(ConsoleWindow window, String id) {
    Node node = window.ui().find(id);
    return Ui.onFx(
        () ->
            node instanceof Label label
                ? label.getText()
                : node.lookupAll(".label").stream()
                    .filter(Node::isVisible)
                    .map(label -> ((Label) label).getText())
                    .collect(Collectors.joining(" ")));
  }

  private static void pictures(ConsoleWindow window, String name) {
    for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
      Ui.runFx(() -> window.shell().themes().choiceProperty().set(theme));
      Ui.settle();
      Pictures.take(window.ui(), name + "-" + theme.key());
    }
  }

  private static void ask(ConsoleWindow window) throws Exception {
    String model = "sim-openai/clean";
    window
        .workbench()
        .compare(
            CompareRequest.of(List.of(model), ChatRequest.of(model, Message.user(LARGE))),
            CellListener.NONE)
        .await();
    window.workbench().store().flush();
  }

  @ParameterizedTest
  @EnumSource
  void a_store_that_cannot_be_written_says_so_and_loses_nothing(StoreFault fault) throws Exception {
    try (ConsoleWindow window = open("home")) {
      Store store = window.workbench().store();
      made(store, CALLS);
      window.ui().click("#status-store");
      settle(window);
      assertThat(window.ui().has("#store-trouble")).isFalse();

      AutoCloseable over = fault.happen(store);
      ask(window);
      window.ui().click("#store-read");
      settle(window);
      assertThat(words(window, "#store-trouble"))
          .contains(fault.said, store.file().toString(), "what is already stored is safe")
          .containsAnyOf("Make room on the disk", "Close the other program");
      pictures(window, "store-" + fault.name().toLowerCase(Locale.ROOT));

      assertThat(outcome(window, "#store-do-quick")).startsWith("The file is sound.");
      chosen = Optional.of(folder.resolve("copy.db"));
      assertThat(outcome(window, "#store-do-backup")).contains("copy.db");
      Ui.runFx(() -> ((TextField) window.ui().find("#store-filter")).setText("status:complete"));
      settle(window);
      window.ui().click("#store-delete");
      Ui.await("the question", () -> window.ui().has("#deletion-ask"));
      window.ui().click("#deletion-ask-do");
      Ui.await("the countdown", () -> window.ui().has("#deletion-now"));
      window.ui().click("#deletion-now");
      Ui.await(
          "how it ended",
          () ->
              words(window, "#notices").contains(fault.said)
                  || words(window, "#notices").contains("calls deleted."));
      // A row that is deleted needs no new page: on a full disk it may well succeed.
      if (fault != StoreFault.FULL) {
        assertThat(words(window, "#notices"))
            .contains(fault.said, store.file().toString(), "Nothing of this is changed", "again");
        assertThat(store.count(CallFilter.ALL)).isEqualTo(CALLS);
      }

      long before = store.count(CallFilter.ALL);
      over.close();
      Ui.await("what waited", () -> store.count(CallFilter.ALL) == before + 1);
      window.ui().click("#store-read");
      settle(window);
      assertThat(window.ui().has("#store-trouble")).isFalse();
      StoredCall waited = store.calls(CallQuery.newest(1)).getFirst();
      assertThat(store.frames(waited.id(), 0, 10_000)).hasSize((int) waited.frames());
      assertThat(store.care().check().problems()).isEmpty();
    }
  }

  @Test
  void an_import_that_is_stopped_has_whole_calls_only_and_says_how_many() throws Exception {
    Path lines = folder.resolve("calls.jsonl");
    chosen = Optional.of(lines);
    Map<String, Optional<StoredContent>> contents = new HashMap<>();
    try (ConsoleWindow from = open("from")) {
      made(from.workbench().store(), MANY);
      from.ui().click("#status-store");
      settle(from);
      assertThat(outcome(from, "#store-export")).contains("calls.jsonl");
      Store store = from.workbench().store();
      store
          .calls(CallQuery.newest(MANY))
          .forEach(call -> contents.put(call.id(), store.content(call.id())));
    }
    try (ConsoleWindow window = open("to")) {
      Store store = window.workbench().store();
      window.ui().click("#status-store");
      settle(window);
      CountDownLatch some = new CountDownLatch(1);
      CountDownLatch goOn = new CountDownLatch(1);
      AtomicBoolean first = new AtomicBoolean(true);
      StoreListener listener =
          ids -> {
            // The thread that writes stands still here, and with it the import.
            if (first.getAndSet(false)) {
              some.countDown();
              awaitQuietly(goOn);
            }
          };
      store.addListener(listener);
      window.ui().click("#store-do-import");
      some.await();
      window.ui().click("#store-work-stop");
      goOn.countDown();
      settle(window);
      store.removeListener(listener);

      long stored = store.count(CallFilter.ALL);
      assertThat(stored).isPositive().isLessThan(MANY);
      assertThat(words(window, "#store-outcome"))
          .isEqualTo(
              "Stopped. %,d calls read. Each of them is whole; read the file again for the others."
                  .formatted(stored));
      assertThat(words(window, "#store-fact-calls")).isEqualTo("%,d".formatted(stored));
      pictures(window, "store-import-stopped");
      for (StoredCall call : store.calls(CallQuery.newest(200))) {
        assertThat(call.frames()).isEqualTo(12);
        assertThat(store.frames(call.id(), 0, 100)).hasSize(12);
        assertThat(store.content(call.id())).isEqualTo(contents.get(call.id()));
      }
      assertThat(store.care().check().problems()).isEmpty();

      assertThat(outcome(window, "#store-do-import"))
          .isEqualTo("%,d calls read; %,d were there already.".formatted(MANY - stored, stored));
      assertThat(store.count(CallFilter.ALL)).isEqualTo(MANY);
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
