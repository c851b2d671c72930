package dev.sage.console.shell;

import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.fxmisc.richtext.GenericStyledArea;
import org.jspecify.annotations.Nullable;

/** Key combinations as text and back. {@code Ctrl} stands for the Command key on a Mac. */
public final class Keys {
  private Keys() {}

  /**
   * A key that is known by the character it types, wherever the keyboard layout has put it: {@code
   * ?}, {@code j}, {@code =}. It never acts while text is being typed.
   */
  private static final class Typed extends KeyCombination {
    private final String character;

    Typed(String character) {
      this.character = character;
    }

    @Override
    public boolean match(KeyEvent event) {
      return event.getEventType() == KeyEvent.KEY_TYPED
          && event.getCharacter().equals(character)
          && !event.isControlDown()
          && !event.isAltDown()
          && !event.isMetaDown();
    }

    @Override
    public String getDisplayText() {
      return character;
    }
  }

  /**
   * Reads {@code Ctrl+Enter}, {@code Ctrl+Shift+P}, {@code F1}, {@code Esc}, {@code Space}, or a
   * single typed character.
   *
   * @throws IllegalArgumentException if there is no such key
   */
  public static KeyCombination parse(String keys) {
    if (keys.length() == 1) {
      return new Typed(keys);
    }
    return KeyCombination.valueOf(keys.replace("Ctrl+", "Shortcut+"));
  }

  /** The combination as people write it. */
  public static String text(KeyCombination keys) {
    if (!(keys instanceof KeyCodeCombination code)) {
      return keys.getDisplayText();
    }
    StringBuilder text = new StringBuilder();
    if (held(code.getShortcut())) {
      text.append("Ctrl+");
    }
    if (held(code.getAlt())) {
      text.append("Alt+");
    }
    if (held(code.getShift())) {
      text.append("Shift+");
    }
    return text.append(name(code.getCode())).toString();
  }

  private static String name(KeyCode code) {
    return switch (code) {
      case ESCAPE -> "Esc";
      case ENTER -> "Enter";
      default -> code.getName();
    };
  }

  /** Whether the combination would get in the way of someone who is typing. */
  static boolean isPlain(KeyCombination keys) {
    return keys instanceof Typed
        || (keys instanceof KeyCodeCombination code
            && !held(code.getShortcut())
            && !held(code.getControl())
            && !held(code.getAlt())
            && !code.getCode().isFunctionKey()
            && code.getCode() != KeyCode.ESCAPE);
  }

  /** Whether text is being typed into this node. */
  static boolean takesText(@Nullable Node focusOwner) {
    return switch (focusOwner) {
      case TextInputControl input -> input.isEditable();
      // They keep the focus themselves while their editor is typed into.
      case ComboBoxBase<?> box -> box.isEditable();
      case Spinner<?> spinner -> spinner.isEditable();
      case GenericStyledArea<?, ?, ?> area -> area.isEditable();
      case null, default -> false;
    };
  }

  /** Whether text is being typed in the window of that node. */
  public static ObservableValue<Boolean> typing(Node node) {
    return node.sceneProperty()
        .flatMap(Scene::focusOwnerProperty)
        .map(Keys::takesText)
        .orElse(false);
  }

  public static ObservableBooleanValue always() {
    return new ReadOnlyBooleanWrapper(true).getReadOnlyProperty();
  }

  private static boolean held(KeyCombination.ModifierValue value) {
    return value == KeyCombination.ModifierValue.DOWN;
  }
}
