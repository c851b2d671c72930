package dev.sage.console.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.ConsoleWindow;
import dev.sage.console.control.MetricsRow;
import dev.sage.console.shell.PanelId;
import dev.sage.console.ui.Pictures;
import dev.sage.console.ui.Ui;
import dev.sage.simulator.Speed;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The figures of a call in windows of several widths. */
class OutcomeLineWindowTest {
  @TempDir private Path home;

  @Test
  void figures_stand_in_one_line_where_there_is_room_and_else_in_lines_of_about_one_length()
      throws Exception {
    String id;
    try (SampleCalls calls = new SampleCalls(home)) {
      SampleCall call = calls.openAi("a-model").at(1_246).role();
      for (int i = 0; i < 188; i++) {
        call.at(1_300 + 171 * i).text("a rather long piece " + i);
      }
      id = call.at(34_000).finish("stop").usage(12_015, 12_188).done().complete();
      calls.flush();
    }
    try (ConsoleWindow window = ConsoleWindow.open(home, Speed.INSTANT)) {
      Ui.runFx(
          () -> {
            window.shell().services().navigator().open(PanelId.STREAMS);
            window.panels().streams().open(id);
          });
      Ui.await("the call", () -> window.panels().streams().settled());
      for (int width : new int[] {1440, 1280}) {
        assertThat(lines(window, width)).as("at %s", width).hasSize(1);
      }
      for (List<Node> line : lines(window, 760)) {
        assertThat(line).hasSizeGreaterThan(1);
      }
    }
  }

  private static List<List<Node>> lines(ConsoleWindow window, int width) {
    Ui.runFx(() -> window.ui().scene().getWindow().setWidth(width));
    Ui.settle();
    Pictures.take(window.ui(), "streams-figures-" + width);
    MetricsRow row = (MetricsRow) window.ui().find("#streams-head .metrics");
    return Ui.onFx(
        () ->
            List.copyOf(
                row.getChildrenUnmodifiable().stream()
                    .collect(Collectors.groupingBy(Node::getLayoutY))
                    .values()));
  }
}
