package dev.sage.console.compare.prompt;

import javafx.scene.control.TextInputControl;

/** Texts of fields that follow a model. FX thread only. */
final class FieldText {
  private FieldText() {}

  /** Shows the text; a field that has it already keeps its caret. */
  static void show(TextInputControl field, String text) {
    if (!text.equals(field.getText())) {
      field.setText(text);
      field.end();
    }
  }
}
