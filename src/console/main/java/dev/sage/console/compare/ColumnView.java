package dev.sage.console.compare;

import dev.sage.console.control.CopyRequest;
import dev.sage.console.control.Icons;
import dev.sage.console.control.StatusIcon;
import dev.sage.console.shell.Pulse;
import dev.sage.console.text.Texts;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** One column: its head, the answer, its figures, and what can be done with it. FX thread only. */
final class ColumnView extends BorderPane implements Pulse.Sink {
  private final CompareModel model;
  private final ColumnModel column;
  private final BooleanSupplier seen;
  private final AnswerView answer;
  private final FiguresView figures = new FiguresView();
  private final StatusIcon icon = new StatusIcon(StatusIcon.State.WAITING);
  private final Label words = new Label();
  private final Button cancel;
  private final Button retry;
  private final Button copy;
  private final Button streams;
  private final RepetitionPicker repetitions;
  private final Subscription subscription;

  /**
   * A column.
   *
   * @param seen whether the panel is on the screen
   * @param openCall opens a call of that id in the panel Streams
   */
  ColumnView(
      CompareModel model,
      ColumnModel column,
      ColumnHead head,
      BooleanSupplier seen,
      Consumer<String> openCall) {
    this.model = model;
    this.column = column;
    this.seen = seen;
    getStyleClass().add("compare-column");
    setMinSize(0, 0);
    answer = new AnswerView(() -> model.run(column));
    cancel =
        Icons.button(
            Feather.SQUARE, Texts.text("compare.column.cancel"), () -> model.cancel(column));
    retry =
        Icons.button(
            Feather.ROTATE_CW, Texts.text("compare.column.retry"), () -> model.run(column));
    copy = Icons.button(Feather.COPY, Texts.text("compare.column.copy"), this::copy);
    streams =
        Icons.button(
            Feather.ACTIVITY,
            Texts.text("compare.column.streams"),
            () -> openCall.accept(shownId()));
    repetitions = new RepetitionPicker(column);
    setTop(head);
    setCenter(answer);
    setBottom(new VBox(6, figures, foot()));
    getBottom().getStyleClass().add("column-foot");
    subscription =
        Subscription.combine(
            column.positionProperty().subscribe(n -> position(n.intValue())),
            column
                .shownProperty()
                .subscribe(
                    now -> {
                      answer.show(now);
                      refresh();
                    }));
    refresh();
  }

  private HBox foot() {
    words.getStyleClass().add("secondary");
    words.setMinWidth(0);
    words.setMaxWidth(Double.MAX_VALUE);
    Tooltip whole = new Tooltip();
    whole.textProperty().bind(words.textProperty());
    words.setTooltip(whole);
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox buttons = new HBox(0, repetitions, cancel, retry, copy, streams);
    buttons.setAlignment(Pos.CENTER_RIGHT);
    buttons.setMinWidth(Region.USE_PREF_SIZE);
    HBox foot = new HBox(6, icon, words, buttons);
    foot.setAlignment(Pos.CENTER_LEFT);
    foot.setMinHeight(28);
    return foot;
  }

  private void position(int position) {
    getStyleClass().removeIf(name -> name.startsWith("data-"));
    getStyleClass().add("data-" + (position + 1));
    setId("column-" + column.letter());
    cancel.setId("cancel-" + column.letter());
    retry.setId("retry-" + column.letter());
    streams.setId("streams-" + column.letter());
  }

  /** Takes what has arrived and shows it with one change of each part. */
  @Override
  public boolean drain(long deadlineNanos) {
    boolean look = seen.getAsBoolean();
    boolean changed = column.pull(look);
    if (look && changed) {
      answer.grow();
      refresh();
    }
    model.count();
    return false;
  }

  private void refresh() {
    AnswerModel shown = column.shownProperty().get();
    boolean running = column.running();
    present(cancel, running);
    present(retry, !running && shown != null);
    present(copy, shown != null && !shown.text().isEmpty());
    present(streams, shown != null);
    present(icon, shown != null);
    repetitions.refresh();
    figures.show(shown == null ? null : shown.figures());
    if (shown == null) {
      words.setText("");
      return;
    }
    icon.stateProperty().set(state(shown));
    words.setText(outcome(shown));
  }

  private static StatusIcon.State state(AnswerModel shown) {
    AnswerError error = shown.error();
    return switch (shown.figures().status()) {
      case WAITING -> StatusIcon.State.WAITING;
      case ASKING, STREAMING -> StatusIcon.State.RUNNING;
      case COMPLETE ->
          shown.figures().finish().equals("stop") || shown.figures().finish().equals("tool_calls")
              ? StatusIcon.State.OK
              : StatusIcon.State.WARNING;
      case FAILED ->
          error != null && error.truncated() ? StatusIcon.State.TRUNCATED : StatusIcon.State.FAILED;
      case CANCELLED -> StatusIcon.State.CANCELLED;
      case INTERRUPTED -> StatusIcon.State.INTERRUPTED;
    };
  }

  private static String outcome(AnswerModel shown) {
    Figures figures = shown.figures();
    String status = figures.status().label();
    if (figures.status() == AnswerStatus.COMPLETE && !figures.finish().isEmpty()) {
      return Texts.text("compare.outcome", status, figures.finish());
    }
    AnswerError error = shown.error();
    return figures.status() == AnswerStatus.FAILED && error != null ? error.kind() : status;
  }

  private void copy() {
    CopyRequest.fire(copy, answer.text());
  }

  private String shownId() {
    AnswerModel shown = column.shownProperty().get();
    return shown == null ? "" : shown.callId();
  }

  private static void present(Node node, boolean present) {
    node.setVisible(present);
    node.setManaged(present);
  }

  ColumnModel column() {
    return column;
  }

  AnswerView answer() {
    return answer;
  }

  /** Forgets its model; it will not be shown again. */
  void dispose() {
    subscription.unsubscribe();
  }
}
