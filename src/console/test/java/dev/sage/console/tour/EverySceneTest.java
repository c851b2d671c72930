package dev.sage.console.tour;

import dev.sage.console.ConsoleWindow;
import dev.sage.console.control.Hindrance;
import dev.sage.console.control.Hint;
import dev.sage.console.shell.Action;
import dev.sage.console.theme.ThemeChoice;
import dev.sage.console.ui.Focus;
import dev.sage.console.ui.Ui;
import dev.sage.simulator.SimulatorOptions;
import dev.sage.simulator.Speed;
import dev.sage.workbench.Home;
import dev.sage.workbench.WorkbenchOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What must hold at every stop of the tour, that is in every state of every panel. */
class EverySceneTest {
  private final Map<String, String> unnamed = new TreeMap<>();
  private final Map<String, String> unreached = new TreeMap<>();
  private final Map<String, String> behind = new TreeMap<>();
  private final Map<String, String> unseen = new TreeMap<>();
  private final Set<String> looked = new HashSet<>();
  private final Map<String, String> otherwise = new TreeMap<>();
  private final Map<String, String> mute = new TreeMap<>();
  private final Map<String, String> gone = new TreeMap<>();

  /** It takes two minutes on a machine of two cores, and is not what finds out that one is slow. */
  @Test
  @Timeout(value = 20, unit = TimeUnit.MINUTES)
  void is_open_to_people_without_a_mouse_and_without_sight(@TempDir Path folder)
      throws IOException {
    Home home = new Home(folder);
    SampleProject sample = SampleProject.make(home);
    WorkbenchOptions options =
        WorkbenchOptions.of(home, sentence -> {})
            .withProject(sample.folder())
            .withSimulator(SimulatorOptions.DEFAULT.withSpeed(Speed.INSTANT));
    try (ConsoleWindow window = ConsoleWindow.open(options, owner -> Optional.empty())) {
      TourStops stops = new TourStops(window.panels(), window.workbench(), Optional.of(sample));
      for (Stop stop : EveryState.of(stops, ThemeChoice.LIGHT)) {
        if (stop.name().endsWith("-" + ThemeChoice.DARK.key())) {
          continue;
        }
        Ui.runFx(() -> stop.action().accept(window.shell()));
        Ui.await(stop.name(), stop.until());
        Map<Node, Node> moves = new LinkedHashMap<>();
        Ui.runFx(() -> look(stop.name(), window, moves));
        moves.forEach((from, to) -> see(stop.name(), from, to));
      }
    }
    SoftAssertions.assertSoftly(
        all -> {
          all.assertThat(unnamed.values()).as("can get the focus but has no name").isEmpty();
          all.assertThat(unreached.values()).as("is not reached by Tab").isEmpty();
          all.assertThat(behind.values()).as("is reached behind what lies over it").isEmpty();
          all.assertThat(unseen.values()).as("looks the same with the focus").isEmpty();
          all.assertThat(otherwise.values()).as("says something else than its action").isEmpty();
          all.assertThat(gone.values()).as("is taken away from below the focus").isEmpty();
          all.assertThat(mute.values()).as("is disabled and doesn't say why").isEmpty();
        });
  }

  private void look(String stop, ConsoleWindow window, Map<Node, Node> moves) {
    Scene scene = window.ui().scene();
    Node overlay = overlay(scene);
    List<Node> all = Focus.stops(overlay == null ? scene.getRoot() : overlay);
    all.stream()
        .filter(node -> Focus.name(node, scene).isBlank())
        .forEach(node -> note(unnamed, node, stop));
    actionsAgree(stop, window, scene);
    disabledSayWhy(stop, scene.getRoot());
    Set<Node> visited =
        Focus.byTab(
            scene,
            (from, to) -> {
              if (looked.add(Focus.make(to))) {
                moves.put(from, to);
              }
            });
    all.stream()
        .filter(node -> !visited.contains(node) && !reachedByArrows(node, visited))
        .forEach(node -> note(unreached, node, stop));
    if (overlay != null) {
      visited.stream()
          .filter(node -> !inside(node, overlay))
          .forEach(node -> note(behind, node, stop));
    }
  }

  private void see(String stop, Node from, Node to) {
    if (Ui.onFx(from::getScene) == null) {
      // Gone by itself since, as a notice is.
      return;
    }
    Ui.runFx(() -> Focus.onward(from));
    Ui.runFx(
        () -> {
          if (to.getScene() == null) {
            note(gone, to, stop);
          } else if (to.equals(to.getScene().getFocusOwner()) && !Focus.isSeen(to)) {
            note(unseen, to, stop);
          }
        });
  }

  private void actionsAgree(String stop, ConsoleWindow window, Scene scene) {
    Map<String, Action> actions =
        window.shell().actions().all().stream()
            .collect(
                Collectors.toMap(action -> action.id().replace('.', '-'), Function.identity()));
    for (Node node : scene.getRoot().lookupAll(".button")) {
      Action action = node.getId() == null ? null : actions.get(node.getId());
      if (action != null && node instanceof Button button) {
        String says = Hint.of(button);
        if (!says.equals(action.tooltip())) {
          note(otherwise, node, stop + ": " + says);
        }
      }
    }
  }

  private void disabledSayWhy(String stop, Node node) {
    if (!node.isVisible()) {
      return;
    }
    if (node.isDisable()) {
      boolean said = !Hindrance.of(node).isBlank() || !ofControl(node);
      if (!said) {
        note(mute, node, stop);
      }
    } else if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> disabledSayWhy(stop, child));
    }
  }

  /** What people use, and not a part of it: the arrow of a bar that is at its end says nothing. */
  private static boolean ofControl(Node node) {
    for (Node at = node.getParent(); at != null; at = at.getParent()) {
      if (at instanceof ScrollBar || at instanceof ListView<?> || at instanceof TableView<?>) {
        return false;
      }
    }
    return !(node instanceof ScrollBar);
  }

  private static void note(Map<String, String> where, Node node, String stop) {
    String what = Focus.describe(node);
    where.putIfAbsent(what, what + " at " + stop);
  }

  /** Toggles of a group are one stop: arrows move among them. */
  private static boolean reachedByArrows(Node node, Set<Node> visited) {
    ToggleGroup group = node instanceof ToggleButton toggle ? toggle.getToggleGroup() : null;
    return group != null && group.getToggles().stream().anyMatch(visited::contains);
  }

  private static @Nullable Node overlay(Scene scene) {
    Node overlays = scene.getRoot().lookup("#overlays");
    List<Node> layers =
        overlays instanceof Parent parent ? parent.getChildrenUnmodifiable() : List.of();
    return layers.isEmpty() ? null : layers.getLast();
  }

  private static boolean inside(Node node, Node whole) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at.equals(whole)) {
        return true;
      }
    }
    return false;
  }
}
