package dev.sage.console.shell;

import dev.sage.console.control.Hindrance;
import dev.sage.console.control.Icons;
import dev.sage.console.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * A menu of actions. It lies inside the scene, so that it is in pictures too: arrows move in it, a
 * letter goes to the next action that begins with it, Enter does it, Esc closes it. FX thread only.
 */
public final class ActionMenu extends VBox {
  private final Overlays overlays;

  private ActionMenu(Overlays overlays, List<Action> actions) {
    this.overlays = overlays;
    setId("action-menu");
    getStyleClass().add("action-menu");
    setAccessibleRole(AccessibleRole.CONTEXT_MENU);
    Action before = null;
    for (Action action : actions) {
      if (before != null && before.category() != action.category()) {
        getChildren().add(new Separator());
      }
      getChildren().add(item(action));
      before = action;
    }
    addEventFilter(KeyEvent.KEY_PRESSED, this::onPressed);
    addEventFilter(KeyEvent.KEY_TYPED, this::onTyped);
  }

  /** Opens a menu below the node; without actions there is nothing to open. */
  public static void open(Overlays overlays, Node anchor, List<Action> actions) {
    open(overlays, anchor.localToScene(anchor.getLayoutBounds()), actions);
  }

  private static void open(Overlays overlays, Bounds beside, List<Action> actions) {
    if (!actions.isEmpty()) {
      ActionMenu menu = new ActionMenu(overlays, actions);
      overlays.showBeside(menu, beside, menu.first());
    }
  }

  /**
   * A button with three dots for what has no button of its own.
   *
   * @param id of the button
   * @param name what a screen reader says and the tooltip shows: {@code More for column B}
   */
  public static Button overflow(
      Overlays overlays, String id, String name, Supplier<List<Action>> actions) {
    Button button = Icons.button(Feather.MORE_HORIZONTAL, name, () -> {});
    button.setId(id);
    button.setAccessibleRole(AccessibleRole.MENU_BUTTON);
    button.setOnAction(event -> open(overlays, button, actions.get()));
    return button;
  }

  /** Gives the node this menu: by the right button, the menu key or Shift+F10. */
  public static void attach(Node node, Overlays overlays, Supplier<List<Action>> actions) {
    node.addEventHandler(
        ContextMenuEvent.CONTEXT_MENU_REQUESTED,
        event -> {
          open(
              overlays,
              event.isKeyboardTrigger()
                  ? node.localToScene(node.getLayoutBounds())
                  : new BoundingBox(event.getSceneX(), event.getSceneY(), 0, 0),
              actions.get());
          event.consume();
        });
    // Not every platform turns the keys into a request.
    node.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.CONTEXT_MENU
              || (event.getCode() == KeyCode.F10 && event.isShiftDown())) {
            open(overlays, node, actions.get());
            event.consume();
          }
        });
  }

  private Button item(Action action) {
    Label label = new Label(action.label());
    Label keys = new Label(action.keyText());
    keys.getStyleClass().add("key-cap");
    keys.setVisible(!action.keys().isEmpty());
    Region space = new Region();
    space.setMinWidth(24);
    HBox.setHgrow(space, Priority.ALWAYS);
    Button item = new Button(action.label(), new HBox(label, space, keys));
    item.setId("menu-" + action.id().replace('.', '-'));
    item.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    item.setMnemonicParsing(false);
    item.getStyleClass().setAll("action-item");
    item.setAccessibleRole(AccessibleRole.MENU_ITEM);
    item.setAccessibleText(action.tooltip());
    item.setMaxWidth(Double.MAX_VALUE);
    // It may become possible while the menu is open: what it is about may still be read.
    item.disableProperty().bind(Bindings.not(action.enabled()));
    Hindrance.of(item, action.need());
    // Focus shows where the pointer is, so that keys go on from there.
    item.setOnMouseEntered(event -> item.requestFocus());
    item.setOnAction(
        event -> {
          // Closed first: the action may open an overlay of its own or move the focus.
          overlays.close(this);
          action.perform();
        });
    return item;
  }

  private Node first() {
    List<Button> possible = possible();
    if (possible.isEmpty()) {
      // Nothing can be done now: the menu itself has the focus, so that Esc reaches it.
      setFocusTraversable(true);
      setAccessibleText(Texts.text("menu.nothing"));
      return this;
    }
    return possible.getFirst();
  }

  private List<Button> possible() {
    return getChildren().stream()
        .filter(Button.class::isInstance)
        .map(Button.class::cast)
        .filter(item -> !item.isDisable())
        .toList();
  }

  private void onPressed(KeyEvent event) {
    List<Button> possible = possible();
    int last = possible.size() - 1;
    int now = focused(possible);
    switch (event.getCode()) {
      case DOWN -> focus(possible, now == last ? 0 : now + 1);
      case UP -> focus(possible, now <= 0 ? last : now - 1);
      case TAB -> focus(possible, Math.floorMod(now + (event.isShiftDown() ? -1 : 1), last + 1));
      case HOME -> focus(possible, 0);
      case END -> focus(possible, last);
      case ENTER -> {
        if (now >= 0) {
          possible.get(now).fire();
        }
      }
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void onTyped(KeyEvent event) {
    String typed = event.getCharacter().toLowerCase(Locale.ROOT);
    List<Button> possible = possible();
    int now = focused(possible);
    for (int i = 1; i <= possible.size(); i++) {
      int at = Math.floorMod(now + i, possible.size());
      if (!typed.isBlank()
          && possible.get(at).getText().toLowerCase(Locale.ROOT).startsWith(typed)) {
        focus(possible, at);
        event.consume();
        return;
      }
    }
  }

  private static int focused(List<Button> possible) {
    for (int i = 0; i < possible.size(); i++) {
      if (possible.get(i).isFocused()) {
        return i;
      }
    }
    return -1;
  }

  private static void focus(List<Button> possible, int at) {
    if (!possible.isEmpty()) {
      possible.get(Math.clamp(at, 0, possible.size() - 1)).requestFocus();
    }
  }
}
