package dev.sage.console.compare.answer;

import dev.sage.console.control.ErrorBox;
import dev.sage.console.control.Hint;
import dev.sage.console.control.LogView;
import dev.sage.console.control.Presence;
import dev.sage.console.text.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The content of an answer: thinking, text, tool calls, and the error where it broke off. It knows
 * how much it has shown and appends the rest, once a call of {@link #grow}. FX thread only.
 */
public final class AnswerView extends StackPane {
  /** Characters shown in one pulse: some milliseconds of work. */
  static final int STEP = 64 * 1024;

  private static final PseudoClass CUT = PseudoClass.getPseudoClass("cut");
  private static final PseudoClass MILD = PseudoClass.getPseudoClass("mild");

  private final Label quiet = new Label();
  private final ThinkingView thinking = new ThinkingView();
  private final LogView log = new LogView(Texts.text("compare.answer.name"));
  private final FencedText fenced = new FencedText(log.model()::append);
  private final VBox tools = new VBox();
  private final List<ToolView> toolViews = new ArrayList<>();
  private final VBox parts;
  private final Runnable retry;
  private final Runnable set;
  private @Nullable ErrorBox error;
  private final Button setUp = new Button(Texts.text("compare.set-up"));
  private @Nullable AnswerModel shown;
  private @Nullable AnswerError shownError;
  private int shownText;

  /**
   * Shows no answer yet.
   *
   * @param retry asks again
   * @param set opens what the provider is set up with
   */
  public AnswerView(Runnable retry, Runnable set) {
    this.retry = retry;
    this.set = set;
    quiet.getStyleClass().addAll("secondary", "quiet-words");
    quiet.setWrapText(true);
    VBox.setVgrow(log, Priority.ALWAYS);
    log.setMinHeight(0);
    log.setWhole(this::again);
    parts = new VBox(thinking, log, tools);
    getChildren().setAll(parts, quiet);
    getStyleClass().add("answer");
    setMinHeight(0);
    show(null);
  }

  /** Made when something fails for the first time: most answers don't. */
  private ErrorBox error() {
    ErrorBox known = error;
    if (known == null) {
      Button again = new Button(Texts.text("compare.retry"));
      again.setOnAction(event -> retry.run());
      again.setMinWidth(Region.USE_PREF_SIZE);
      setUp.setOnAction(event -> set.run());
      setUp.setMinWidth(Region.USE_PREF_SIZE);
      Hint.on(setUp, Texts.text("compare.set-up.tooltip"));
      setUp.getStyleClass().add("set-up");
      known = new ErrorBox("", "", "", setUp, again);
      known.setMinHeight(Region.USE_PREF_SIZE);
      error = known;
      parts.getChildren().add(known);
    }
    return known;
  }

  private void noError() {
    if (error != null) {
      Presence.set(error, false);
    }
  }

  /** Shows another answer from its beginning, or that there is none. */
  public void show(@Nullable AnswerModel answer) {
    shown = answer;
    shownText = 0;
    shownError = null;
    thinking.reset();
    log.forgetWhole();
    log.model().clear();
    fenced.reset();
    log.followEnd();
    toolViews.clear();
    tools.getChildren().clear();
    grow(Integer.MAX_VALUE);
  }

  /**
   * Shows what has grown since the last call: one append for each part that did. Of a text that
   * comes faster than it can be shown, the rest is left for the next call.
   *
   * @return whether something is left
   */
  public boolean grow() {
    grow(STEP);
    return shown != null && shownText < shown.text().length();
  }

  private void again() {
    log.model().clear();
    fenced.reset();
    shownText = 0;
    grow(Integer.MAX_VALUE);
  }

  private void grow(int most) {
    AnswerModel answer = shown;
    if (answer == null) {
      layoutParts(false, false);
      Presence.set(thinking, false);
      noError();
      quiet(Texts.text("compare.empty"));
      return;
    }
    thinking.grow(answer);
    CharSequence text = answer.text();
    boolean over = answer.figures().status().over();
    if (text.length() > shownText || over) {
      int until = text.length() - shownText <= most ? text.length() : shownText + most;
      fenced.add(text.subSequence(shownText, until).toString(), over && until == text.length());
      shownText = until;
    }
    growTools(answer);
    layoutParts(!text.isEmpty(), !toolViews.isEmpty());
    showError(answer);
    quiet(waiting(answer));
  }

  private void growTools(AnswerModel answer) {
    int at = 0;
    for (ToolModel tool : answer.tools()) {
      if (at == toolViews.size()) {
        // One at a time is open, the newest: ten calls must still fit.
        toolViews.forEach(view -> view.open(false));
        ToolView view = new ToolView(tool);
        toolViews.add(view);
        tools.getChildren().add(view);
      }
      toolViews.get(at++).grow();
    }
  }

  private void layoutParts(boolean anyText, boolean anyTools) {
    Presence.set(log, anyText);
    Presence.set(tools, anyTools);
    VBox.setVgrow(tools, anyTools ? Priority.ALWAYS : Priority.NEVER);
  }

  private void showError(AnswerModel answer) {
    AnswerError now = answer.error();
    if (now == null) {
      noError();
    } else if (!now.equals(shownError)) {
      ErrorBox box = error();
      box.set(now.kind(), now.message(), now.details());
      Presence.set(setUp, now.setUp());
      box.state(answer.state().icon());
      box.pseudoClassStateChanged(CUT, now.truncated());
      box.pseudoClassStateChanged(MILD, now.mild());
      Presence.set(box, true);
    }
    shownError = now;
  }

  private static String waiting(AnswerModel answer) {
    boolean nothing =
        answer.text().isEmpty() && answer.reasoning().isEmpty() && answer.tools().isEmpty();
    if (!nothing || answer.error() != null) {
      return "";
    }
    return switch (answer.figures().status()) {
      case WAITING -> Texts.text("compare.waiting.turn");
      case ASKING, STREAMING ->
          answer.notice().isEmpty() ? Texts.text("compare.waiting.token") : answer.notice();
      case NOT_RUN -> Texts.text("compare.nothing.cap");
      case COMPLETE, FAILED, CANCELLED, INTERRUPTED -> Texts.text("compare.nothing");
    };
  }

  private void quiet(String sentence) {
    quiet.setText(sentence);
    quiet.setVisible(!sentence.isEmpty());
  }

  /** What is shown of the text, for a copy. */
  public String text() {
    return shown == null ? "" : shown.text().toString();
  }

  /** The log of the text; tests count its changes. */
  public LogView log() {
    return log;
  }
}
