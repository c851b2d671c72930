package dev.sage.console.theme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.ConsoleWindow;
import dev.sage.console.ui.Ui;
import dev.sage.simulator.Speed;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A change of theme dresses all nodes, and matches their rules once. */
class ThemesTest {
  private static final String GROUND = "-fx-background-color: -sage-chrome, -color-bg-default;";

  @TempDir private Path home;

  /** Counts how often its rules are looked up. */
  private static final class Watched extends Region {
    private final AtomicInteger lookups = new AtomicInteger();

    Watched() {
      setStyle(GROUND);
    }

    @Override
    public String getTypeSelector() {
      lookups.incrementAndGet();
      return super.getTypeSelector();
    }

    private Paint fill(int layer) {
      return getBackground().getFills().get(layer).getFill();
    }
  }

  private static Watched in(Scene scene) {
    var watched = new Watched();
    ((StackPane) scene.lookup("#panel")).getChildren().add(watched);
    return watched;
  }

  @Test
  void both_sheets_change_and_rules_are_looked_up_in_the_next_pulse_only() {
    try (ConsoleWindow window = ConsoleWindow.open(home, Speed.INSTANT)) {
      Scene scene = window.ui().scene();
      Watched watched = Ui.onFx(() -> in(scene));
      choose(window, ThemeChoice.LIGHT);
      Ui.settle();
      for (ThemeChoice next : new ThemeChoice[] {ThemeChoice.DARK, ThemeChoice.LIGHT}) {
        boolean dark = next == ThemeChoice.DARK;
        int before = watched.lookups.get();
        int atOnce =
            Ui.onFx(
                () -> {
                  perform(window, next);
                  return watched.lookups.get();
                });
        assertThat(atOnce).as("at once, " + next).isEqualTo(before);
        Ui.settle();
        assertThat(watched.lookups.get()).as("then, " + next).isGreaterThan(before);
        assertThat(Ui.onFx(() -> watched.fill(0)))
            .isEqualTo(Color.web(dark ? "#010409" : "#f6f8fa"));
        assertThat(Ui.onFx(() -> watched.fill(1)))
            .isEqualTo(Color.web(dark ? "#0d1117" : "#ffffff"));
      }
    }
  }

  @Test
  void what_was_out_of_sight_meanwhile_is_dressed_when_it_is_seen() {
    try (ConsoleWindow window = ConsoleWindow.open(home, Speed.INSTANT)) {
      Watched watched = Ui.onFx(() -> in(window.ui().scene()));
      choose(window, ThemeChoice.LIGHT);
      Ui.runFx(() -> watched.setVisible(false));
      Ui.settle();
      choose(window, ThemeChoice.DARK);
      Ui.settle();
      Ui.runFx(() -> watched.setVisible(true));
      Ui.settle();
      assertThat(Ui.onFx(() -> watched.fill(1))).isEqualTo(Color.web("#0d1117"));
    }
  }

  private static void choose(ConsoleWindow window, ThemeChoice theme) {
    Ui.runFx(() -> perform(window, theme));
  }

  private static void perform(ConsoleWindow window, ThemeChoice theme) {
    window.shell().actions().find("window.theme." + theme.key()).orElseThrow().perform();
  }
}
