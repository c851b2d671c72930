package dev.sage.console.compare.answer;

import dev.sage.console.control.Content;
import dev.sage.console.control.Hindrance;
import dev.sage.console.text.Texts;
import dev.sage.workbench.prompt.Parameters;
import dev.sage.workbench.prompt.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * What a column has of its own, to be edited: its parameters, or its turns. What is typed counts at
 * once; a locked column gets its copy with the first letter. FX thread only.
 */
final class OwnSheet extends VBox {
  private static final double WIDTH = 520;
  private static final double TURNS_HEIGHT = 420;

  /** One parameter: how it is read and set. */
  private record Field(
      String key,
      Function<Parameters, String> read,
      BiFunction<Parameters, String, Parameters> set) {}

  private static final List<Field> FIELDS =
      List.of(
          new Field("temperature", Parameters::temperature, Parameters::withTemperature),
          new Field("top-p", Parameters::topP, Parameters::withTopP),
          new Field("max-tokens", Parameters::maxTokens, Parameters::withMaxTokens),
          new Field("seed", Parameters::seed, Parameters::withSeed),
          new Field("effort", Parameters::effort, Parameters::withEffort),
          new Field("budget", Parameters::budgetTokens, Parameters::withBudgetTokens),
          new Field("stop", Parameters::stop, Parameters::withStop),
          new Field("extra", Parameters::extra, Parameters::withExtra));

  private final ColumnHost host;
  private final ColumnModel column;
  private final ColumnTools tools;

  private OwnSheet(ColumnHost host, ColumnModel column, ColumnTools tools, String kind) {
    this.host = host;
    this.column = column;
    this.tools = tools;
    setId("own-" + kind + "-sheet");
    getStyleClass().add("sheet");
    setPrefWidth(WIDTH);
    Label title = new Label(Texts.text("compare.own." + kind + ".title", column.letter()));
    title.getStyleClass().add("sheet-title");
    Label lead = new Label(Texts.text("compare.own." + kind + ".lead"));
    lead.getStyleClass().add("secondary");
    lead.setWrapText(true);
    lead.setMinHeight(Region.USE_PREF_SIZE);
    getChildren().setAll(new VBox(4, title, lead));
  }

  /** Opens the parameters of a column. */
  static void parameters(ColumnHost host, ColumnModel column, ColumnTools tools) {
    OwnSheet sheet = new OwnSheet(host, column, tools, "parameters");
    GridPane grid = new GridPane(12, 8);
    List<TextInputControl> inputs = new ArrayList<>();
    for (Field field : FIELDS) {
      TextInputControl input = sheet.input(field);
      Label name = new Label(Texts.text("compare.own.field." + field.key()));
      name.setLabelFor(input);
      name.setMinWidth(Region.USE_PREF_SIZE);
      grid.addRow(inputs.size(), name, input);
      GridPane.setHgrow(input, Priority.ALWAYS);
      inputs.add(input);
    }
    sheet.getChildren().add(grid);
    sheet.buttons(
        column.parametersProperty().get() != null,
        () -> tools.board().lockParameters(column, true));
    tools.overlays().show(sheet, Pos.CENTER, inputs.getFirst());
  }

  private TextInputControl input(Field field) {
    boolean wide = field.key().equals("stop") || field.key().equals("extra");
    TextInputControl input = wide ? new TextArea() : new TextField();
    if (input instanceof TextArea area) {
      area.setPrefRowCount(2);
    }
    input.setId("own-" + field.key());
    input.setPromptText(Texts.text("compare.own.prompt." + field.key()));
    input.setText(field.read().apply(host.typed().parameters(column.column())));
    input.setAccessibleText(Texts.text("compare.own.field." + field.key()));
    input
        .textProperty()
        .subscribe(
            (before, typed) ->
                tools
                    .board()
                    .parameters(
                        column,
                        field.set().apply(host.typed().parameters(column.column()), typed)));
    return input;
  }

  /** Opens the turns of a column. */
  static void turns(ColumnHost host, ColumnModel column, ColumnTools tools) {
    OwnSheet sheet = new OwnSheet(host, column, tools, "turns");
    VBox list = new VBox(8);
    List<Turn> turns = host.typed().turns(column.column());
    @Nullable Node first = null;
    for (int i = 0; i < turns.size(); i++) {
      TextArea area = sheet.turn(turns.get(i), i);
      list.getChildren().add(sheet.row(turns.get(i), i, area));
      first = first == null ? area : first;
    }
    ScrollPane scroll = new ScrollPane(list);
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("quiet-scroll");
    scroll.setMaxHeight(TURNS_HEIGHT);
    sheet.getChildren().add(scroll);
    Button done =
        sheet.buttons(
            column.turnsProperty().get() != null, () -> tools.board().lockTurns(column, true));
    tools.overlays().show(sheet, Pos.CENTER, first == null ? done : first);
  }

  private TextArea turn(Turn turn, int index) {
    TextArea area = new TextArea(turn.text());
    area.setId("own-turn-" + index);
    area.setWrapText(true);
    area.setPrefRowCount(Math.clamp(turn.text().length() / 60 + 1, 2, 6));
    area.setAccessibleText(Texts.text("compare.own.turn", role(turn), index + 1));
    Content.mark(area);
    area.textProperty()
        .subscribe(
            (before, typed) -> {
              List<Turn> own = new ArrayList<>(host.typed().turns(column.column()));
              if (index < own.size()) {
                own.set(index, own.get(index).withText(typed));
                tools.board().turns(column, own);
              }
            });
    return area;
  }

  private VBox row(Turn turn, int index, TextArea area) {
    Label name = new Label(heading(turn));
    name.getStyleClass().add("secondary");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox head = new HBox(8, name, space);
    head.setAlignment(Pos.CENTER_LEFT);
    if (turn instanceof Turn.User || turn instanceof Turn.ToolResult) {
      Button from = new Button(Texts.text("compare.own.run-from"));
      from.setId("own-run-from-" + index);
      from.getStyleClass().add("flat");
      from.setAccessibleText(Texts.text("compare.own.run-from.name", index + 1));
      from.setOnAction(
          event -> {
            tools.overlays().close(this);
            tools.board().runFrom(column, index);
          });
      head.getChildren().add(from);
    }
    return new VBox(4, head, area);
  }

  private static String heading(Turn turn) {
    return turn instanceof Turn.Assistant said && !said.calls().isEmpty()
        ? Texts.text(
            "compare.own.calls",
            role(turn),
            said.calls().stream().map(call -> call.toolName()).collect(Collectors.joining(", ")))
        : role(turn);
  }

  static String role(Turn turn) {
    return Texts.text("compare.role." + turn.role().name().toLowerCase(Locale.ROOT));
  }

  private Button buttons(boolean own, Runnable lock) {
    Button locked = new Button(Texts.text("compare.own.lock"));
    locked.setId("own-lock");
    locked.setDisable(!own);
    Hindrance.of(locked, Texts.text("need.own"));
    locked.setOnAction(
        event -> {
          tools.overlays().close(this);
          lock.run();
        });
    Button done = new Button(Texts.text("compare.own.done"));
    done.setId("own-done");
    done.getStyleClass().add("accent");
    done.setOnAction(event -> tools.overlays().close(this));
    HBox buttons = new HBox(8, locked, done);
    buttons.setAlignment(Pos.CENTER_RIGHT);
    getChildren().add(buttons);
    return done;
  }
}
