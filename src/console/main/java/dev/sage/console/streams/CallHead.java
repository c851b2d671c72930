package dev.sage.console.streams;

import dev.sage.console.control.Content;
import dev.sage.console.control.Hint;
import dev.sage.console.control.Icons;
import dev.sage.console.control.IdLabel;
import dev.sage.console.control.MetricsRow;
import dev.sage.console.control.Presence;
import dev.sage.console.control.StatusIcon;
import dev.sage.console.shell.Action;
import dev.sage.console.shell.ActionButtons;
import dev.sage.console.streams.explain.Figure;
import dev.sage.console.streams.explain.FiguresRow;
import dev.sage.console.streams.explain.Headline;
import dev.sage.console.streams.explain.MetricName;
import dev.sage.console.streams.list.CallState;
import dev.sage.console.streams.list.CallTimes;
import dev.sage.console.streams.pair.PairModel;
import dev.sage.console.streams.reading.Anomaly;
import dev.sage.console.streams.reading.CallLook;
import dev.sage.console.streams.reading.Reads;
import dev.sage.console.text.Texts;
import dev.sage.workbench.store.CallStatus;
import dev.sage.workbench.store.StoredCall;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What a call was and how it went: outcome in words, figures, attempts, phases. */
final class CallHead extends VBox {
  private static final PseudoClass ODD = PseudoClass.getPseudoClass("odd");

  /** An empty line as high as one of words. */
  private static final String NOT_YET = " ";

  private final StatusIcon icon = new StatusIcon(StatusIcon.State.WAITING);
  private final Label outcome = new Label();
  private final FiguresRow figures;
  private final Label headline = new Label();
  private final Label message = new Label();
  private final Label target = new Label();
  private final Label time = new Label();
  private final Label origin = new Label();
  private final Label pinned = new Label(Texts.text("streams.pinned"), Icons.of(Feather.MAP_PIN));
  private final Label outside =
      new Label(Texts.text("streams.call.outside"), Icons.of(Feather.FILTER));
  private final IdLabel requestId = new IdLabel("");
  private final AttemptsView attempts = new AttemptsView();
  private final FiguresRow phases;
  private final FiguresRow server;
  private final Label serverSays = new Label(Texts.text("streams.figure.server"));
  private final HBox third;
  private final FiguresRow wish;
  private final HBox waited;
  private final CallTimes times;

  /** The call that the headline is of. */
  private String headed = "";

