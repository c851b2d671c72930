package dev.sage.console.streams;

import dev.sage.console.control.Content;
import dev.sage.console.control.IdLabel;
import dev.sage.console.control.MetricsRow;
import dev.sage.console.control.StatusIcon;
import dev.sage.console.streams.reading.CallLook;
import dev.sage.workbench.store.CallStatus;
import dev.sage.workbench.store.StoredCall;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What a call was and how it went: outcome in words, figures, attempts, phases. */
final class CallHead extends VBox {
  private final StatusIcon icon = new StatusIcon(StatusIcon.State.WAITING);
  private final Label outcome = new Label();
  private final MetricsRow figures = new MetricsRow();
  private final Label message = new Label();
  private final Label target = new Label();
  private final Label time = new Label();
  private final IdLabel requestId = new IdLabel("");
  private final AttemptsView attempts = new AttemptsView();
  private final MetricsRow phases = new MetricsRow();
  private final CallTimes times;

  CallHead(CallTimes times) {
    super(6);
    this.times = times;
    setId("streams-head");
    getStyleClass().add("call-head");
    outcome.setId("streams-outcome");
    outcome.getStyleClass().add("section-title");
    outcome.setMinWidth(0);
    figures.setAlignment(Pos.CENTER_RIGHT);
    figures.setMinWidth(USE_PREF_SIZE);
    figures.setPrefWrapLength(520);
    HBox first = new HBox(8, icon, outcome, space(), figures);
    first.setAlignment(Pos.CENTER_LEFT);
    message.getStyleClass().add("secondary-size");
    Content.mark(message).setWrapText(true);
    message.setMinHeight(Region.USE_PREF_SIZE);
    target.getStyleClass().add("secondary");
    target.setMinWidth(USE_PREF_SIZE);
    time.getStyleClass().addAll("secondary", "figure");
    time.setMinWidth(USE_PREF_SIZE);
    requestId.getStyleClass().add("secondary");
    HBox second = new HBox(16, target, time, requestId);
    second.setAlignment(Pos.CENTER_LEFT);
    phases.setId("streams-phases");
    getChildren().setAll(first, message, second, attempts, phases);
  }

  private static Region space() {
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    return space;
  }

  void show(CallLook look) {
    StoredCall call = look.call();
    icon.stateProperty().set(CallState.icon(call));
    outcome.setText(CallState.words(call));
    figures.set(CallFigures.metrics(call));
    String error = call.errorMessage();
    boolean said = error != null && call.status() != CallStatus.CANCELLED;
    message.setText(said ? error : "");
    message.setManaged(said);
    message.setVisible(said);
    target.setText(call.target());
    time.setText(times.full(call.startedAt()));
    String id = call.providerRequestId() == null ? call.id() : call.providerRequestId();
    requestId.setText(id);
    attempts.show(look.attempts());
    phases.set(CallFigures.phases(call, look.attempts()));
  }
}
