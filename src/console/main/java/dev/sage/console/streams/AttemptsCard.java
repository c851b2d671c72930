package dev.sage.console.streams;

import dev.sage.console.control.Content;
import dev.sage.console.control.Icons;
import dev.sage.console.control.IdLabel;
import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import dev.sage.workbench.store.StoredAttempt;
import dev.sage.workbench.store.StoredCall;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Each attempt of a call: status, request id, Retry-After, wait, phases and response headers. */
final class AttemptsCard extends VBox {
  private static final double WIDTH = 520;
  private static final double MOST_HEIGHT = 420;

  private final VBox list = new VBox(12);

  AttemptsCard(Runnable closed) {
    super(12);
    setId("streams-attempts-card");
    getStyleClass().addAll("explanation-card", "overlay");
    setMaxSize(WIDTH, Region.USE_PREF_SIZE);
    setPrefWidth(WIDTH);
    Label title = new Label(Texts.text("streams.attempts"));
    title.getStyleClass().add("section-title");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox head =
        new HBox(
            8, title, space, Icons.button(Feather.X, Texts.text("streams.card.close"), closed));
    head.setAlignment(Pos.CENTER_LEFT);
    ScrollPane scroll = new ScrollPane(list);
    scroll.setFitToWidth(true);
    scroll.setMaxHeight(MOST_HEIGHT);
    scroll.setAccessibleText(Texts.text("streams.attempts"));
    getChildren().setAll(head, scroll);
  }

  void show(StoredCall call, List<StoredAttempt> attempts) {
    list.getChildren().clear();
    for (StoredAttempt attempt : attempts) {
      list.getChildren().add(attempt(call, attempt, attempt.number() == attempts.size()));
    }
  }

  private static VBox attempt(StoredCall call, StoredAttempt attempt, boolean last) {
    String status =
        attempt.httpStatus() == null
            ? Texts.text("streams.attempt.no-status")
            : String.format(Locale.ROOT, "%d", attempt.httpStatus());
    String kind = attempt.errorKind() == null ? "" : " " + attempt.errorKind().replace('_', ' ');
    Label what = new Label(Texts.text("streams.attempt", attempt.number(), status + kind));
    HBox line = new HBox(12, what);
    line.setAlignment(Pos.CENTER_LEFT);
    if (attempt.requestId() != null) {
      IdLabel id = new IdLabel(attempt.requestId());
      id.getStyleClass().add("secondary");
      line.getChildren().add(id);
    }
    String after = attempt.headers().get("retry-after");
    if (after != null) {
      line.getChildren().add(secondary(Texts.text("streams.attempt.retry-after", after)));
    }
    if (attempt.delay() != null) {
      line.getChildren()
          .add(secondary(Texts.text("streams.attempt.waited", Format.duration(attempt.delay()))));
    }
    VBox box = new VBox(4, line, PhaseBar.of(call, attempt, last));
    new TreeMap<>(attempt.headers())
        .forEach(
            (name, value) -> {
              Label header = secondary(name + ": " + value);
              header.getStyleClass().add("mono");
              box.getChildren().add(Content.mark(header));
            });
    return box;
  }

  private static Label secondary(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("secondary");
    return label;
  }
}
