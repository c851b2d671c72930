package dev.sage.console.streams;

import dev.sage.console.control.IdLabel;
import dev.sage.console.control.StatusIcon;
import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import dev.sage.workbench.store.StoredAttempt;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The attempts of a call, one a line, where there was more than one. */
public final class AttemptsView extends VBox {
  /** No attempts yet. */
  public AttemptsView() {
    super(0);
    getStyleClass().add("attempts");
    setManaged(false);
    setVisible(false);
  }

  /** Shows those of a call. */
  public void show(List<StoredAttempt> attempts) {
    boolean shown = attempts.size() > 1;
    setManaged(shown);
    setVisible(shown);
    getChildren().setAll(shown ? attempts.stream().map(AttemptsView::line).toList() : List.of());
  }

  private static HBox line(StoredAttempt attempt) {
    boolean failed = attempt.errorKind() != null;
    StatusIcon icon = new StatusIcon(failed ? StatusIcon.State.FAILED : StatusIcon.State.OK);
    Label words = new Label(words(attempt));
    words.getStyleClass().add("secondary-size");
    HBox line = new HBox(8, icon, words);
    line.getStyleClass().add("attempt");
    line.setAlignment(Pos.CENTER_LEFT);
    if (attempt.requestId() != null) {
      IdLabel id = new IdLabel(attempt.requestId());
      id.getStyleClass().add("secondary");
      line.getChildren().add(id);
    }
    if (attempt.delay() != null) {
      Label wait =
          new Label(Texts.text("streams.attempt.waited", Format.duration(attempt.delay())));
      wait.getStyleClass().addAll("secondary", "attention-text");
      line.getChildren().add(wait);
    }
    return line;
  }

  private static String words(StoredAttempt attempt) {
    String status =
        attempt.httpStatus() == null
            ? Texts.text("streams.attempt.no-status")
            : String.format(Locale.ROOT, "%d", attempt.httpStatus());
    String kind = attempt.errorKind() == null ? "" : " " + attempt.errorKind().replace('_', ' ');
    return Texts.text("streams.attempt", attempt.number(), status + kind);
  }
}
