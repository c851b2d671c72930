package dev.sage.console.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.theme.Fonts;
import dev.sage.console.theme.ThemeChoice;
import dev.sage.console.theme.Themes;
import dev.sage.console.tour.MadeUp;
import dev.sage.console.ui.Pictures;
import dev.sage.console.ui.Ui;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kordamp.ikonli.feather.Feather;
import tools.jackson.databind.json.JsonMapper;

/** Every shared control on one sheet, in every theme; the pictures are for a person's eyes. */
class GalleryTest {
  private static final String JSON =
      """
      {"id":"chatcmpl-9","object":"chat.completion.chunk","created":1763812800,
       "choices":[{"index":0,"delta":{"content":"Hello, 日本"},"finish_reason":null}],
       "usage":{"prompt_tokens":128,"completion_tokens":212,"cached":true}}
      """;

  @ParameterizedTest
  @EnumSource(ThemeChoice.class)
  void shows_every_control(ThemeChoice theme) {
    try (Ui ui = Ui.open(stage -> fill(stage, theme))) {
      Ui.settle();
      assertThat(Pictures.take(ui, "gallery-" + theme.key())).isNotEmptyFile();
    }
  }

  private static void fill(Stage stage, ThemeChoice theme) {
    Fonts.load();
    GridPane grid = new GridPane(16, 16);
    grid.getStyleClass().add("sheet");
    grid.add(log(), 0, 0);
    grid.add(code(), 1, 0);
    grid.add(hex(), 2, 0);
    grid.add(json(), 0, 1);
    grid.add(states(), 1, 1);
    grid.add(errors(), 2, 1);
    grid.add(plot(), 0, 2, 3, 1);
    stage.setScene(new Scene(grid, 1440, 860));
    Themes themes = new Themes(stage.getScene(), theme);
    stage.setOnHidden(event -> themes.close());
    stage.show();
  }

  private static Region log() {
    LogView log = new LogView("answer");
    log.model().append("Thought for 1.2 s\n", LogLine.Style.HEADING);
    log.model().append("The user asks for a short explanation.\n", LogLine.Style.MUTED);
    for (int i = 0; i < 6; i++) {
      log.model().append("A CRDT is a data type whose copies ", LogLine.Style.TEXT);
      log.model().append("can be changed apart. ", LogLine.Style.TEXT);
    }
    log.model().append("{\"path\":\"notes.txt\"}\n", LogLine.Style.MONO);
    log.model().append("The connection was closed before the end.", LogLine.Style.ERROR);
    return sized(log, 440, 260);
  }

  private static Region code() {
    CodeView code = new CodeView("event");
    code.setText("event: message\ndata: " + JSON.replace("\n", "") + "\n\n");
    return sized(code, 440, 260);
  }

  private static Region hex() {
    HexView hex = new HexView("bytes");
    hex.setBytes(("data: " + JSON).getBytes(StandardCharsets.UTF_8));
    return sized(hex, 500, 260);
  }

  private static Region json() {
    JsonTree tree = new JsonTree("JSON");
    tree.setJson(JsonMapper.builder().build().readTree(JSON));
    return sized(tree, 440, 300);
  }

  private static Region states() {
    MetricsRow metrics = new MetricsRow();
    metrics.set(
        List.of(
            new Metric("TTFT", "412 ms", "Time to first token"),
            new Metric("", "38.2 tok/s", "Tokens a second"),
            new Metric("tokens", "128 → 212", "In and out"),
            new Metric("cost", "–", "Not known")));
    HBox icons = new HBox(12);
    for (StatusIcon.State state : StatusIcon.State.values()) {
      icons.getChildren().add(new HBox(6, new StatusIcon(state), new Label(state.title())));
    }
    Button primary = new Button("Run");
    primary.getStyleClass().add("accent");
    Button off = new Button("Stop");
    off.setDisable(true);
    ComboBox<String> combo = new ComboBox<>();
    combo.getItems().setAll("sim-openai/clean", "sim-anthropic/clean");
    combo.getSelectionModel().selectFirst();
    CheckBox check = new CheckBox("only what differs");
    check.setSelected(true);
    HBox cards =
        new HBox(
            8,
            new MetricCard(new Metric("First token", "412 ms", "")),
            new MetricCard(new Metric("Rate", "38.2 tok/s", "")),
            new MetricCard(new Metric("Bytes", "4.2 MB", "")));
    IdLabel id = new IdLabel("req_011CSHoEeqs5C35K2UUqR7Fy-eu-west-1-9f2c");
    id.setMaxWidth(220);
    VBox box =
        new VBox(
            16,
            metrics,
            icons,
            cards,
            id,
            new HBox(8, primary, new Button("Check key"), off, combo),
            new HBox(8, new TextField("topic = CRDTs"), check));
    icons.setMaxWidth(440);
    return sized(box, 440, 300);
  }

  private static Region errors() {
    ErrorBox error =
        new ErrorBox(
            "sim-openai refused the key (401).",
            "Set OPENAI_API_KEY, or choose another provider.",
            "POST /v1/chat/completions → 401 invalid_api_key, request id req_42",
            new Button("Try again"));
    EmptyState empty =
        new EmptyState(Feather.ACTIVITY, "No calls yet.", new Button("Run a prompt"));
    return sized(new VBox(16, error, empty), 500, 300);
  }

  private static Region plot() {
    GapPlot plot = new GapPlot();
    plot.dataProperty().set(MadeUp.silences());
    plot.selectedProperty().set(90);
    return sized(plot, 1_408, 120);
  }

  private static Region sized(Region region, double width, double height) {
    region.setPrefSize(width, height);
    return region;
  }
}
