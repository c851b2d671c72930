package dev.sage.console.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.theme.ThemeChoice;
import dev.sage.console.theme.Themes;
import dev.sage.console.ui.Ui;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** However much they are given, the shared controls make nodes for what is on the screen. */
class HugeTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int MILLION = 1_000_000;

  /** More than fit on a sheet of 600 pixels. */
  private static final int SCREENFUL = 80;

  @BeforeAll
  static void start() {
    Ui.start();
  }

  @Test
  void a_json_object_of_a_million_members_is_opened_group_by_group() {
    ObjectNode huge = JSON.createObjectNode();
    for (int i = 0; i < MILLION; i++) {
      huge.put("k" + i, i);
    }
    JsonTree tree = Ui.onFx(() -> new JsonTree("JSON"));
    try (Ui ui = show(() -> tree)) {
      Ui.runFx(() -> tree.setJson(huge));
      TreeView<?> view = (TreeView<?>) ui.find(".tree-view");
      assertThat(view.getExpandedItemCount()).isEqualTo(JsonEntry.GROUP);
      TreeItem<?> group = view.getRoot().getChildren().getLast();
      assertThat(((JsonEntry) group.getValue()).name()).isEqualTo("k990000 … k999999");
      Ui.runFx(() -> group.setExpanded(true));
      TreeItem<?> inner = group.getChildren().getLast();
      Ui.runFx(() -> inner.setExpanded(true));
      assertThat(inner.getChildren().getLast().getValue().toString()).contains("k999999");
      assertThat(view.getExpandedItemCount()).isEqualTo(3 * JsonEntry.GROUP);
      assertThat(cells(ui)).isLessThan(SCREENFUL);
    }
  }

  @Test
  void many_arrays_in_arrays_are_not_all_opened() {
    ArrayNode outer = JSON.createArrayNode();
    for (int i = 0; i < 100; i++) {
      ArrayNode inner = outer.addArray();
      for (int j = 0; j < 100; j++) {
        inner.addArray().add(1).add(2);
      }
    }
    JsonTree tree = Ui.onFx(() -> new JsonTree("JSON"));
    try (Ui ui = show(() -> tree)) {
      Ui.runFx(() -> tree.setJson(outer));
      assertThat(((TreeView<?>) ui.find(".tree-view")).getExpandedItemCount()).isLessThan(600);
    }
  }

  @Test
  void sixteen_mebibytes_of_bytes_can_be_seen_to_the_last() {
    byte[] bytes = new byte[16 * 1024 * 1024];
    bytes[bytes.length - 1] = 'Z';
    HexView hex = Ui.onFx(() -> new HexView("bytes"));
    try (Ui ui = show(() -> hex)) {
      Ui.runFx(() -> hex.setBytes(bytes));
      assertThat(hex.rows().size()).isEqualTo(bytes.length / 16);
      Ui.runFx(() -> hex.rows().scrollTo(hex.rows().size() - 1));
      assertThat(texts(ui)).anyMatch(row -> row.startsWith("00fffff0") && row.endsWith("Z"));
      assertThat(cells(ui)).isLessThan(SCREENFUL);
    }
  }

  @Test
  void a_code_of_four_megabytes_in_one_line_is_wrapped_and_whole() {
    String code = "abcdefghi ".repeat(400_000);
    CodeView view = Ui.onFx(() -> new CodeView("code"));
    try (Ui ui = show(() -> view)) {
      Ui.runFx(() -> view.setText(code));
      assertThat(shown(ui)).isEqualTo(code.substring(0, CodeView.SHOWN_FIRST));
      press(ui, "Show all (4");
      assertThat(shown(ui)).isEqualTo(code.substring(0, CodeView.WINDOW));
      press(ui, "Later");
      assertThat(shown(ui)).isEqualTo(code.substring(CodeView.WINDOW));
      assertThat(button(ui, "Later").isDisabled()).isTrue();
      press(ui, "Earlier");
      assertThat(shown(ui)).isEqualTo(code.substring(0, CodeView.WINDOW));
      assertThat(cells(ui)).isLessThan(SCREENFUL);
    }
  }

  @Test
  void a_code_of_very_many_lines_loses_none_when_shown_whole() {
    String code = "line\n".repeat(100_000);
    CodeView view = Ui.onFx(() -> new CodeView("code"));
    try (Ui ui = show(() -> view)) {
      Ui.runFx(() -> view.setText(code));
      press(ui, "Show all (");
      assertThat(shown(ui)).isEqualTo(code);
    }
  }

  @Test
  void a_log_of_a_hundred_thousand_lines_keeps_a_window_of_the_newest_and_counts_the_rest() {
    LogView log = Ui.onFx(() -> new LogView("log"));
    try (Ui ui = show(() -> log)) {
      for (int i = 0; i < 100; i++) {
        String thousand = "line\n".repeat(1_000);
        Ui.runFx(() -> log.model().append(thousand, LogLine.Style.TEXT));
      }
      int held = log.model().lines().size();
      assertThat(held).isLessThanOrEqualTo(LogModel.MOST_LINES);
      assertThat(held + log.model().droppedProperty().get()).isEqualTo(100_000);
      assertThat(log.followingProperty().get()).isTrue();
      assertThat(cells(ui)).isLessThan(SCREENFUL);
    }
  }

  @Test
  void a_log_that_grows_and_forgets_many_times_within_a_pulse_stands_at_its_end() {
    LogView log = Ui.onFx(() -> new LogView("log"));
    try (Ui ui = show(() -> log)) {
      Ui.runFx(
          () -> {
            for (int i = 0; i < 100; i++) {
              log.model().append("line\n".repeat(1_000), LogLine.Style.TEXT);
            }
          });
      assertThat(Ui.onFx(() -> log.rows().shows(log.model().lines().size() - 1)).booleanValue())
          .isTrue();
      assertThat(cells(ui)).isLessThan(SCREENFUL);
    }
  }

  @Test
  void a_log_of_one_line_of_four_megabytes_is_wrapped_as_it_comes() {
    LogView log = Ui.onFx(() -> new LogView("log"));
    try (Ui ui = show(() -> log)) {
      for (int i = 0; i < 400; i++) {
        Ui.runFx(() -> log.model().append("abcdefghi ".repeat(1_000), LogLine.Style.TEXT));
      }
      assertThat(log.model().lines().getLast().text()).isNotEmpty().hasSizeLessThan(400);
      assertThat(log.model().lines()).hasSizeLessThanOrEqualTo(LogModel.MOST_LINES);
      assertThat(cells(ui)).isLessThan(SCREENFUL);
    }
  }

  @Test
  void a_card_tells_name_and_figure_as_one() {
    MetricCard card = Ui.onFx(() -> new MetricCard(new Metric("First token", "412 ms", "")));
    assertThat(card.getAccessibleText()).isEqualTo("First token: 412 ms");
    Ui.runFx(() -> card.set(new Metric("First token", "–", "Not known")));
    assertThat(card.getAccessibleText()).isEqualTo("First token: –");
  }

  private static Ui show(Supplier<Region> control) {
    return Ui.open(
        stage -> {
          stage.setScene(new Scene(new BorderPane(control.get()), 800, 600));
          Themes themes = new Themes(stage.getScene(), ThemeChoice.LIGHT);
          stage.setOnHidden(event -> themes.close());
          stage.show();
        });
  }

  private static long cells(Ui ui) {
    return ui.nodes().stream()
        .filter(node -> node instanceof IndexedCell || node instanceof VirtualRow)
        .count();
  }

  private static List<String> texts(Ui ui) {
    return ui.nodes().stream()
        .filter(VirtualRow.class::isInstance)
        .map(row -> ((VirtualRow) row).words())
        .toList();
  }

  private static String shown(Ui ui) {
    return ((LogView) ui.find(".log")).model().text();
  }

  private static Node button(Ui ui, String text) {
    return ui.nodes().stream()
        .filter(
            node ->
                node instanceof Button button
                    && button.getText() != null
                    && button.getText().startsWith(text))
        .findFirst()
        .orElseThrow();
  }

  private static void press(Ui ui, String text) {
    Ui.runFx(() -> ((Button) button(ui, text)).fire());
  }
}
