package dev.sage.console.shell;

import dev.sage.console.control.Content;
import dev.sage.console.control.Hint;
import dev.sage.console.control.Icons;
import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The line at the bottom: running calls, store, outbound hosts, last problem. */
final class StatusBar extends HBox {
  /**
   * The line.
   *
   * @param store looks after the store; empty where there is none
   */
  StatusBar(
      Services services,
      Problems problems,
      Action showProblems,
      Action present,
      Optional<Action> store) {
    super(16);
    getStyleClass().add("status-bar");
    setId("status-bar");
    setAlignment(Pos.CENTER_LEFT);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox foot = new HBox(16);
    foot.setAlignment(Pos.CENTER_LEFT);
    foot.setMinWidth(USE_PREF_SIZE);
    Bindings.bindContent(foot.getChildren(), services.foot());
    Status status = services.status();
    getChildren()
        .setAll(
            running(status),
            store(status, store),
            outbound(status),
            foot,
            space,
            presenting(services.presentation(), present),
            Content.mark(last(problems, showProblems)));
  }

  private static Label running(Status status) {
    Label label = new Label(null, Icons.of(Feather.ACTIVITY));
    label.setId("status-running");
    label.textProperty().bind(status.runningProperty().map(n -> Texts.text("status.running", n)));
    return label;
  }

  private static Labeled store(Status status, Optional<Action> look) {
    Labeled label = look.<Labeled>map(ActionButtons::text).orElseGet(Label::new);
    label.setGraphic(Icons.of(Feather.DATABASE));
    label.setId("status-store");
    if (look.isPresent()) {
      label.getStyleClass().addAll("flat", "status-button");
      label.setMinWidth(USE_PREF_SIZE);
    }
    label
        .textProperty()
        .bind(
            status
                .storeBytesProperty()
                .map(n -> Texts.text("status.store", Format.bytes(n.longValue()))));
    return label;
  }

  private static Label outbound(Status status) {
    Label label = Content.mark(new Label(null, Icons.of(Feather.ARROW_UP_RIGHT)));
    label.setId("status-outbound");
    label.setAccessibleHelp(Texts.text("status.outbound.tooltip"));
    Hint.on(label, () -> Texts.text("status.outbound.tooltip") + "\n" + hosts(status, "\n"));
    label
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    status.counted().isEmpty()
                        ? Texts.text("status.outbound.none")
                        : hosts(status, ", "),
                status.counted()));
    return label;
  }

  private static String hosts(Status status, String between) {
    return status.counted().entrySet().stream()
        .map(StatusBar::host)
        .collect(Collectors.joining(between));
  }

  private static String host(Map.Entry<String, Integer> entry) {
    return entry.getKey() + " ×" + Format.count(entry.getValue());
  }

  /** Seen only while content is masked; ends that. */
  private static Button presenting(Presentation presentation, Action present) {
    Button button = ActionButtons.text(present);
    button.setId("status-presenting");
    button.setText(Texts.text("presentation.sign"));
    button.setGraphic(Icons.of(Feather.EYE_OFF));
    button.getStyleClass().addAll("flat", "status-button", "presenting-sign");
    button.setMinWidth(USE_PREF_SIZE);
    button.visibleProperty().bind(presentation.onProperty());
    button.managedProperty().bind(presentation.onProperty());
    return button;
  }

  private static Button last(Problems problems, Action show) {
    Button button = ActionButtons.text(show);
    button.getStyleClass().addAll("flat", "status-button");
    button.setMnemonicParsing(false);
    button
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    problems.list().isEmpty()
                        ? Texts.text("status.problems.none")
                        : problems.list().getFirst().what(),
                problems.list()));
    button
        .graphicProperty()
        .bind(
            Bindings.createObjectBinding(
                () -> problems.list().isEmpty() ? Icons.of(Feather.CHECK_CIRCLE) : warning(),
                problems.list()));
    return button;
  }

  private static FontIcon warning() {
    FontIcon icon = Icons.of(Feather.ALERT_TRIANGLE);
    icon.getStyleClass().add("attention-icon");
    return icon;
  }
}
