package dev.sage.console.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.ConsoleWindow;
import dev.sage.console.shell.PanelId;
import dev.sage.console.ui.Ui;
import dev.sage.simulator.Speed;
import dev.sage.workbench.store.CallQuery;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that are dropped on the window. No program can make the toolkit's board of a drag: the
 * files are given to what the handler of the event gives them to.
 */
class FileDropTest {
  @TempDir private Path home;

  @Test
  void a_place_takes_all_files_and_nothing_where_there_is_none() {
    Ui.start();
    List<Path> taken = new ArrayList<>();
    Region place = Ui.onFx(Region::new);
    Ui.runFx(() -> FileDrop.on(place, taken::addAll));

    assertThat(drop(place)).isFalse();
    assertThat(drop(place, Path.of("a"), Path.of("b"))).isTrue();
    assertThat(taken).containsExactly(Path.of("a"), Path.of("b"));
    assertThat(place.getOnDragOver()).isNotNull();
    assertThat(place.getOnDragDropped()).isNotNull();
  }

  @Test
  void streams_reads_all_files_that_are_dropped_on_its_list() throws IOException {
    Path one = Files.writeString(home.resolve("one.sse"), stream("fig"));
    Path other = Files.writeString(home.resolve("other.sse"), stream("plum"));
    try (ConsoleWindow window = ConsoleWindow.open(home.resolve("state"), Speed.INSTANT)) {
      Ui.runFx(() -> window.shell().services().navigator().open(PanelId.STREAMS));
      drop(placeAbove(window, "#streams-calls"), one, other);
      Ui.await(
          "both calls", () -> window.workbench().store().calls(CallQuery.newest(9)).size() == 2);
      Ui.await("the call", () -> window.panels().streams().settled());
      assertThat(window.panels().streams().current()).isNotNull();
    }
  }

  @Test
  void compare_reads_the_inputs_that_are_dropped_on_their_bar() throws IOException {
    Path csv = Files.writeString(home.resolve("topics.csv"), "topic\ntides\nmoss\n");
    try (ConsoleWindow window = ConsoleWindow.open(home.resolve("state"), Speed.INSTANT)) {
      Ui.runFx(() -> window.shell().services().navigator().open(PanelId.COMPARE));
      drop(window.ui().find("#compare-inputs-bar"), csv);
      Ui.await(
          "the inputs",
          () ->
              window.ui().scene().lookup("#compare-inputs-says") instanceof Label says
                  && says.getText().contains("2 rows"));
    }
  }

  /** What takes files there, the node itself or what is around it. */
  private static Node placeAbove(ConsoleWindow window, String selector) {
    return Stream.iterate(window.ui().find(selector), Node::getParent)
        .takeWhile(node -> node != null)
        .filter(node -> node.getProperties().containsKey(FileDrop.class))
        .findFirst()
        .orElseThrow();
  }

  private static boolean drop(Node place, Path... files) {
    FileDrop drop =
        Objects.requireNonNull((FileDrop) place.getProperties().get(FileDrop.class), "no drop");
    List<File> dropped = Stream.of(files).map(Path::toFile).toList();
    boolean taken = Ui.onFx(() -> drop.take(dropped));
    Ui.settle();
    return taken;
  }

  private static String stream(String word) {
    return "data: {\"object\":\"chat.completion.chunk\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\""
        + word
        + "\"},\"finish_reason\":\"stop\"}]}\n\n";
  }
}
