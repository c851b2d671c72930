package dev.sage.console.streams.list;

import dev.sage.console.control.Going;
import dev.sage.console.control.Hint;
import dev.sage.console.control.Icons;
import dev.sage.console.control.Presence;
import dev.sage.console.control.StatusIcon;
import dev.sage.console.control.VirtualRow;
import dev.sage.console.shell.PagedRows;
import dev.sage.console.text.Texts;
import dev.sage.workbench.store.StoredCall;
import java.util.function.Predicate;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** A call as a row of the list; empty while it is being read. */
final class CallLine extends VirtualRow {
  private static final double PADDING = 12;

  private final StatusIcon icon = new StatusIcon(StatusIcon.State.WAITING);
  private final Label time = new Label();
  private final Label target = new Label();
  private final Label mark = new Label();
  private final Label duration = new Label();
  private final Label pin = new Label("A", Icons.of(Feather.MAP_PIN));
  private final HBox row = new HBox(8, icon, time, target, pin, mark, duration);
  private final PagedRows<StoredCall> calls;
  private final ObservableValue<@Nullable String> pinned;
  private final CallTimes times;
  private final Predicate<String> going;
  private @Nullable StoredCall shown;
  private boolean goes;

  /**
   * Shows nothing yet.
   *
   * @param going whether the call of that id is to be deleted
   */
  CallLine(CallsModel model, CallTimes times, Predicate<String> going) {
    this.calls = model.rows();
    this.pinned = model.pinnedProperty();
    pin.getStyleClass().addAll("call-pin", "side-a");
    pin.setMinWidth(USE_PREF_SIZE);
    showPin(null);
    this.times = times;
    this.going = going;
    getStyleClass().addAll("text-row", "call-line");
    row.setAlignment(Pos.CENTER_LEFT);
    time.getStyleClass().addAll("figure", "secondary");
    time.setMinWidth(54);
    time.setPrefWidth(54);
    target.getStyleClass().add("call-target");
    target.setMinWidth(0);
    target.setMaxWidth(Double.MAX_VALUE);
    target.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    HBox.setHgrow(target, Priority.ALWAYS);
    mark.getStyleClass().addAll("secondary", "attention-text", "going-mark");
    mark.setMinWidth(USE_PREF_SIZE);
    duration.getStyleClass().addAll("figure", "secondary");
    duration.setMinWidth(52);
    duration.setAlignment(Pos.CENTER_RIGHT);
    getChildren().setAll(row);
    Hint.on(this, this::whole);
  }

  @Override
  protected void show(int index) {
    StoredCall call = index < calls.size() ? calls.at(index) : null;
    row.setVisible(call != null);
    showPin(call);
    boolean now = call != null && going.test(call.id());
    if (call == null || (call.equals(shown) && now == goes)) {
      shown = call;
      return;
    }
    shown = call;
    goes = now;
    Going.mark(this, goes);
    icon.stateProperty().set(CallState.icon(call));
    time.setText(times.shortTime(call.startedAt()));
    target.setText(call.target());
    mark.setText(goes ? Texts.text("deletion.row") : CallState.mark(call));
    duration.setText(CallState.duration(call));
  }

  private void showPin(@Nullable StoredCall call) {
    Presence.set(pin, pinned(call));
  }

  private boolean pinned(@Nullable StoredCall call) {
    return call != null && call.id().equals(pinned.getValue());
  }

  @Override
  protected void layoutChildren() {
    // It ends at the list's edge, so that durations stand below each other.
    row.resizeRelocate(PADDING, 0, Math.max(0, getWidth() - 2 * PADDING), getHeight());
  }

  private String state(StoredCall call) {
    String marked = CallState.mark(call);
    return CallState.words(call)
        + (marked.isEmpty() ? "" : ", " + marked)
        + (goes ? ", " + Texts.text("deletion.row") : "");
  }

  private String whole() {
    StoredCall call = shown;
    return call == null
        ? ""
        : call.target()
            + "\n"
            + times.full(call.startedAt())
            + "\n"
            + state(call)
            + (call.attempts() > 1 ? "\n" + Texts.text("streams.call.from-wish") : "");
  }

  @Override
  protected String words() {
    StoredCall call = shown;
    return call == null
        ? ""
        : Texts.text(
            "streams.call.accessible",
            call.target(),
            state(call) + (pinned(call) ? Texts.text("streams.pinned.words") : ""),
            times.shortTime(call.startedAt()),
            CallState.duration(call));
  }
}
