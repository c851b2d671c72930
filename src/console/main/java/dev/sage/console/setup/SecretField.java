package dev.sage.console.setup;

import dev.sage.console.control.Content;
import dev.sage.console.control.Hindrance;
import dev.sage.console.control.Icons;
import dev.sage.console.text.Texts;
import javafx.beans.property.StringProperty;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * A field for a key. What is typed is masked, and in clear only while the eye is held, by mouse or
 * by Space; it can be pasted, but neither copied nor cut nor read aloud. FX thread only.
 */
final class SecretField extends HBox {
  private final PasswordField masked = new PasswordField();
  private final Button eye;

  /**
   * An empty field.
   *
   * @param id of the field itself
   * @param name for screen readers
   */
  SecretField(String id, String name) {
    super(4);
    Content.mark(this);
    masked.setId(id);
    masked.setAccessibleText(name);
    masked.setMaxWidth(Double.MAX_VALUE);
    Label clear = new Unspoken();
    clear.getStyleClass().addAll("mono", "secret-clear");
    clear.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    clear.setMaxWidth(Double.MAX_VALUE);
    clear.setMouseTransparent(true);
    eye = Icons.button(Feather.EYE, Texts.text("setup.key.reveal"), () -> {});
    eye.setId(id + "-reveal");
    eye.disableProperty().bind(masked.textProperty().isEmpty());
    Hindrance.of(eye, Texts.text("need.key"));
    // Filled while it is held only, so that nothing else can read it.
    eye.armedProperty().subscribe(held -> clear.setText(held ? masked.getText() : ""));
    clear.visibleProperty().bind(eye.armedProperty());
    StackPane field = new StackPane(masked, clear);
    HBox.setHgrow(field, Priority.ALWAYS);
    getChildren().setAll(field, eye);
  }

  StringProperty textProperty() {
    return masked.textProperty();
  }

  StringProperty promptTextProperty() {
    return masked.promptTextProperty();
  }

  void focus() {
    masked.requestFocus();
    masked.selectAll();
  }

  private static final class Unspoken extends Label {
    @Override
    public @Nullable Object queryAccessibleAttribute(
        AccessibleAttribute attribute, Object... parameters) {
      return attribute == AccessibleAttribute.TEXT
          ? null
          : super.queryAccessibleAttribute(attribute, parameters);
    }
  }
}
