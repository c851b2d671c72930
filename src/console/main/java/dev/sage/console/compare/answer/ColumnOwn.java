package dev.sage.console.compare.answer;

import dev.sage.console.control.Hint;
import dev.sage.console.control.Icons;
import dev.sage.console.control.Presence;
import dev.sage.console.text.Texts;
import dev.sage.workbench.prompt.Parameters;
import dev.sage.workbench.prompt.Turn;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/**
 * What a column has of its own, one line below its head: parameters and prompt, each with a lock
 * that is closed while it is the same as all. FX thread only.
 */
final class ColumnOwn extends HBox {
  private final ColumnHost host;
  private final ColumnModel column;
  private final ColumnBoard board;
  private final Button parameters;
  private final Button turns;
  private final Subscription subscription;

  ColumnOwn(ColumnHost host, ColumnModel column, ColumnTools tools) {
    super(4);
    this.host = host;
    this.column = column;
    this.board = tools.board();
    getStyleClass().add("column-own");
    setAlignment(Pos.CENTER_LEFT);
    parameters = button(() -> OwnSheet.parameters(host, column, tools));
    turns = button(() -> OwnSheet.turns(host, column, tools));
    getChildren().setAll(parameters, turns);
    subscription =
        Subscription.combine(
            column.parametersProperty().subscribe(this::refresh),
            column.turnsProperty().subscribe(this::refresh),
            board.onlyDifferentProperty().subscribe(this::refresh),
            column
                .positionProperty()
                .subscribe(
                    n -> {
                      parameters.setId("own-parameters-" + column.letter());
                      turns.setId("own-turns-" + column.letter());
                      refresh();
                    }));
    refresh();
  }

  private static Button button(Runnable open) {
    Button button = new Button();
    button.getStyleClass().addAll("flat", "own-button");
    button.setMinWidth(28);
    button.setMaxWidth(Double.MAX_VALUE);
    button.setOnAction(event -> open.run());
    HBox.setHgrow(button, Priority.SOMETIMES);
    return button;
  }

  /** Shows what is its own now; called too when the shared prompt may have changed. */
  void refresh() {
    Parameters own = column.parametersProperty().get();
    show(
        parameters,
        own != null,
        own == null ? Texts.text("compare.own.parameters.shared") : ParameterWords.of(own),
        "compare.own.parameters");
    List<Turn> ownTurns = column.turnsProperty().get();
    show(
        turns,
        ownTurns != null,
        ownTurns == null
            ? Texts.text("compare.own.turns.shared")
            : Texts.text("compare.own.turns.count", ownTurns.size()),
        "compare.own.turns");
    boolean fold = board.onlyDifferentProperty().get();
    Presence.set(parameters, !fold || differ(ColumnModel::parametersProperty));
    Presence.set(turns, !fold || differ(ColumnModel::turnsProperty));
    boolean any = parameters.isVisible() || turns.isVisible();
    setVisible(any);
    setManaged(any);
  }

  /** Whether at least two columns have something else there. */
  private boolean differ(
      java.util.function.Function<ColumnModel, ? extends javafx.beans.value.ObservableValue<?>>
          part) {
    Object first = part.apply(column).getValue();
    return host.columns().stream()
        .anyMatch(other -> !Objects.equals(part.apply(other).getValue(), first));
  }

  private void show(Button button, boolean own, String words, String key) {
    String name = Texts.text(key + (own ? ".own" : ".locked"), column.letter(), words);
    if (name.equals(button.getAccessibleText())) {
      // While answers arrive this is asked again and again; a new icon has to be styled each time.
      return;
    }
    button.setGraphic(Icons.of(own ? Feather.UNLOCK : Feather.LOCK));
    button.setText(words);
    button.setAccessibleText(name);
    Hint.on(button, name);
    button.getStyleClass().removeIf("own"::equals);
    if (own) {
      button.getStyleClass().add("own");
    }
  }

  void dispose() {
    subscription.unsubscribe();
  }
}
