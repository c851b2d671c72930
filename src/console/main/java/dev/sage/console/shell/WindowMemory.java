package dev.sage.console.shell;

import dev.sage.console.text.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
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
    keep(
        new WindowState(
            bounds,
            stage.isMaximized(),
            state.theme(),
            state.motion(),
            state.size(),
            state.panel(),
            dividers));
  }

  /** Keeps how the window is to look. */
  void appearance(Appearance appearance) {
    keep(
        new WindowState(
            state.bounds(),
            state.maximized(),
            appearance.themeProperty().get(),
            appearance.motionProperty().get(),
            appearance.sizeProperty().get(),
            state.panel(),
            dividers));
  }

  void panel(PanelId panel) {
    panel(panel.key());
  }

  private void panel(String panel) {
    keep(
        new WindowState(
            state.bounds(),
            state.maximized(),
            state.theme(),
            state.motion(),
            state.size(),
            panel,
            dividers));
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
                          panel(state.panel());
                        }));
  }

  /**
   * Restores whether a part is shown and follows it, kept as 1 or 0 beside the dividers.
   *
   * @param name of the part, once in the program: {@code streams.detail.shown}
   */
  public void follow(String name, BooleanProperty shown) {
    List<Double> kept = dividers.getOrDefault(name, List.of());
    if (kept.size() == 1) {
      shown.set(kept.getFirst() > 0);
    }
    shown.addListener(
        (property, before, now) -> {
          dividers.put(name, List.of(now ? 1.0 : 0.0));
          panel(state.panel());
        });
  }

  private static List<Double> positions(SplitPane pane) {
    return pane.getDividers().stream().map(SplitPane.Divider::getPosition).toList();
  }

  private void keep(WindowState now) {
    state = now;
    file.keep(now.toJson());
  }

  void flush() {
    file.flush();
  }
}
