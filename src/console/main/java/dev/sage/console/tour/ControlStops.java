package dev.sage.console.tour;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sage.console.control.CodeView;
import dev.sage.console.control.DiffView;
import dev.sage.console.control.FilterField;
import dev.sage.console.control.FilterHelp;
import dev.sage.console.control.GapPlot;
import dev.sage.console.control.HexView;
import dev.sage.console.control.JsonTree;
import dev.sage.console.control.LogLine;
import dev.sage.console.control.LogView;
import dev.sage.console.control.Metric;
import dev.sage.console.control.MetricCard;
import dev.sage.console.shell.PanelId;
import dev.sage.console.shell.Shell;
import dev.sage.console.text.Texts;
import dev.sage.workbench.Json;
import dev.sage.workbench.compare.check.WordDiff;
import dev.sage.workbench.store.FilterLanguage;
import dev.sage.workbench.store.FilterProblem;
import dev.sage.workbench.store.KnownValues;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The shared controls, each by itself with something to show. FX thread only. */
final class ControlStops {
  private static final double WIDTH = 720;
  private static final double HEIGHT = 360;
  private static final String CHUNK =
      """
      {"id":"chatcmpl-9","object":"chat.completion.chunk","created":1763812800,
       "choices":[{"index":0,"delta":{"content":"Hello, world"},"finish_reason":null}],
       "usage":{"prompt_tokens":128,"completion_tokens":212,"cached":true}}
      """;

  private ControlStops() {}

  static List<Stop> all() {
    return List.of(
        stop("json-tree", ControlStops::json),
        stop("code-view", ControlStops::code),
        stop("hex-view", ControlStops::hex),
        stop("gap-plot", ControlStops::plot),
        stop("metric-card", ControlStops::cards),
        stop("diff-view", ControlStops::diff),
        stop("virtual-log", ControlStops::log),
        Stop.of("control-filter-field", ControlStops::filter));
  }

  private static Stop stop(String name, Supplier<Region> control) {
    return Stop.of("control-" + name, shell -> show(shell, control.get()));
  }

  private static void show(Shell shell, Region control) {
    TourStops.open(shell, PanelId.COMPARE);
    control.setPrefWidth(WIDTH);
    VBox.setVgrow(control, Priority.ALWAYS);
    Button close = new Button(Texts.text("setup.sheet.close"));
    close.setOnAction(event -> shell.services().overlays().closeTop());
    HBox foot = new HBox(close);
    foot.setAlignment(Pos.CENTER_RIGHT);
    VBox sheet = new VBox(12, control, foot);
    sheet.setPadding(new Insets(16));
    sheet.getStyleClass().add("overlay");
    shell.services().overlays().show(sheet, Pos.CENTER, close);
  }

  private static Region json() {
    JsonTree tree = new JsonTree("An event as JSON");
    tree.setJson(Json.MAPPER.readTree(CHUNK));
    return tall(tree);
  }

  private static Region code() {
    CodeView code = new CodeView("An event as it came");
    code.setText("event: message\ndata: " + CHUNK.replace("\n", "") + "\n\n: keep-alive\n\n");
    return tall(code);
  }

  private static Region hex() {
    HexView hex = new HexView("The bytes of an event");
    hex.setBytes(("data: " + CHUNK).getBytes(UTF_8));
    return tall(hex);
  }

  private static Region plot() {
    GapPlot plot = new GapPlot();
    plot.dataProperty().set(MadeUp.silences());
    plot.selectedProperty().set(90);
    plot.setPrefHeight(120);
    return plot;
  }

  private static Region cards() {
    return new HBox(
        8,
        new MetricCard(new Metric("First token", "412 ms", "")),
        new MetricCard(new Metric("Rate", "38.2 tok/s", "")),
        new MetricCard(new Metric("Bytes", "4.2 MB", "")),
        new MetricCard(new Metric("Cost", "–", "")));
  }

  private static Region diff() {
    DiffView diff = new DiffView("The difference of two answers");
    diff.show(
        WordDiff.of(
            """
            A stream keeps one connection open.
            The server writes lines to it, and the client reads each as it comes.
            Nothing else is needed.
            """,
            """
            A stream keeps one connection open.
            The server writes events to it, and the client reads each when it is whole.
            A blank line ends an event.
            """));
    return tall(diff);
  }

  private static Region log() {
    LogView log = new LogView("An answer");
    log.model().append("Thought for 1.2 s\n", LogLine.Style.HEADING);
    log.model().append("The user asks for a short explanation.\n", LogLine.Style.MUTED);
    for (int i = 0; i < 12; i++) {
      log.model().append("A CRDT is a data type whose copies ", LogLine.Style.TEXT);
      log.model().append("can be changed apart. ", LogLine.Style.TEXT);
    }
    log.model().append("\n{\"path\":\"notes.txt\"}\n", LogLine.Style.MONO);
    log.model().append("The connection was closed before the end.", LogLine.Style.ERROR);
    return tall(log);
  }

  private static void filter(Shell shell) {
    FilterField field =
        new FilterField("control-filter", new SimpleStringProperty(""), new Calls(), new Button[0]);
    field.suggestions().setPrefHeight(HEIGHT - 80);
    show(shell, tall(new VBox(8, field, field.suggestions())));
    field.write("-status:complete st");
  }

  private static Region tall(Region region) {
    region.setPrefHeight(HEIGHT);
    return region;
  }

  /** The language of calls over an empty store. */
  private static final class Calls implements FilterHelp {
    private final FilterLanguage language = new FilterLanguage(KnownValues.NONE);

    @Override
    public List<Suggestion> suggest(String text, int caret) {
      return language.suggest(text, Math.min(caret, text.length())).stream()
          .map(one -> new Suggestion(one.text(), one.meaning(), one.from(), one.to()))
          .toList();
    }

    @Override
    public Meaning explain(String text) {
      try {
        return new Meaning(FilterLanguage.explain(text), false, 0, 0);
      } catch (FilterProblem wrong) {
        return new Meaning(String.valueOf(wrong.getMessage()), true, wrong.from(), wrong.to());
      }
    }
  }
}
