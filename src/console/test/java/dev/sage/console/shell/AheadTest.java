package dev.sage.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.ui.Ui;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AheadTest {
  @TempDir private Path home;

  private final List<PanelId> built = new ArrayList<>();
  private @Nullable Ui ui;

  @AfterEach
  void close() {
    if (ui != null) {
      ui.close();
    }
  }

  @Test
  void builds_and_lays_out_what_is_not_shown_out_of_sight() throws Exception {
    AtomicReference<Shell> shell = new AtomicReference<>();
    Sheet compare = new Sheet(PanelId.COMPARE);
    Sheet streams = new Sheet(PanelId.STREAMS);
    ui =
        Ui.open(
            stage ->
                shell.set(
                    new Shell(
                        stage,
                        new Shell.Options(home, InstantSource.system(), text -> text),
                        services -> List.of(compare, streams))));
    Shell window = Objects.requireNonNull(shell.get());
    Ui.runFx(window::show);
    assertThat(Ui.onFx(() -> List.copyOf(built))).containsExactly(PanelId.COMPARE);

    Ui.runFx(window::buildAhead);
    Ui.await("it is laid out", () -> streams.button != null && streams.button.getWidth() > 0);
    assertThat(Ui.onFx(() -> streams.view().isVisible()).booleanValue()).isFalse();
    assertThat(built).containsExactly(PanelId.COMPARE, PanelId.STREAMS);
    assertThat(streams.shown).isFalse();

    Ui.runFx(() -> window.services().navigator().open(PanelId.STREAMS));
    assertThat(Ui.onFx(() -> streams.view().isVisible()).booleanValue()).isTrue();
    assertThat(Ui.onFx(() -> compare.view().isVisible()).booleanValue()).isFalse();
    assertThat(streams.shown).isTrue();
  }

  private final class Sheet implements Panel {
    private final PanelId id;
    private @Nullable Button button;
    private @Nullable Node view;
    private boolean shown;

    Sheet(PanelId id) {
      this.id = id;
    }

    @Override
    public PanelId id() {
      return id;
    }

    @Override
    public Node view() {
      Node node = view;
      if (node == null) {
        built.add(id);
        Button inside = new Button("Do");
        button = inside;
        node = new StackPane(inside);
        view = node;
      }
      return node;
    }

    @Override
    public void shown() {
      shown = true;
    }
  }
}
