package dev.sage.console.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.sage.console.ConsoleWindow;
import dev.sage.console.control.VirtualRows;
import dev.sage.console.shell.PanelId;
import dev.sage.console.ui.Ui;
import dev.sage.llm.ChatRequest;
import dev.sage.llm.Message;
import dev.sage.simulator.Speed;
import dev.sage.workbench.Workbench;
import dev.sage.workbench.compare.CellListener;
import dev.sage.workbench.compare.CompareRequest;
import dev.sage.workbench.compare.Comparison;
import dev.sage.workbench.exchange.ExportFormat;
import dev.sage.workbench.exchange.Exporter;
import dev.sage.workbench.store.CallQuery;
import dev.sage.workbench.store.StoredCall;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The panel in the whole window, on real streams over HTTP. */
class StreamsWindowTest {
  @TempDir private Path home;

  @Test
  void finds_everything_again_after_a_restart() throws Exception {
    List<String> models = List.of("sim-openai/clean", "sim-anthropic/tool");
    long frames;
    try (ConsoleWindow window = ConsoleWindow.open(home, Speed.INSTANT)) {
      run(window.workbench(), models);
      frames = newest(window.workbench()).getFirst().frames();
    }
    try (ConsoleWindow window = ConsoleWindow.open(home, Speed.INSTANT)) {
      open(window, newest(window.workbench()).getFirst().id());
      assertThat(calls(window)).isEqualTo(2);
      assertThat(table(window).size()).isEqualTo((int) frames);
      assertThat(outcome(window)).startsWith("Complete: ");
    }
  }

  @Test
  void draws_no_more_rows_than_the_screen_has() throws Exception {
    try (ConsoleWindow window = ConsoleWindow.open(home, Speed.INSTANT)) {
      run(window.workbench(), List.of("sim-openai/tool"));
      open(window, newest(window.workbench()).getFirst().id());
      assertThat(table(window).size()).isGreaterThan(400);
      assertThat(Ui.onFx(() -> table(window).lookupAll(".frame-line"))).hasSizeLessThan(60);
    }
  }

  @Test
  void gives_every_control_that_can_have_the_focus_a_name() throws Exception {
    try (ConsoleWindow window = ConsoleWindow.open(home, Speed.INSTANT)) {
      run(window.workbench(), List.of("sim-openai/reasoning", "sim-anthropic/rate-limit"));
      open(window, newest(window.workbench()).getFirst().id());
      for (PanelId panel : List.of(PanelId.HOME, PanelId.COMPARE, PanelId.STREAMS)) {
        Ui.runFx(() -> window.shell().services().navigator().open(panel));
        assertThat(window.ui().nodes())
            .filteredOn(node -> node.isFocusTraversable() && onScreen(node))
            .allSatisfy(node -> assertThat(name(node)).as("%s in %s", node, panel).isNotBlank());
      }
    }
  }

  @Test
  void shows_recorded_streams_of_real_providers() throws Exception {
    String recorded = System.getProperty("sage.recorded", "");
    assumeThat(recorded).as("no recorded streams: sage.recorded is not set").isNotBlank();
    Path providers = Path.of(recorded, "providers");
    List<Path> recordings =
        List.of(
            providers.resolve("openai-chat-stream-text-1"),
            providers.resolve("anthropic-messages-stream-tool-single-1"));
    assumeThat(recordings).allMatch(Files::isDirectory);
    try (ConsoleWindow window = ConsoleWindow.open(home, Speed.INSTANT, recordings)) {
      run(
          window.workbench(),
          List.of(
              "sim-openai/openai-chat-stream-text-1",
              "sim-anthropic/anthropic-messages-stream-tool-single-1"));
      for (StoredCall call : newest(window.workbench())) {
        open(window, call.id());
        assertThat(outcome(window)).startsWith("Complete: ");
        assertThat(table(window).size()).isEqualTo((int) call.frames());
        assertThat(call.usage().output()).isPositive();
      }
    }
  }

  @Test
  void shows_streams_that_are_played_from_recordings() throws Exception {
    Path folder = home.resolve("recordings");
    Path here = home.resolve("recorded");
    List<Long> frames;
    try (ConsoleWindow window = ConsoleWindow.open(home.resolve("first"), Speed.INSTANT)) {
      run(window.workbench(), List.of("sim-openai/clean", "sim-openai/tool"));
      List<StoredCall> calls = newest(window.workbench());
      frames = calls.stream().map(StoredCall::frames).toList();
      Files.createDirectories(folder);
      for (StoredCall call : calls) {
        new Exporter(window.workbench().store()).write(call, ExportFormat.RECORDING, folder);
      }
    }
    List<Path> recordings;
    try (Stream<Path> all = Files.list(folder)) {
      recordings = all.toList();
    }
    assertThat(recordings).hasSize(2);
    try (ConsoleWindow window = ConsoleWindow.open(here, Speed.INSTANT, recordings)) {
      run(
          window.workbench(),
          recordings.stream().map(recording -> "sim-openai/" + recording.getFileName()).toList());
      List<StoredCall> calls = newest(window.workbench());
      assertThat(calls).map(StoredCall::frames).containsExactlyInAnyOrderElementsOf(frames);
      for (StoredCall call : calls) {
        open(window, call.id());
        assertThat(outcome(window)).startsWith("Complete: ");
        assertThat(table(window).size()).isEqualTo((int) call.frames());
        assertThat(call.usage().output()).isPositive();
      }
    }
  }

  private static void run(Workbench workbench, List<String> models) throws InterruptedException {
    ChatRequest request = ChatRequest.of(models.getFirst(), Message.user("Hello"));
    Comparison comparison =
        workbench.compare(CompareRequest.of(models, request), CellListener.NONE);
    comparison.await();
    workbench.store().flush();
  }

  private static List<StoredCall> newest(Workbench workbench) {
    return workbench.store().calls(CallQuery.newest(10));
  }

  private static void open(ConsoleWindow window, String callId) {
    Ui.runFx(
        () -> {
          window.shell().services().navigator().open(PanelId.STREAMS);
          window.panels().streams().open(callId);
        });
    Ui.await("the call", () -> window.panels().streams().settled());
  }

  private static VirtualRows table(ConsoleWindow window) {
    return (VirtualRows) window.ui().find("#streams-frames");
  }

  private static int calls(ConsoleWindow window) {
    return Ui.onFx(() -> ((VirtualRows) window.ui().find("#streams-calls")).size());
  }

  private static String outcome(ConsoleWindow window) {
    return window.ui().read("#streams-outcome", Label.class, Label::getText);
  }

  private static boolean onScreen(@Nullable Node node) {
    return node == null || (node.isVisible() && onScreen(node.getParent()));
  }

  private static String name(Node node) {
    String text = node instanceof Labeled labeled ? labeled.getText() : null;
    return Optional.ofNullable(node.getAccessibleText()).orElse(text == null ? "" : text);
  }
}
