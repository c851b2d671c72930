package dev.sage.console.compare.answer;

import dev.sage.console.control.CopyRequest;
import dev.sage.console.control.Hint;
import dev.sage.console.control.Icons;
import dev.sage.console.control.Metric;
import dev.sage.console.control.Presence;
import dev.sage.console.control.StatusIcon;
import dev.sage.console.streams.explain.ExplanationCard;
import dev.sage.console.streams.explain.Explanations;
import dev.sage.console.streams.explain.Figure;
import dev.sage.console.text.Texts;
import dev.sage.workbench.prompt.Assertion;
import dev.sage.workbench.store.Rating;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * What stands below an answer: what was asserted of it, its figures, how it ended, what the person
 * thinks of it, and the buttons that there is room for; the menu has all. FX thread only.
 */
public final class ColumnFoot extends VBox {
  private static final PseudoClass OLD = PseudoClass.getPseudoClass("old");
  private static final double ROOM_FOR_RATING = 300;
  private static final double ROOM_FOR_COPY = 220;

  private final ColumnModel column;
  private final ColumnHost host;
  private final ColumnTools tools;
  private final FiguresView figures = new FiguresView(this::explain);
  private final AssertionChips chips = new AssertionChips();
  private final StatusIcon icon = new StatusIcon(StatusIcon.State.WAITING);
  private final Label words = new Label();
  private final Label old = new Label(Texts.text("compare.column.old"), Icons.of(Feather.CLOCK));
  private final RatingView rating;
  private final RepetitionPicker repetitions;
  private final Button cancel;
  private final Button retry;
  private final Button copy;
  private final Button streams;
  private Rating rated = Rating.NONE;
  private @Nullable AnswerModel asked;
  private @Nullable AnswerModel judged;
  private List<Assertion> judgedBy = List.of();
  private @Nullable AnswerModel priced;
  private @Nullable BigDecimal cost;
  private Set<Metric> left = Set.of();
  private Map<String, String> judgedWith = Map.of();

  ColumnFoot(ColumnHost host, ColumnModel column, ColumnTools tools) {
    super(6);
    this.host = host;
    this.column = column;
    this.tools = tools;
    getStyleClass().add("column-foot");
    repetitions = new RepetitionPicker(column);
    rating = new RatingView(this::rate, this::note);
    cancel =
        Icons.button(
            Feather.SQUARE, Texts.text("compare.column.cancel"), () -> host.cancel(column));
    retry =
        Icons.button(Feather.ROTATE_CW, Texts.text("compare.column.retry"), () -> host.run(column));
    copy = Icons.button(Feather.COPY, Texts.text("compare.column.copy"), this::copy);
    streams =
        Icons.button(
            Feather.ACTIVITY,
            Texts.text("compare.column.streams"),
            () -> tools.openCall().accept(shownId()));
    column
        .positionProperty()
        .subscribe(
            n -> {
              cancel.setId("cancel-" + column.letter());
              retry.setId("retry-" + column.letter());
              streams.setId("streams-" + column.letter());
              rating.name(column.letter());
            });
    old.getStyleClass().addAll("secondary", "old-answer");
    Hint.on(old, Texts.text("compare.column.old.tooltip"));
    Presence.set(old, false);
    getChildren().setAll(old, repetitions, chips, figures, line());
  }

  private HBox line() {
    words.getStyleClass().add("secondary");
    words.setMinWidth(0);
    words.setMaxWidth(Double.MAX_VALUE);
    Hint.on(words, words::getText);
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox buttons = new HBox(0, rating, cancel, retry, copy, streams);
    buttons.setAlignment(Pos.CENTER_RIGHT);
    buttons.setMinWidth(Region.USE_PREF_SIZE);
    HBox line = new HBox(6, icon, words, buttons);
    line.setAlignment(Pos.CENTER_LEFT);
    line.setMinHeight(28);
    return line;
  }

