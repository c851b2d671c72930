package dev.sage.console.streams;

import dev.sage.console.streams.reading.CallLook;
import dev.sage.console.streams.reading.Clocks;
import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import dev.sage.workbench.store.CallStatus;
import java.time.Duration;
import java.time.InstantSource;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/**
 * Two clocks, since the last byte and since the last token, at the pointer, the replay, the
 * selected frame, or now while the call runs. They count only while the view is in a window.
 */
final class ClocksView extends HBox {
  private static final PseudoClass HIDDEN = PseudoClass.getPseudoClass("silent");
  private static final double MILLION = 1e6;

  private final InstantSource clock;
  private final Label when = new Label();
  private final Label bytes = new Label();
  private final Label tokens = new Label();
  private final Timeline live;
  private @Nullable CallLook look;
  private double hoverMs = Double.NaN;
  private double replayMs = Double.NaN;
  private int selected = CallModel.NO_FRAME;
  private Runnable ticked = () -> {};

  ClocksView(InstantSource clock) {
    super(16);
    this.clock = clock;
    setId("streams-clocks");
    getStyleClass().add("clocks");
    for (Label label : new Label[] {when, bytes, tokens}) {
      label.getStyleClass().addAll("secondary", "figure");
      label.setMinWidth(USE_PREF_SIZE);
    }
    tokens.getStyleClass().add("token-clock");
    getChildren().setAll(when, bytes, tokens);
    live =
        new Timeline(
            new KeyFrame(
                javafx.util.Duration.millis(100),
                event -> {
                  show();
                  ticked.run();
                }));
    live.setCycleCount(Animation.INDEFINITE);
    sceneProperty().subscribe(this::tickOrRest);
  }

  /** Told ten times a second while the call runs and is on the screen. */
  void setOnTick(Runnable tick) {
    ticked = tick;
  }

  /** The present on the time axis of the frames; negative where the call does not run. */
  long nowNanos() {
    CallLook now = look;
    return now == null || now.call().status() != CallStatus.RUNNING
        ? -1
        : Duration.between(now.call().startedAt(), clock.instant()).toNanos()
            - now.call().axisNanos();
  }

  void look(@Nullable CallLook now) {
    look = now;
    tickOrRest();
    show();
  }

  void hover(double ms) {
    hoverMs = ms;
    show();
  }

  void replay(double ms) {
    replayMs = ms;
    show();
  }

  void select(int frame) {
    selected = frame;
    show();
  }

  private void tickOrRest() {
    CallLook now = look;
    boolean ticking =
        getScene() != null && now != null && now.call().status() == CallStatus.RUNNING;
    if (ticking) {
      live.play();
    } else {
      live.stop();
    }
  }

  private void show() {
    CallLook now = look;
    if (now == null || now.times().size() == 0) {
      when.setText("");
      bytes.setText("");
      tokens.setText("");
      return;
    }
    if (!Double.isNaN(hoverMs)) {
      show(now, Texts.text("streams.clocks.at", time(hoverMs)), at(now, hoverMs));
    } else if (!Double.isNaN(replayMs)) {
      show(now, Texts.text("streams.clocks.at", time(replayMs)), at(now, replayMs));
    } else if (selected >= 0 && selected < now.times().size()) {
      show(
          now,
          Texts.text("streams.clocks.before", Format.count(selected)),
          Clocks.before(now.times(), selected));
    } else if (now.call().status() == CallStatus.RUNNING) {
      show(now, Texts.text("streams.clocks.now"), Clocks.at(now.times(), nowNanos()));
    } else {
      show(
          now,
          Texts.text("streams.clocks.end"),
          at(now, (now.call().timings().end() + now.call().zeroNanos()) / MILLION));
    }
  }

  private static Clocks at(CallLook now, double ms) {
    return Clocks.at(now.times(), (long) (ms * MILLION));
  }

  private void show(CallLook now, String moment, Clocks clocks) {
    when.setText(moment);
    String sinceByte = CallFigures.millis(clocks.byteNanos());
    String sinceToken = CallFigures.millis(clocks.tokenNanos());
    bytes.setText(
        Texts.text(clocks.bytes() ? "streams.clocks.byte" : "streams.clocks.no-byte", sinceByte));
    tokens.setText(
        Texts.text(
            clocks.hidden(now.gaps().thresholdNanos())
                ? "streams.clocks.token.hidden"
                : clocks.tokens() ? "streams.clocks.token" : "streams.clocks.no-token",
            sinceToken));
    tokens.pseudoClassStateChanged(HIDDEN, clocks.tokenNanos() > now.gaps().thresholdNanos());
  }

  private static String time(double ms) {
    return Format.millis(ms);
  }
}
