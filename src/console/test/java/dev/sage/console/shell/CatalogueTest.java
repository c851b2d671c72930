package dev.sage.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.ConsoleWindow;
import dev.sage.console.ui.Focus;
import dev.sage.console.ui.Ui;
import dev.sage.simulator.Speed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What must hold for every action of every panel, whoever adds one. */
class CatalogueTest {
  @TempDir private Path home;
  private ConsoleWindow window;

  @BeforeEach
  void open() {
    window = ConsoleWindow.open(home, Speed.INSTANT);
  }

  @AfterEach
  void close() {
    window.close();
  }

  @Test
  void no_two_actions_in_reach_share_a_key() {
    for (Panel panel : window.panels().all()) {
      Map<String, String> owners = new HashMap<>();
      for (Action action : inReach(panel)) {
        for (KeyCombination key : action.keys()) {
          String text = Keys.text(key);
          // Esc ends whatever runs or lies on top: there is an order, and each says when it can.
          if (!text.equals("Esc")) {
            assertThat(owners.put(text, action.id()))
                .as("%s of %s in %s is already taken by", text, action.id(), panel.id())
                .isNull();
          }
        }
      }
    }
  }

  @Test
  void every_action_says_in_a_few_words_what_it_does_and_where_it_belongs() {
    assertThat(everything())
        .allSatisfy(
            action -> {
              assertThat(action.id()).matches("[a-z]+(\\.[a-z0-9-]+)+");
              assertThat(action.label())
                  .as(action.id())
                  .hasSizeBetween(3, 60)
                  .doesNotEndWith(".")
                  .matches("\\p{Lu}.*");
              assertThat(action.category().title()).as(action.id()).isNotBlank();
            });
    assertThat(everything().stream().map(Action::id)).doesNotHaveDuplicates();
    for (Panel panel : window.panels().all()) {
      assertThat(panel.actions().stream().map(Action::id))
          .allMatch(id -> id.startsWith(panel.id().key() + "."));
    }
  }

  @Test
  void labels_of_one_panel_differ() {
    for (Panel panel : window.panels().all()) {
      assertThat(inReach(panel).stream().map(Action::label)).doesNotHaveDuplicates();
    }
  }

  @Test
  void everything_can_be_done_without_a_mouse() {
    window.ui().press(KeyCode.CONTROL, KeyCode.K);
    assertThat(found()).containsExactlyInAnyOrderElementsOf(ids(everything()));
    for (Action action : everything()) {
      Ui.runFx(() -> ((TextField) window.ui().find("#palette-input")).setText(action.label()));
      assertThat(found()).as("typed: %s", action.label()).contains(action.id());
    }
  }

  @Test
  void the_palette_tells_a_screen_reader_what_enter_would_do() {
    window.ui().press(KeyCode.CONTROL, KeyCode.K);
    window.ui().type("show keys");
    assertThat(said()).startsWith("Show keys (?), Window, 1 of ");
    window.ui().type(" nonsense");
    assertThat(said()).isEqualTo("Find an action. No action fits");
  }

  @Test
  void single_letters_never_act_while_text_is_typed() {
    int fields = 0;
    for (Panel panel : window.panels().all()) {
      List<String> done = new ArrayList<>();
      Ui.runFx(
          () -> {
            window.shell().services().navigator().open(panel.id());
            window.shell().actions().panel(recording(panel, done));
          });
      for (Node field : Ui.onFx(() -> Focus.stops(panel.view()))) {
        if (Keys.takesText(field)) {
          fields++;
          Ui.runFx(() -> typeEverything(field));
          assertThat(done).as(Focus.describe(field)).isEmpty();
          assertThat(window.ui().has("#keys")).as(Focus.describe(field)).isFalse();
        }
      }
    }
    assertThat(fields).as("fields that were typed into").isGreaterThan(10);
  }

  private void typeEverything(Node field) {
    field.requestFocus();
    Stream.concat(everything().stream(), window.shell().actions().ofWindow().stream())
        .flatMap(action -> action.keys().stream())
        .filter(Keys::isPlain)
        .forEach(key -> Event.fireEvent(field, event(key)));
  }

  private static KeyEvent event(KeyCombination key) {
    if (key instanceof KeyCodeCombination code) {
      boolean shift = code.getShift() == KeyCombination.ModifierValue.DOWN;
      return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code.getCode(), shift, false, false, false);
    }
    String typed = key.getDisplayText();
    return new KeyEvent(
        KeyEvent.KEY_TYPED, typed, typed, KeyCode.UNDEFINED, false, false, false, false);
  }

  private static List<Action> recording(Panel panel, List<String> done) {
    return panel.actions().stream()
        .map(
            action ->
                new Action(
                    action.id(),
                    action.label(),
                    action.category(),
                    action.keys(),
                    Keys.always(),
                    "",
                    () -> done.add(action.id())))
        .toList();
  }

  private List<Action> inReach(Panel panel) {
    List<Action> all = new ArrayList<>(panel.actions());
    all.addAll(window.shell().actions().ofWindow());
    return all;
  }

  private List<Action> everything() {
    List<Action> all = new ArrayList<>(window.shell().actions().ofWindow());
    window.panels().all().forEach(panel -> all.addAll(panel.actions()));
    return all;
  }

  private static List<String> ids(List<Action> actions) {
    return actions.stream().map(Action::id).toList();
  }

  private List<String> found() {
    ListView<?> list = (ListView<?>) window.ui().find("#palette .list-view");
    return Ui.onFx(
        () ->
            list.getItems().stream()
                .map(entry -> ((PaletteModel.Entry) entry).action().id())
                .toList());
  }

  private String said() {
    return window.ui().read("#palette-input", TextField.class, Node::getAccessibleText);
  }
}
