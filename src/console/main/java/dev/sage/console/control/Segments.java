package dev.sage.console.control;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** A choice of one of a few, beside each other. FX thread only. */
public final class Segments<T> extends HBox {

  /**
   * A choice.
   *
   * @param id of the choice in the scene; each button has it with its own name behind
   * @param words the name of one, its id, and what the tooltip says
   */
  public Segments(String id, List<T> choices, Property<T> chosen, Function<T, Words> words) {
    setId(id);
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("segments");
    ToggleGroup group = new ToggleGroup();
    for (T choice : choices) {
      Words of = words.apply(choice);
      ToggleButton button = new ToggleButton(of.text());
      button.setId(id + "-" + of.key());
      button.setToggleGroup(group);
      button.setMinWidth(Region.USE_PREF_SIZE);
      Hint.on(button, of.tooltip());
      button.setAccessibleText(of.tooltip());
      int at = choices.indexOf(choice);
      button
          .getStyleClass()
          .add(at == 0 ? "left-pill" : at == choices.size() - 1 ? "right-pill" : "center-pill");
      button.setOnAction(
          event -> {
            chosen.setValue(choice);
            // A second click must not take the choice back.
            button.setSelected(true);
          });
      getChildren().add(button);
    }
    chosen.subscribe(
        now -> {
          int at = choices.indexOf(now);
          group.selectToggle(at < 0 ? null : group.getToggles().get(at));
        });
  }

  /** What a button says. */
  public record Words(String key, String text, String tooltip) {}
}
