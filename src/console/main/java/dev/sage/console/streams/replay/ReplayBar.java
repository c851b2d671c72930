package dev.sage.console.streams.replay;

import dev.sage.console.control.Hint;
import dev.sage.console.control.Icons;
import dev.sage.console.shell.Action;
import dev.sage.console.shell.ActionButtons;
import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import java.util.Arrays;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The controls of a replay, and what else can be done with the call. FX thread only. */
public final class ReplayBar extends HBox {
  private static final double MILLION = 1e6;

  /**
   * What is done with the replay.
   *
   * @param toggle plays on or stays
   * @param back goes one frame back
   * @param forward goes one frame on
   * @param jump leaves silences out, or plays them
   */
  public record Buttons(Action toggle, Action back, Action forward, Action jump) {}

  private final Replay replay;
  private final Label time = new Label();

  /**
   * A bar.
   *
   * @param buttons those of the replay itself
   * @param more what stands at the right
   */
  public ReplayBar(Replay replay, Buttons buttons, List<Button> more) {
    super(8);
    this.replay = replay;
    setId("streams-replay-bar");
    getStyleClass().add("replay-bar");
    setAlignment(Pos.CENTER_LEFT);
    Button play = ActionButtons.icon(buttons.toggle(), Feather.PLAY);
    FontIcon playing = Icons.of(Feather.PAUSE);
    FontIcon waiting = Icons.of(Feather.PLAY);
    replay.playingProperty().subscribe(on -> play.setGraphic(on ? playing : waiting));
    CheckBox jump = new CheckBox(Texts.text("streams.replay.jump"));
    jump.setId("streams-replay-jump");
    Hint.on(jump, buttons.jump().tooltip());
    jump.selectedProperty().bindBidirectional(replay.jumpingProperty());
    time.getStyleClass().addAll("secondary", "figure");
    time.setId("streams-replay-time");
    replay.positionProperty().subscribe(this::show);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    getChildren()
        .setAll(
            ActionButtons.icon(buttons.back(), Feather.SKIP_BACK),
            play,
            ActionButtons.icon(buttons.forward(), Feather.SKIP_FORWARD),
            speeds(),
            jump,
            time,
            space);
    getChildren().addAll(more);
  }

  private ComboBox<Double> speeds() {
    ComboBox<Double> speeds = new ComboBox<>();
    speeds.getItems().setAll(Arrays.stream(Replay.speeds()).boxed().toList());
    speeds.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Double times) {
            return times == null ? "" : text(times);
          }

          @Override
          public Double fromString(String text) {
            return Double.valueOf(text.substring(1));
          }
        });
    speeds.setAccessibleText(Texts.text("streams.replay.speed"));
    speeds.setPrefWidth(84);
    replay.speedProperty().subscribe(times -> speeds.setValue(times.doubleValue()));
    speeds
        .valueProperty()
        .subscribe(
            times -> {
              if (times != null) {
                replay.speedProperty().set(times);
              }
            });
    return speeds;
  }

  private static String text(double times) {
    return "×" + (times == Math.rint(times) ? String.valueOf((long) times) : String.valueOf(times));
  }

  private void show() {
    long at = replay.positionProperty().get();
    time.setText(
        at == Replay.OFF ? "" : Texts.text("streams.replay.at", Format.millis(at / MILLION)));
  }
}
