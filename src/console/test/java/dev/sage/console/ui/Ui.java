package dev.sage.console.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/**
 * A window in a test. Build it in the test, close it after it (try-with-resources). The headless
 * screen is 1000×1000 and does not clip: the stage stands at 0,0 and is at most 900 high.
 */
public final class Ui implements AutoCloseable {
  private static final long SECONDS = 60;

  private final FxRobot robot = new FxRobot();
  private final Stage stage;

  private Ui(Stage stage) {
    this.stage = stage;
  }

  /** Opens a window of that size around the root. */
  public static Ui open(int width, int height, Callable<? extends Parent> root) {
    return open(
        stage -> {
          stage.setScene(new Scene(call(root), width, height));
          stage.show();
        });
  }

  /** Opens a window that the set-up fills and shows. */
  public static Ui open(StageSetup setup) {
    start();
    return new Ui(
        onFx(
            () -> {
              Stage stage = new Stage();
              setup.fill(stage);
              stage.setX(0);
              stage.setY(0);
              return stage;
            }));
  }

  /** Starts the toolkit, for controls that are made before their window. */
  public static void start() {
    try {
      FxToolkit.registerPrimaryStage();
    } catch (TimeoutException e) {
      throw new AssertionError("The toolkit did not start.", e);
    }
  }

  /** Fills a stage, on the FX thread. */
  @FunctionalInterface
  public interface StageSetup {
    /** Gives the stage a scene and shows it. */
    void fill(Stage stage) throws Exception;
  }

  /** The stage. */
  public Stage stage() {
    return stage;
  }

  /** The scene. */
  public Scene scene() {
    return stage.getScene();
  }

  /** Runs on the FX thread and waits for the result. */
  public static <T extends @Nullable Object> T onFx(Callable<T> callable) {
    try {
      return WaitForAsyncUtils.waitForAsyncFx(TimeUnit.SECONDS.toMillis(SECONDS), callable);
    } catch (RuntimeException e) {
      throw new AssertionError("It failed on the FX thread.", e);
    }
  }

  /** Runs on the FX thread and waits until its effects are on the screen. */
  public static void runFx(Runnable runnable) {
    onFx(
        () -> {
          runnable.run();
          return true;
        });
    settle();
  }

  /** Waits until the FX thread has nothing left to do. */
  public static void settle() {
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** Waits for a condition that is looked at on the FX thread. */
  public static void await(String what, BooleanSupplier condition) {
    try {
      WaitForAsyncUtils.waitFor(SECONDS, TimeUnit.SECONDS, () -> onFx(condition::getAsBoolean));
    } catch (TimeoutException e) {
      throw new AssertionError("Not within " + SECONDS + " s: " + what, e);
    }
  }

  /** Waits for a node and clicks it. */
  public void click(String selector) {
    find(selector);
    robot.clickOn(selector);
    settle();
  }

  /** Types into whatever has the focus. */
  public void type(String text) {
    robot.write(text);
    settle();
  }

  /** Presses keys together. */
  public void press(KeyCode... keys) {
    robot.push(keys);
    settle();
  }

  /** The node of that selector, waited for. */
  public Node find(String selector) {
    AtomicReference<@Nullable Node> found = new AtomicReference<>();
    await(
        selector,
        () -> {
          Node node = scene().getRoot().lookup(selector);
          found.set(node);
          return node != null;
        });
    Node node = found.get();
    if (node == null) {
      throw new AssertionError(selector);
    }
    return node;
  }

  /** Whether the selector finds a node now. */
  public boolean has(String selector) {
    return onFx(() -> scene().getRoot().lookup(selector) != null);
  }

  /** Reads something off the node of that selector. */
  public <N extends Node, T extends @Nullable Object> T read(
      String selector, Class<N> type, Function<N, T> reader) {
    Node node = find(selector);
    return onFx(() -> reader.apply(type.cast(node)));
  }

  /** Every node of the scene, in the order of the tree. */
  public List<Node> nodes() {
    return onFx(
        () -> {
          List<Node> nodes = new ArrayList<>();
          collect(scene().getRoot(), nodes);
          return nodes;
        });
  }

  /** What can get the focus but has no name that a screen reader could say. */
  public List<Node> unnamed() {
    return nodes().stream()
        .filter(node -> onFx(() -> node.isFocusTraversable() && shown(node) && !named(node)))
        .toList();
  }

  private static boolean shown(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return true;
  }

  private static boolean named(Node node) {
    return filled(node.getAccessibleText())
        || (node instanceof Labeled labeled && filled(labeled.getText()))
        // The button of a combo box and the like are parts of a control that has the name.
        || (node.getParent() instanceof Control whole && filled(whole.getAccessibleText()));
  }

  private static boolean filled(@Nullable String text) {
    return text != null && !text.isBlank();
  }

  private static void collect(Node node, List<Node> into) {
    into.add(node);
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, into));
    }
  }

  @Override
  public void close() {
    runFx(stage::close);
  }

  private static <T> T call(Callable<T> callable) {
    try {
      return callable.call();
    } catch (Exception e) {
      throw new AssertionError("The scene could not be built.", e);
    }
  }
}
