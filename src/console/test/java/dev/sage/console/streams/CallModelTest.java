package dev.sage.console.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.streams.reading.Message;
import dev.sage.console.ui.UiThread;
import dev.sage.llm.LlmError;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class CallModelTest {
  private final UiThread ui = new UiThread();
  @TempDir private Path home;
  private SampleCalls calls;
  private CallModel model;

  @BeforeEach
  void open() {
    calls = new SampleCalls(home);
    model =
        ui.on(
            () ->
                new CallModel(calls.store(), ui.background(), ui.executor(), SampleCalls.FORMATS));
  }

  @AfterEach
  void close() {
    ui.close();
    calls.close();
  }

  @Test
  void selects_the_last_piece_of_content_of_a_clean_call() throws Exception {
    show(calls.clean("clean", 4));
    assertThat(selected()).isEqualTo(4);
    assertThat(message().text()).isEqualTo("word0 word1 word2 word3 ");
  }

  @Test
  void selects_the_frame_that_ended_the_first_silence() throws Exception {
    SampleCall call = calls.openAi("gaps").at(10).role().text("a").at(20).text("b");
    call.at(900).text("c").at(910).text("d").at(920).text("e").at(1_800).text("f");
    show(call.finish("stop").usage(1, 6).done().complete());
    assertThat(selected()).isEqualTo(3);
    ui.run(model::nextGap);
    assertThat(selected()).isEqualTo(6);
    ui.run(model::nextGap);
    assertThat(selected()).isEqualTo(3);
  }

  @Test
  void selects_where_a_call_failed() throws Exception {
    SampleCall call = calls.openAi("failed").at(10).role().text("a").at(20).text("b");
    show(call.fail(LlmError.Kind.STREAM_TRUNCATED, "Cut."));
    assertThat(selected()).isEqualTo(2);
    assertThat(message().text()).isEqualTo("ab");
  }

  @Test
  void shows_everything_of_the_selected_frame() throws Exception {
    show(calls.clean("clean", 4));
    ui.run(() -> model.selectedProperty().set(2));
    ui.await("the frame", model::settled);
    FrameDetail detail = ui.on(() -> model.detailProperty().get());
    assertThat(detail.frame().sequence()).isEqualTo(2);
    JsonNode json = Objects.requireNonNull(detail.json());
    assertThat(json.path("choices").path(0).path("delta").path("content").asString())
        .isEqualTo("word1 ");
    assertThat(detail.fields()).hasSize(1);
    assertThat(detail.events()).hasSize(1);
    assertThat(message().text()).isEqualTo("word0 word1 ");
  }

  @Test
  void lets_the_arguments_of_a_tool_call_grow() throws Exception {
    SampleCall call = calls.openAi("tool").at(10).role().tool("call_1", "write_file");
    show(call.arguments("{\"a\":").arguments("1}").finish("tool_calls").done().complete());
    ui.run(() -> model.selectedProperty().set(2));
    ui.await("the frame", model::settled);
    assertThat(message().tools())
        .containsExactly(
            new Message.Tool("call_1", "write_file", "{\"a\":", Message.State.BUILDING));
  }

  @Test
  void moves_within_the_list_only() throws Exception {
    show(calls.clean("clean", 2));
    ui.run(() -> model.move(100));
    assertThat(selected()).isEqualTo(5);
    ui.run(() -> model.move(-100));
    assertThat(selected()).isZero();
  }

  @Test
  void costs_a_call_of_a_hundred_thousand_frames_little() throws Exception {
    int frames = 100_000;
    SampleCall call = calls.openAi("long");
    for (int i = 0; i < frames; i++) {
      call.at(i).text("word ");
    }
    String id = call.complete();
    calls.flush();
    AtomicInteger looks = new AtomicInteger();
    ui.run(() -> model.lookProperty().subscribe(look -> looks.incrementAndGet()));
    show(id);
    assertThat(ui.on(() -> model.rows().size()).intValue()).isEqualTo(frames);
    // One update for each step of reading, not for each frame.
    assertThat(looks.get()).isLessThan(frames / 1_000);
    assertThat(message().text()).hasSize(5 * frames);
    ui.await("a page in the middle", () -> model.rows().frame(77_777) != null);
    assertThat(ui.on(() -> model.rows().frame(77_777)).sequence()).isEqualTo(77_777);
    assertThat(ui.problems()).isZero();
  }

  private void show(String id) throws InterruptedException {
    calls.flush();
    ui.run(() -> model.show(id));
    ui.await("the call", model::settled);
  }

  private int selected() {
    return ui.on(() -> model.selectedProperty().get());
  }

  private Message message() {
    return ui.on(() -> model.messageProperty().get());
  }
}
