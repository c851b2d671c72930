package dev.sage.console.shell;

import dev.sage.console.control.Content;
import dev.sage.console.control.Icons;
import dev.sage.console.text.Texts;
import dev.sage.console.theme.Motion;
import java.util.IdentityHashMap;
import java.util.Locale;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * The notices at the top. Errors stay until they are closed, some until what they tell of is over;
 * the others go by themselves.
 */
final class NoticesView extends VBox {
  private final IdentityHashMap<Notices.Notice, Node> cards = new IdentityHashMap<>();
  private final Notices notices;
  private final Duration stay;

  /** What had the focus before a notice got it: there it returns. */
  private @Nullable Node before;

  /**
   * A view of those notices.
   *
   * @param stay how long one stays that goes by itself
   */
  NoticesView(Notices notices, java.time.Duration stay) {
    super(8);
    this.notices = notices;
    this.stay = Duration.millis((double) stay.toMillis());
    setId("notices");
    getStyleClass().add("notices");
    setPickOnBounds(false);
    setAlignment(Pos.TOP_CENTER);
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    StackPane.setAlignment(this, Pos.TOP_CENTER);
    notices.shown().addListener(this::changed);
    sceneProperty().flatMap(Scene::focusOwnerProperty).subscribe(this::focused);
  }

  private void changed(ListChangeListener.Change<? extends Notices.Notice> change) {
    while (change.next()) {
      change.getRemoved().forEach(this::remove);
      for (int i = change.getFrom(); change.wasAdded() && i < change.getTo(); i++) {
        add(change.getList().get(i), i);
      }
    }
  }

  private void remove(Notices.Notice notice) {
    Node card = cards.remove(notice);
    Scene scene = getScene();
    boolean focused = scene != null && inside(scene.getFocusOwner(), card);
    getChildren().remove(card);
    Node back = before;
    if (focused && back != null && scene.equals(back.getScene())) {
      back.requestFocus();
    }
  }

  private void focused(@Nullable Node owner) {
    if (owner != null && !inside(owner, this)) {
      before = owner;
    }
  }

  private static boolean inside(@Nullable Node node, @Nullable Node parent) {
    Node at = node;
    while (at != null && !at.equals(parent)) {
      at = at.getParent();
    }
    return at != null;
  }

  private void add(Notices.Notice notice, int at) {
    Label text = new Label("", Icons.of(icon(notice.kind())));
    text.textProperty().bind(notice.text());
    if (notice.kind() == Notices.Kind.ERROR || notice.kind() == Notices.Kind.WARNING) {
      Content.mark(text);
    }
    text.setWrapText(true);
    text.setMaxWidth(Double.MAX_VALUE);
    text.setGraphicTextGap(8);
    text.setAccessibleRole(AccessibleRole.TEXT);
    HBox.setHgrow(text, Priority.ALWAYS);
    HBox card = new HBox(8, text);
    card.setAlignment(Pos.CENTER_LEFT);
    card.getStyleClass().addAll("overlay", "notice", notice.kind().name().toLowerCase(Locale.ROOT));
    if (!notice.actions().isEmpty()) {
      card.getStyleClass().add("wide");
    }
    for (Action action : notice.actions()) {
      Button button = ActionButtons.text(action);
      button.setMinWidth(Region.USE_PREF_SIZE);
      card.getChildren().add(button);
    }
    if (!notice.stays()) {
      card.getChildren()
          .add(
              Icons.button(
                  Feather.X, Texts.text("notice.close"), () -> notices.shown().remove(notice)));
    }
    cards.put(notice, card);
    getChildren().add(at, card);
    Motion.appear(card);
    if (notice.kind() != Notices.Kind.ERROR && !notice.stays()) {
      PauseTransition pause = new PauseTransition(stay);
      pause.setOnFinished(event -> leave(notice, card, pause));
      pause.play();
    }
  }

  /** Nothing leaves under the pointer. */
  private void leave(Notices.Notice notice, Node card, PauseTransition pause) {
    if (card.isHover()) {
      pause.playFromStart();
    } else {
      notices.shown().remove(notice);
    }
  }

  private static Feather icon(Notices.Kind kind) {
    return switch (kind) {
      case INFO -> Feather.INFO;
      case DONE -> Feather.CHECK_CIRCLE;
      case WARNING -> Feather.ALERT_TRIANGLE;
      case ERROR -> Feather.ALERT_OCTAGON;
    };
  }
}
