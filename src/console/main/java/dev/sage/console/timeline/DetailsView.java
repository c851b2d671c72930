package dev.sage.console.timeline;

import dev.sage.console.control.Content;
import dev.sage.console.control.ErrorBox;
import dev.sage.console.control.Hindrance;
import dev.sage.console.control.Hint;
import dev.sage.console.control.Icons;
import dev.sage.console.control.IdLabel;
import dev.sage.console.control.StatusIcon;
import dev.sage.console.shell.ActionButtons;
import dev.sage.console.streams.AttemptsView;
import dev.sage.console.streams.explain.CallUse;
import dev.sage.console.streams.list.CallState;
import dev.sage.console.streams.request.WhyNot;
import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import dev.sage.console.timeline.axis.Moments;
import dev.sage.console.timeline.model.ChosenCall;
import dev.sage.console.timeline.model.ChosenCall.Details;
import dev.sage.workbench.store.CallStatus;
import dev.sage.workbench.store.StoredCall;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** What is known of the call that is chosen, and where it can be opened. FX thread only. */
final class DetailsView extends StackPane {
  private static final double MILLION = 1e6;

  private final Moments moments;
  private final Label hint = new Label(Texts.text("timeline.details.none"));
  private final StatusIcon icon = new StatusIcon(StatusIcon.State.WAITING);
  private final Label target = Content.mark(new Label());
  private final Label outcome = new Label();
  private final Label leftOut =
      new Label(Texts.text("timeline.details.left-out"), Icons.of(Feather.FILTER));
  private final MarksView marks = new MarksView();
  private final GridPane figures = new GridPane(12, 2);
  private final AskedView asked;
  private final Button again;
  private final AttemptsView attempts = new AttemptsView();
  private final ToolsView tools = new ToolsView();
  private final ErrorBox error = new ErrorBox("", "", "");
  private final ScrollPane scroll = new ScrollPane();

  /**
   * A view of that call.
   *
   * @param marking buttons beside its name
   * @param actions what the buttons below do
   */
  DetailsView(ChosenCall chosen, Moments moments, List<Button> marking, TimelineActions actions) {
    this.moments = moments;
    asked = new AskedView(actions.request());
    setId("timeline-details");
    getStyleClass().add("timeline-details");
    setMinWidth(0);
    target.setId("timeline-details-target");
    target.getStyleClass().add("section-title");
    target.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    target.setMinWidth(0);
    target.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(target, Priority.ALWAYS);
    HBox head = new HBox(4, icon, target);
    head.getChildren().addAll(marking);
    head.setAlignment(Pos.CENTER_LEFT);
    outcome.getStyleClass().add("secondary");
    outcome.setWrapText(true);
    outcome.setMinHeight(USE_PREF_SIZE);
    leftOut.setId("timeline-details-left-out");
    leftOut.getStyleClass().add("secondary");
    leftOut.setWrapText(true);
    leftOut.setMinHeight(USE_PREF_SIZE);
    leftOut.managedProperty().bind(leftOut.visibleProperty());
    ColumnConstraints names = new ColumnConstraints();
    names.setMinWidth(76);
    ColumnConstraints values = new ColumnConstraints();
    values.setHgrow(Priority.ALWAYS);
    values.setMinWidth(0);
    figures.getColumnConstraints().setAll(names, values);
    VBox body = new VBox(8, head, outcome, leftOut, marks, error, asked, figures, attempts, tools);
    body.getStyleClass().add("timeline-details-body");
    scroll.setContent(body);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    HBox buttons = new HBox(8);
    buttons.getStyleClass().add("timeline-details-buttons");
    Button open = ActionButtons.text(actions.open());
    open.setMinWidth(0);
    again = ActionButtons.text(actions.compare());
    again.setMinWidth(0);
    buttons.getChildren().setAll(open, again);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    VBox all = new VBox(scroll, buttons);
    hint.getStyleClass().add("empty-sentence");
    hint.setWrapText(true);
    getChildren().setAll(all, hint);
    chosen.detailsProperty().subscribe(this::show);
    chosen.idProperty().subscribe(id -> hint.setVisible(id.isEmpty()));
    all.visibleProperty().bind(hint.visibleProperty().not());
  }

  private void show(@Nullable Details details) {
    scroll.setVisible(details != null);
    if (details == null) {
      return;
    }
    StoredCall call = details.call();
    icon.stateProperty().set(CallState.icon(call));
    target.setText(call.target());
    Hint.on(target, call.target());
    outcome.setText(CallState.words(call));
    leftOut.setVisible(!details.passes());
    marks.show(details.marks());
    boolean failed = call.errorMessage() != null;
    error.setVisible(failed);
    error.setManaged(failed);
    if (failed) {
      error.set(String.valueOf(call.errorMessage()), "", "");
    }
    asked.show(details.asked());
    Hindrance.of(again, WhyNot.words(details.asked().state()));
    figures.getChildren().clear();
    long at = Moments.micros(call.startedAt());
    add("time", moments.moment(at, 1_000_000) + "  " + moments.zone(at));
    add("ttft", millis(call.timings().firstToken()));
    add("latency", millis(call.timings().end()));
    add("tokens", CallUse.tokens(call, "timeline.details.tokens.of"));
    add("speed", Format.tokensPerSecond(speed(call)));
    if (call.findings().cached()) {
      add("cache", Texts.text("timeline.details.cached.own"));
    } else if (call.usage().cacheRead() != null) {
      add(
          "cache",
          Texts.text(
              "timeline.details.cached.of",
              count(call.usage().cacheRead()),
              count(call.usage().input())));
    }
    add("cost", CallUse.cost(call));
    if (call.toolCalls() > 0) {
      add("tools", Format.count(call.toolCalls()));
    }
    add("status", call.httpStatus() == null ? Format.UNKNOWN : call.httpStatus().toString());
    id("request", call.providerRequestId());
    id("id", call.id());
    attempts.show(details.attempts());
    tools.show(details.tools(), at);
  }

  /** As the chart has it: tokens after the first, from the first to the last. */
  private static double speed(StoredCall call) {
    Long output = call.usage().output();
    long nanos = call.timings().lastToken() - call.timings().firstToken();
    boolean timed =
        call.status() == CallStatus.COMPLETE
            && call.findings().timed()
            && !call.findings().cached()
            && call.timings().firstToken() >= 0
            && nanos > 0;
    return timed && output != null && output > 1 ? (output - 1) * 1e9 / nanos : Double.NaN;
  }

  private static String count(@Nullable Long tokens) {
    return tokens == null ? Format.UNKNOWN : Format.count(tokens);
  }

  private static String millis(long nanos) {
    return Format.millis(nanos / MILLION);
  }

  private Label name(String key) {
    Label name = new Label(Texts.text("timeline.details." + key));
    name.getStyleClass().add("metric-name");
    name.setMinWidth(USE_PREF_SIZE);
    return name;
  }

  private void add(String key, String value) {
    Label label = new Label(value);
    label.getStyleClass().add("metric-value");
    label.setMinWidth(0);
    figures.addRow(figures.getRowCount(), name(key), label);
  }

  private void id(String key, @Nullable String value) {
    if (value != null) {
      IdLabel label = new IdLabel(value);
      label.getStyleClass().add("timeline-id");
      figures.addRow(figures.getRowCount(), name(key), label);
    }
  }
}
