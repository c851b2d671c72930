package dev.sage.console.streams.list;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.ConsoleWindow;
import dev.sage.console.control.VirtualRows;
import dev.sage.console.shell.PanelId;
import dev.sage.console.streams.AskedCall;
import dev.sage.console.streams.SampleCalls;
import dev.sage.console.ui.Pictures;
import dev.sage.console.ui.Ui;
import dev.sage.llm.ChatRequest;
import dev.sage.llm.Message;
import dev.sage.simulator.Speed;
import dev.sage.workbench.store.CallQuery;
import dev.sage.workbench.store.PendingDeletion;
import dev.sage.workbench.store.StoredCall;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** The list of calls in the window, with more calls than it holds. */
class CallsListWindowTest {
  private static final int COUNT = 700;

  @TempDir private Path home;

  private static ChatRequest request(int number) {
    return ChatRequest.of("openai/m" + number, Message.user("Hello"));
  }

  @Test
  void a_menu_is_about_the_row_below_the_pointer_and_the_call_below_follows_a_deleted_one()
      throws Exception {
    List<String> newestFirst;
    try (SampleCalls calls = new SampleCalls(home)) {
      for (int i = 0; i < 5; i++) {
        AskedCall.store(calls.store(), request(i));
      }
      calls.flush();
      newestFirst = calls.store().calls(CallQuery.newest(5)).stream().map(StoredCall::id).toList();
    }
    try (ConsoleWindow window = ConsoleWindow.open(home, Speed.INSTANT)) {
      Ui.runFx(() -> window.shell().services().navigator().open(PanelId.STREAMS));
      settle(window);
      awaitCall(window, newestFirst.get(0));
      VirtualRows list = (VirtualRows) window.ui().find("#streams-calls");
      Point2D third = Ui.onFx(() -> list.localToScreen(40, 2.5 * 26));
      new FxRobot().clickOn(third, MouseButton.SECONDARY);
      awaitCall(window, newestFirst.get(2));
      Ui.await("its menu", () -> window.ui().has("#menu-streams-delete"));
      Ui.await("what is read of it", () -> !window.ui().find("#menu-streams-delete").isDisabled());
      window.ui().click("#menu-streams-delete");
      awaitCall(window, newestFirst.get(3));
      assertThat(selected(list)).isEqualTo(3);
      window.passes(PendingDeletion.DELAY);
      Ui.await("it is gone", () -> Ui.onFx(list::size) == 4);
      settle(window);
      assertThat(selected(list)).isEqualTo(2);
      assertThat(window.workbench().store().call(newestFirst.get(2))).isEmpty();
      // Whoever deletes it, nobody goes on looking at a call that is gone.
      window.workbench().store().care().delete(List.of(newestFirst.get(3)));
      awaitCall(window, newestFirst.get(4));
    }
  }

  @Test
  void keys_reach_any_place_and_new_calls_come_in_at_the_top() throws Exception {
    List<String> ids = new ArrayList<>();
    try (SampleCalls calls = new SampleCalls(home)) {
      for (int i = 0; i < COUNT; i++) {
        AskedCall.store(calls.store(), request(i));
      }
      calls.flush();
      // In the order in which they were written, which is that of the list.
      calls.store().calls(CallQuery.newest(COUNT)).reversed().forEach(call -> ids.add(call.id()));
    }
    try (ConsoleWindow window = ConsoleWindow.open(home, Speed.INSTANT)) {
      Ui.runFx(() -> window.shell().services().navigator().open(PanelId.STREAMS));
      settle(window);
      VirtualRows list = (VirtualRows) window.ui().find("#streams-calls");
      Ui.await("all calls", () -> Ui.onFx(list::size) == COUNT);
      awaitCall(window, ids.getLast());
      Ui.runFx(list::requestFocus);
      window.ui().press(KeyCode.END);
      awaitCall(window, ids.getFirst());
      assertThat(selected(list)).isEqualTo(COUNT - 1);
      Pictures.take(window.ui(), "streams-calls-end");
      window.ui().press(KeyCode.PAGE_UP);
      int page = COUNT - 1 - selected(list);
      assertThat(page).isBetween(10, 60);
      awaitCall(window, ids.get(page));
      window.ui().press(KeyCode.K);
      awaitCall(window, ids.get(page + 1));
      String below = AskedCall.store(window.workbench().store(), request(COUNT));
      window.workbench().store().flush();
      Ui.await("one new", () -> Ui.onFx(() -> window.ui().find("#streams-calls-new").isVisible()));
      settle(window);
      assertThat(selected(list)).isEqualTo(COUNT - 2 - page);
      window.ui().press(KeyCode.HOME);
      Ui.await("it comes in", () -> Ui.onFx(list::size) == COUNT + 1);
      settle(window);
      String top = AskedCall.store(window.workbench().store(), request(COUNT + 1));
      window.workbench().store().flush();
      Ui.await("another", () -> Ui.onFx(list::size) == COUNT + 2);
      settle(window);
      assertThat(Ui.onFx(list::first)).isZero();
      Ui.runFx(() -> list.selectedProperty().set(0));
      awaitCall(window, top);
      Ui.runFx(() -> list.selectedProperty().set(1));
      awaitCall(window, below);
      Ui.runFx(() -> window.panels().streams().open(ids.get(100)));
      settle(window);
      assertThat(selected(list)).isEqualTo(COUNT + 2 - 1 - 100);
      assertThat(Ui.onFx(() -> list.shows(selected(list)))).isTrue();
    }
  }

  private static int selected(VirtualRows list) {
    return Ui.onFx(() -> list.selectedProperty().get());
  }

  private static void awaitCall(ConsoleWindow window, String id) {
    Ui.await("the call", () -> id.equals(Ui.onFx(() -> window.panels().streams().current())));
    settle(window);
  }

  private static void settle(ConsoleWindow window) {
    Ui.await("the list", () -> Ui.onFx(() -> window.panels().streams().settled()));
  }
}
