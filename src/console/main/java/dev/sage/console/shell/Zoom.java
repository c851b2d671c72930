package dev.sage.console.shell;

import javafx.beans.value.ObservableDoubleValue;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/** Shows its content larger or smaller than it is; the content is laid out for the room it gets. */
final class Zoom extends Region {
  private final Region content;
  private final ObservableDoubleValue factor;

  Zoom(Region content, ObservableDoubleValue factor) {
    this.content = content;
    this.factor = factor;
    Scale scale = new Scale();
    scale.xProperty().bind(factor);
    scale.yProperty().bind(factor);
    content.getTransforms().setAll(scale);
    getChildren().setAll(content);
    factor.addListener((o, was, is) -> requestLayout());
  }

  @Override
  protected void layoutChildren() {
    content.resizeRelocate(0, 0, getWidth() / factor.get(), getHeight() / factor.get());
  }
}
