package dev.sage.console.settings;

import dev.sage.console.text.Texts;
import javafx.beans.property.StringProperty;
import javafx.scene.control.TextField;

/** Where a setting of the configuration is typed. FX thread only. */
public final class ConfigField extends TextField {

  /**
   * A field.
   *
   * @param id of the node
   * @param text the key of its name; its prompt is {@code <text>.prompt}
   * @param width in pixels
   * @param value what stands in it
   */
  public ConfigField(String id, String text, double width, StringProperty value) {
    setId(id);
    setAccessibleText(Texts.text(text));
    setPromptText(Texts.text(text + ".prompt"));
    setPrefWidth(width);
    setMinWidth(width);
    textProperty().bindBidirectional(value);
  }
}
