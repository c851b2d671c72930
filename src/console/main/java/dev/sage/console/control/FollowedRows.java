package dev.sage.console.control;

import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;

/**
 * Rows that grow. They stay at their end while the end is in sight; where the person has gone
 * elsewhere, they stay there and a pill counts what is new. FX thread only.
 */
public final class FollowedRows extends StackPane {
  private final VirtualRows rows;
  private final Button pill = new Button();
  private final BooleanProperty following = new SimpleBooleanProperty();
  private Runnable scrolled = () -> {};

  /** Rows that have come, those that are no longer there among them. */
  private long came;

  private long seen;

  /**
   * Rows that follow their end.
   *
   * @param whole the rows, or the table that they are in
   */
  public FollowedRows(VirtualRows rows, Node whole) {
    this.rows = rows;
    following.subscribe(this::turned);
    following.set(true);
    rows.setOnScrolled(this::look);
    pill.getStyleClass().addAll("accent", "pill");
    pill.setVisible(false);
    pill.setOnAction(event -> following.set(true));
    StackPane.setAlignment(pill, Pos.BOTTOM_CENTER);
    getChildren().setAll(whole, pill);
  }

  /** Whether the end stays in sight; set, it goes there. */
  public BooleanProperty followingProperty() {
    return following;
  }

  /** The button that counts what is new. */
  public Button pill() {
    return pill;
  }

  /** Told when the person has scrolled, not the program. */
  public void setOnScrolled(Runnable action) {
    scrolled = action;
  }

  /** Says how many rows have come in all, once the rows show those that are there. */
  public void came(long count) {
    came = count;
    seen = following.get() ? count : Math.min(seen, count);
    say();
  }

  /** Whether no new rows have come since the person went elsewhere. */
  public boolean nothingNew() {
    return seen == came;
  }

  /** Nothing of what is there counts as new. */
  public void caughtUp() {
    seen = came;
    say();
  }

  private void say() {
    boolean any = came > seen && seen > 0;
    pill.setVisible(any);
    if (any) {
      pill.setText(Texts.text("log.new", Format.count(came - seen)));
    }
  }

  private void turned(boolean follow) {
    rows.keepEnd(follow);
    caughtUp();
  }

  private void look() {
    boolean end = rows.atEnd();
    if (end == following.get()) {
      // A step of the person let the end go, and went no further.
      rows.keepEnd(end);
    } else {
      following.set(end);
    }
    scrolled.run();
  }
}
