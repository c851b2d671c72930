package dev.sage.console.control;

import dev.sage.console.text.Texts;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** An error where it happened: what, what to do, and the details folded away. FX thread only. */
public final class ErrorBox extends VBox {
  private final Label what = new Label(null, Icons.of(Feather.X_CIRCLE));
  private final Label fix = new Label();
  private final Label details = new Label();
  private final Hyperlink fold = new Hyperlink();

  /**
   * A box.
   *
   * @param actions buttons beside the fix: "Try again"
   */
  public ErrorBox(String what, String fix, String details, Node... actions) {
    super(4);
    getStyleClass().add("error-box");
    setAccessibleRole(AccessibleRole.PARENT);
    this.what.getStyleClass().add("error-what");
    this.what.setWrapText(true);
    this.what.setGraphicTextGap(8);
    this.fix.setWrapText(true);
    this.fix.getStyleClass().add("secondary");
    this.details.setWrapText(true);
    this.details.getStyleClass().addAll("mono", "error-details");
    for (Label label : new Label[] {this.what, this.fix, this.details}) {
      label.setMinHeight(Region.USE_PREF_SIZE);
    }
    Content.mark(this.what);
    Content.mark(this.details);
    fold.setOnAction(event -> fold(!this.details.isVisible()));
    HBox foot = new HBox(8, fold, space());
    foot.setAlignment(Pos.CENTER_LEFT);
    foot.getChildren().addAll(actions);
    foot.setManaged(actions.length > 0 || !details.isEmpty());
    getChildren().setAll(this.what, this.fix, foot, this.details);
    set(what, fix, details);
  }

  /** Shows another error, its details folded. */
  public void set(String newWhat, String newFix, String newDetails) {
    what.setText(newWhat);
    fix.setText(newFix);
    fix.setManaged(!newFix.isEmpty());
    details.setText(newDetails);
    fold.setVisible(!newDetails.isEmpty());
    fold(false);
  }

  /** Shows it as that state rather than as a failure. */
  public void state(StatusIcon.State state) {
    what.setGraphic(StatusIcon.icon(state));
  }

  private void fold(boolean open) {
    details.setVisible(open);
    details.setManaged(open);
    fold.setText(Texts.text(open ? "error.less" : "error.more"));
    fold.setVisited(false);
  }

  private static Region space() {
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    return space;
  }
}
