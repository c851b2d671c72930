package dev.sage.console.home;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A scenario as a button that is as high as its explanation needs at its width. */
final class ScenarioTile extends Button {
  /** Padding of 12 and a border of 1 at both sides. */
  private static final double FRAME = 26;

  private final VBox box;
  private final double width;

  ScenarioTile(Scenario scenario, double width) {
    this.width = width;
    Label title = new Label(scenario.title());
    title.getStyleClass().add("section-title");
    Label explanation = new Label(scenario.explanation());
    explanation.getStyleClass().add("secondary");
    explanation.setWrapText(true);
    explanation.setMinHeight(Region.USE_PREF_SIZE);
    Label id = new Label(scenario.id());
    id.getStyleClass().addAll("mono", "secondary");
    Region space = new Region();
    space.setMinHeight(4);
    VBox.setVgrow(space, Priority.ALWAYS);
    box = new VBox(4, title, explanation, space, id);
    box.setPrefWidth(width - FRAME);
    box.prefHeightProperty().bind(heightProperty().subtract(FRAME));
    setGraphic(box);
    setId("scenario-" + scenario.id());
    getStyleClass().add("tile");
    setAccessibleText(scenario.title() + ". " + scenario.explanation());
    setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
  }

  @Override
  protected double computePrefHeight(double ignored) {
    double content = 0;
    for (var child : box.getChildren()) {
      content += child.prefHeight(width - FRAME) + box.getSpacing();
    }
    return content + FRAME;
  }
}
