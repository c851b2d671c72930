package dev.sage.console.streams.pair;

import dev.sage.console.control.Asking;
import dev.sage.console.control.GapPlot;
import dev.sage.console.control.GapPlotData;
import dev.sage.console.control.Icons;
import dev.sage.console.streams.explain.MetricName;
import dev.sage.console.streams.reading.CallLook;
import dev.sage.console.text.Texts;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Two streams, one above the other on one time axis, and how they differ. FX thread only. */
public final class PairView extends VBox {
  private static final double FIGURE_WIDTH = 120;
  private static final double NAME_WIDTH = 212;

  private final PairModel model;
  private final Consumer<MetricName> explain;
  private final Label words = new Label();
  private final Label nameA = new Label();
  private final Label nameB = new Label();
  private final GapPlot plotA = new GapPlot();
  private final GapPlot plotB = new GapPlot();
  private final GridPane figures = new GridPane(16, 6);

  /**
   * A view of those two.
   *
   * @param explain asked to explain a figure
   */
  public PairView(PairModel model, Consumer<MetricName> explain) {
    super(12);
    this.model = model;
    this.explain = explain;
    setId("streams-pair");
    getStyleClass().add("pair");
    words.setId("streams-pair-words");
    words.getStyleClass().add("section-title");
    words.setWrapText(true);
    words.setMinHeight(Region.USE_PREF_SIZE);
    plotA.setId("streams-pair-a");
    plotB.setId("streams-pair-b");
    plotB.partProperty().bindBidirectional(plotA.partProperty());
    plotA.setOnHover(plotB.markProperty()::set);
    plotB.setOnHover(plotA.markProperty()::set);
    nameA.getStyleClass().addAll("pair-name", "side-a");
    nameB.getStyleClass().addAll("pair-name", "side-b");
    plotA.getStyleClass().add("side-a");
    plotB.getStyleClass().add("side-b");
    figures.getStyleClass().add("pair-figures");
    figures.getColumnConstraints().setAll(column(false), column(true), column(true), column(true));
    getChildren().setAll(head(), words, nameA, plotA, nameB, plotB, figures);
    model.openProperty().subscribe(this::show);
    model.otherProperty().subscribe(this::show);
    model.pinnedProperty().subscribe(this::show);
    model.atFirstTokenProperty().subscribe(this::show);
    model.atFirstTokenProperty().subscribe(plotA::fit);
  }

  private static ColumnConstraints column(boolean figure) {
    ColumnConstraints column = new ColumnConstraints(figure ? FIGURE_WIDTH : NAME_WIDTH);
    column.setHalignment(figure ? HPos.RIGHT : HPos.LEFT);
    return column;
  }

  private HBox head() {
    Label title = new Label(Texts.text("streams.pair"));
    title.getStyleClass().add("sheet-title");
    RadioButton sent = new RadioButton(Texts.text("streams.pair.at-sent"));
    RadioButton token = new RadioButton(Texts.text("streams.pair.at-token"));
    token.setId("streams-pair-at-token");
    ToggleGroup group = new ToggleGroup();
    sent.setToggleGroup(group);
    token.setToggleGroup(group);
    sent.setSelected(true);
    token.selectedProperty().bindBidirectional(model.atFirstTokenProperty());
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Label aligned = new Label(Texts.text("streams.pair.aligned"));
    aligned.getStyleClass().add("secondary");
    HBox head =
        new HBox(
            12,
            title,
            space,
            aligned,
            sent,
            token,
            Icons.button(
                Feather.X,
                Texts.text("streams.pair.close"),
                () -> model.openProperty().set(false)));
    head.setAlignment(Pos.CENTER_LEFT);
    return head;
  }

  /** The plot that moves both along. */
  public GapPlot plot() {
    return plotA;
  }

  private void show() {
    Side a = model.pinnedProperty().get();
    Side b = model.otherProperty().get();
    if (!model.openProperty().get() || a == null || b == null) {
      return;
    }
    words.setText(Difference.words(a.look().metrics(), b.look().metrics()));
    nameA.setText(name("A", a.look()));
    nameB.setText(name("B", b.look()));
    List<GapPlotData> plots = model.plots();
    plotA.dataProperty().set(plots.getFirst());
    plotB.dataProperty().set(plots.getLast());
    figures.getChildren().clear();
    int row = 0;
    add(row++, "pair-head", "", "A", "B", Texts.text("streams.pair.difference"));
    for (Difference.Row figure : Difference.rows(a.look().metrics(), b.look().metrics())) {
      add(row, "figure", figure.name(), figure.a(), figure.b(), figure.difference());
      ask(row++, figure);
    }
  }

  /** The name of a figure can be asked what it is. */
  private void ask(int row, Difference.Row figure) {
    for (Node label : List.copyOf(figures.getChildren())) {
      if (GridPane.getRowIndex(label) == row && GridPane.getColumnIndex(label) == 0) {
        label.setAccessibleText(
            String.join(" ", figure.name(), figure.a(), figure.b(), figure.difference()));
        Asking.about(label, () -> explain.accept(figure.metric()));
      }
    }
  }

  private static String name(String letter, CallLook look) {
    return Texts.text("streams.pair.name", letter, look.call().target());
  }

  private void add(int row, String style, String... texts) {
    for (int i = 0; i < texts.length; i++) {
      Label label = new Label(texts[i]);
      label.getStyleClass().add(i == 0 ? "secondary" : style);
      figures.add(label, i, row);
    }
  }
}