  /**
   * A head without a call.
   *
   * @param explain asked to explain a figure
   * @param buttons looks for words; shows or hides frame and message
   * @param pair says which call is pinned
   */
  CallHead(CallTimes times, Consumer<MetricName> explain, List<Action> buttons, PairModel pair) {
    super(6);
    this.times = times;
    figures = new FiguresRow(figure -> explain.accept(figure.name()));
    phases = new FiguresRow(figure -> explain.accept(figure.name()));
    wish = new FiguresRow(figure -> explain.accept(figure.name()));
    server = new FiguresRow(figure -> explain.accept(figure.name()));
    MetricsRow row = figures.row();
    headline.setId("streams-headline");
    headline.getStyleClass().add("headline");
    headline.setWrapText(true);
    headline.setMinHeight(Region.USE_PREF_SIZE);
    setId("streams-head");
    getStyleClass().add("call-head");
    outcome.setId("streams-outcome");
    outcome.getStyleClass().add("section-title");
    // The outcome is what must be read.
    outcome.setMinWidth(USE_PREF_SIZE);
    row.setGaps(12, 4);
    HBox left = new HBox(8, icon, outcome);
    left.setAlignment(Pos.CENTER_LEFT);
    HBox right =
        new HBox(
            8,
            ActionButtons.icon(buttons.getFirst(), Feather.SEARCH),
            ActionButtons.icon(buttons.getLast(), Feather.SIDEBAR));
    right.setAlignment(Pos.CENTER_RIGHT);
    OutcomeLine first = new OutcomeLine(left, row, right);
    message.getStyleClass().add("secondary-size");
    Content.mark(message).setWrapText(true);
    message.setMinHeight(Region.USE_PREF_SIZE);
    target.getStyleClass().add("secondary");
    target.setMinWidth(USE_PREF_SIZE);
    time.getStyleClass().addAll("secondary", "figure");
    time.setMinWidth(USE_PREF_SIZE);
    origin.setId("streams-origin");
    origin.getStyleClass().add("secondary");
    origin.setMinWidth(0);
    requestId.getStyleClass().add("secondary");
    pinned.setId("streams-pinned");
    pinned.getStyleClass().addAll("call-pin", "side-a");
    pinned.setMinWidth(USE_PREF_SIZE);
    outside.setId("streams-outside");
    outside.getStyleClass().addAll("secondary", "attention-text");
    outside.setMinWidth(USE_PREF_SIZE);
    Hint.on(outside, Texts.text("streams.call.outside.explained"));
    setOutside(false);
    Runnable showPin = () -> Presence.set(pinned, pair.isPinned());
    showPin.run();
    pair.pinnedProperty().subscribe(showPin);
    pair.otherProperty().subscribe(showPin);
    HBox second = new HBox(16, pinned, outside, target, time, origin, requestId);
    second.setAlignment(Pos.CENTER_LEFT);
    phases.row().setId("streams-phases");
    wish.row().setId("streams-from-wish");
    HBox.setHgrow(wish.row(), Priority.ALWAYS);
    Label fromWish = new Label(Texts.text("streams.wish"));
    fromWish.getStyleClass().add("secondary");
    fromWish.setMinWidth(USE_PREF_SIZE);
    waited = new HBox(12, fromWish, wish.row());
    server.row().setId("streams-server");
    serverSays.getStyleClass().add("secondary");
    serverSays.setMinWidth(USE_PREF_SIZE);
    HBox.setHgrow(server.row(), Priority.ALWAYS);
    third = new HBox(12, serverSays, server.row());
    getChildren().setAll(first, headline, message, second, attempts, waited, phases.row(), third);
  }

  /** What is odd is said once all is read; its line is kept free, so that nothing moves then. */
  private void showHeadline(CallLook look) {
    boolean over = look.call().status() != CallStatus.RUNNING;
    boolean other = !look.call().id().equals(headed);
    headed = look.call().id();
    if (look.whole()) {
      headline.setText(Headline.of(look));
    } else if (over || other) {
      headline.setText(over ? NOT_YET : "");
    }
    Presence.set(headline, !headline.getText().isEmpty());
    headline.pseudoClassStateChanged(ODD, odd(look));
  }

  /** Says that the call does not pass the filter of the list beside it, or no longer. */
  void setOutside(boolean is) {
    Presence.set(outside, is);
  }

  private static boolean odd(CallLook look) {
    return look.anomalies().stream()
        .anyMatch(finding -> finding.anomaly().grade() != Anomaly.Grade.NOTE);
  }

  private static String origin(CallLook look, String file) {
    boolean unknown = look.times().size() > 0 && !Reads.known(look.times(), 0);
    return Texts.text(unknown ? "streams.imported.no-reads" : "streams.imported", file);
  }

  void show(CallLook look) {
    StoredCall call = look.call();
    icon.stateProperty().set(CallState.icon(call));
    outcome.setText(Outcome.words(call));
    showHeadline(look);
    figures.set(CallFigures.metrics(look));
    String error = call.errorMessage();
    boolean said = error != null && call.status() != CallStatus.CANCELLED;
    message.setText(said ? error : "");
    message.setManaged(said);
    message.setVisible(said);
    target.setText(call.target());
    time.setText(times.full(call.startedAt()));
    String id = call.providerRequestId() == null ? call.id() : call.providerRequestId();
    requestId.setText(id);
    String file = call.findings().file();
    origin.setText(file == null ? "" : origin(look, file));
    origin.setManaged(file != null);
    attempts.show(look.attempts());
    List<Figure> all = CallFigures.fromWish(call);
    wish.set(all);
    Presence.set(waited, !all.isEmpty());
    phases.set(CallFigures.phases(call, look.attempts()));
    List<Figure> told = CallFigures.server(look);
    server.set(told);
    third.setManaged(!told.isEmpty());
    third.setVisible(!told.isEmpty());
  }
}
