package dev.sage.console.streams.list;

import dev.sage.console.control.StatusIcon;
import dev.sage.console.text.Texts;
import dev.sage.workbench.store.StoredCall;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** A call as a row of the list. It follows its call while it runs. */
final class CallCell extends ListCell<CallRow> {
  private final StatusIcon icon = new StatusIcon(StatusIcon.State.WAITING);
  private final Label time = new Label();
  private final Label target = new Label();
  private final Label mark = new Label();
  private final Label duration = new Label();
  private final HBox row = new HBox(8, icon, time, target, mark, duration);
  private final Tooltip tooltip = new Tooltip();
  private final CallTimes times;
  private Subscription following = Subscription.EMPTY;

  CallCell(CallTimes times) {
    this.times = times;
    getStyleClass().add("call-cell");
    row.setAlignment(Pos.CENTER_LEFT);
    time.getStyleClass().addAll("figure", "secondary");
    time.setMinWidth(54);
    time.setPrefWidth(54);
    target.setMinWidth(0);
    target.setMaxWidth(Double.MAX_VALUE);
    target.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    HBox.setHgrow(target, Priority.ALWAYS);
    mark.getStyleClass().addAll("secondary", "attention-text");
    mark.setMinWidth(USE_PREF_SIZE);
    duration.getStyleClass().addAll("figure", "secondary");
    duration.setMinWidth(52);
    duration.setAlignment(Pos.CENTER_RIGHT);
    // The row ends at the list's edge, so that durations stand below each other.
    row.prefWidthProperty().bind(widthProperty().subtract(24));
    setTooltip(tooltip);
  }

  @Override
  protected void updateItem(@Nullable CallRow item, boolean empty) {
    super.updateItem(item, empty);
    following.unsubscribe();
    if (empty || item == null) {
      following = Subscription.EMPTY;
      setGraphic(null);
      setTooltip(null);
      setAccessibleText(null);
      return;
    }
    following = item.callProperty().subscribe(this::show);
    setGraphic(row);
    setTooltip(tooltip);
  }

  private void show(StoredCall call) {
    icon.stateProperty().set(CallState.icon(call));
    time.setText(times.shortTime(call.startedAt()));
    target.setText(call.target());
    String marked = CallState.mark(call);
    mark.setText(marked);
    duration.setText(CallState.duration(call));
    String words = CallState.words(call) + (marked.isEmpty() ? "" : ", " + marked);
    tooltip.setText(call.target() + "\n" + times.full(call.startedAt()) + "\n" + words);
    setAccessibleText(
        Texts.text(
            "streams.call.accessible",
            call.target(),
            words,
            time.getText(),
            CallState.duration(call)));
  }
}