  /**
   * Shows the answer as it is.
   *
   * @param folded figures that are left out
   */
  void refresh(Set<Metric> folded) {
    AnswerModel shown = column.shownProperty().get();
    boolean running = column.running();
    boolean over = shown != null && shown.figures().status().over();
    double width = getWidth() == 0 ? Double.MAX_VALUE : getWidth();
    Presence.set(cancel, running);
    Presence.set(retry, !running && shown != null);
    Presence.set(copy, shown != null && !shown.text().isEmpty() && width > ROOM_FOR_COPY);
    Presence.set(streams, shown != null);
    Presence.set(rating, over && width > ROOM_FOR_RATING);
    Presence.set(icon, shown != null);
    boolean before = host.old(column);
    Presence.set(old, before);
    pseudoClassStateChanged(OLD, before);
    repetitions.refresh();
    left = folded;
    price(over ? shown : null);
    showFigures(shown);
    judge(over ? shown : null);
    readRating(over ? shown : null);
    if (shown == null) {
      words.setText("");
      return;
    }
    icon.stateProperty().set(shown.state().icon());
    words.setText(outcome(shown));
  }

  /** Asks the assertions once for each answer, and anew where they or their variables change. */
  private void judge(@Nullable AnswerModel shown) {
    List<Assertion> assertions = host.typed().assertions();
    if (shown == null || assertions.isEmpty()) {
      judged = null;
      chips.show(List.of());
      return;
    }
    Map<String, String> values = host.values(shown);
    if (shown.equals(judged) && assertions.equals(judgedBy) && values.equals(judgedWith)) {
      return;
    }
    judged = shown;
    judgedBy = assertions;
    judgedWith = values;
    tools
        .background()
        .work(
            Texts.text("compare.assertion.work"),
            () -> {
              var checked = shown.checked(tools.desk().cost(shown.target(), shown.usage()));
              return tools.verdicts().judge(shown.callId(), checked, assertions, values);
            })
        .onSuccess(
            found -> {
              if (shown.equals(judged) && values.equals(judgedWith)) {
                chips.show(found);
              }
            })
        .start();
  }

  private void explain(Figure figure) {
    ExplanationCard.open(tools.overlays(), Explanations.of(figure));
  }

  private void showFigures(@Nullable AnswerModel shown) {
    figures.show(shown == null ? null : shown.figures(), cost, left);
  }

  /** Asks once for each answer what it cost. */
  private void price(@Nullable AnswerModel shown) {
    if (shown == null) {
      priced = null;
      cost = null;
      return;
    }
    if (shown.equals(priced)) {
      return;
    }
    priced = shown;
    cost = null;
    tools
        .background()
        .work(
            Texts.text("compare.cost.work"),
            () -> Optional.ofNullable(tools.desk().cost(shown.target(), shown.usage())))
        .onSuccess(
            found -> {
              if (shown.equals(priced)) {
                cost = found.orElse(null);
                showFigures(shown);
              }
            })
        .start();
  }

  private void readRating(@Nullable AnswerModel shown) {
    if (shown == null || shown.equals(asked)) {
      return;
    }
    asked = shown;
    tools
        .background()
        .work(
            Texts.text("compare.rating.work"), () -> tools.desk().ratings(List.of(shown.callId())))
        .onSuccess(
            found -> {
              if (shown.equals(asked)) {
                show(found.getOrDefault(shown.callId(), Rating.NONE));
              }
            })
        .start();
  }

  private void show(Rating now) {
    rated = now;
    rating.show(now);
  }

  /** Says that the answer is good (1) or bad (-1), or takes that back. */
  public void rate(int score) {
    keep(new Rating(rated.score() == score ? 0 : score, rated.note()));
  }

  /** Opens the note on the answer. */
  public void note() {
    if (!shownId().isEmpty()) {
      NoteSheet.open(
          tools.overlays(),
          column.letter(),
          rated.note(),
          note -> keep(new Rating(rated.score(), note)));
    }
  }

  private void keep(Rating now) {
    String id = shownId();
    if (!id.isEmpty()) {
      show(now);
      tools.background().run(Texts.text("compare.rating.work"), () -> tools.desk().rate(id, now));
    }
  }

  /** Goes to another repetition. */
  public void repetition(int step) {
    repetitions.go(step);
  }

  /** How it ended; nothing where the box in the answer says so. */
  private static String outcome(AnswerModel shown) {
    Figures figures = shown.figures();
    if (shown.error() != null) {
      return "";
    }
    String status = figures.status().label();
    return figures.status() == AnswerStatus.COMPLETE && !figures.finish().isEmpty()
        ? Texts.text("compare.outcome", status, figures.finish())
        : status;
  }

  private void copy() {
    AnswerModel shown = column.shownProperty().get();
    CopyRequest.fire(copy, shown == null ? "" : shown.wholeText());
  }

  private String shownId() {
    AnswerModel shown = column.shownProperty().get();
    return shown == null ? "" : shown.callId();
  }
}
