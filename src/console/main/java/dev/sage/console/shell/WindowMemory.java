package dev.sage.console.shell;

import dev.sage.console.text.Texts;
import dev.sage.console.theme.ThemeChoice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.SplitPane;
import javafx.stage.Stage;

/**
 * Remembers in {@code window.json} how the window stood. A file that cannot be read is a reported
 * problem and the window opens as at the first start. FX thread only.
 */
public final class WindowMemory {
  private final KeptFile file;
  private final Map<String, List<Double>> dividers = new HashMap<>();
  private WindowState state;

  WindowMemory(Path path, Executor later, Problems problems, List<Rectangle2D> screens) {
    String fix = Texts.text("window.fix");
    file =
        new KeptFile(
            path, later, e -> problems.report(Texts.text("window.unwritable", path), fix, e));
    WindowState first = WindowState.first(screens.getFirst());
    WindowState read = first;
    try {
      read = file.read().map(text -> WindowState.fromJson(text, screens.getFirst())).orElse(first);
    } catch (IOException | IllegalArgumentException e) {
      problems.report(Texts.text("window.unreadable", path), fix, e);
    }
    state = read.onScreens(screens);
    dividers.putAll(state.dividers());
  }

  WindowState state() {
    return state;
  }

  /** Puts the stage where it stood, and follows it from now on. */
  void follow(Stage stage) {
    Rectangle2D bounds = state.bounds();
    stage.setX(bounds.getMinX());
    stage.setY(bounds.getMinY());
    stage.setWidth(bounds.getWidth());
    stage.setHeight(bounds.getHeight());
    stage.setMaximized(state.maximized());
    for (var property :
        List.of(
            stage.xProperty(),
            stage.yProperty(),
            stage.widthProperty(),
            stage.heightProperty(),
            stage.maximizedProperty())) {
      property.subscribe(() -> moved(stage));
    }
  }

  private void moved(Stage stage) {
    boolean restored = !stage.isMaximized() && !stage.isIconified() && !stage.isFullScreen();
    boolean known = stage.getWidth() > 0 && stage.getHeight() > 0;
    Rectangle2D bounds =
        restored && known
            ? new Rectangle2D(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight())
            : state.bounds();
    keep(bounds, stage.isMaximized(), state.theme(), state.size(), state.panel());
  }

  void theme(ThemeChoice theme) {
    keep(state.bounds(), state.maximized(), theme, state.size(), state.panel());
  }

  void size(double size) {
    keep(state.bounds(), state.maximized(), state.theme(), size, state.panel());
  }

  void panel(PanelId panel) {
    keep(state.bounds(), state.maximized(), state.theme(), state.size(), panel.key());
  }

  /**
   * Restores the dividers of a split pane and follows them. Call it when the pane has its items.
   *
   * @param name of the split pane, once in the program: {@code streams.main}
   */
  public void follow(String name, SplitPane pane) {
    List<Double> kept = dividers.getOrDefault(name, List.of());
    if (kept.size() == pane.getDividers().size()) {
      pane.setDividerPositions(kept.stream().mapToDouble(Double::doubleValue).toArray());
    }
    pane.getDividers()
        .forEach(
            divider ->
                divider
                    .positionProperty()
                    .subscribe(
                        () -> {
                          dividers.put(name, positions(pane));
                          keep();
                        }));
  }

  private static List<Double> positions(SplitPane pane) {
    return pane.getDividers().stream().map(SplitPane.Divider::getPosition).toList();
  }

  private void keep(
      Rectangle2D bounds, boolean maximized, ThemeChoice theme, double size, String panel) {
    state = new WindowState(bounds, maximized, theme, size, panel, dividers);
    file.keep(state.toJson());
  }

  private void keep() {
    keep(state.bounds(), state.maximized(), state.theme(), state.size(), state.panel());
  }

  void flush() {
    file.flush();
  }
}
