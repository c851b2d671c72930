package dev.sage.console.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.shell.Background;
import dev.sage.console.shell.Problems;
import dev.sage.console.streams.reading.CallLook;
import dev.sage.console.streams.reading.Message;
import dev.sage.console.ui.UiThread;
import dev.sage.llm.LlmError;
import dev.sage.workbench.frames.FrameFormat;
import dev.sage.workbench.store.StoredCall;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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
    model = reading(SampleCalls.FORMATS);
  }

  private CallModel reading(Function<StoredCall, FrameFormat> formats) {
    return ui.on(
        () -> new CallModel(calls.store(), ui.background(), ui.executor(), ui.executor(), formats));
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
    ui.run(model.steps()::nextGap);
    assertThat(selected()).isEqualTo(6);
    ui.run(model.steps()::nextGap);
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
    ui.run(() -> model.steps().move(100));
    assertThat(selected()).isEqualTo(5);
    ui.run(() -> model.steps().move(-100));
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
    ui.await("a page in the middle", () -> model.rows().at(77_777) != null);
    assertThat(ui.on(() -> model.rows().at(77_777)).frame().sequence()).isEqualTo(77_777);
    assertThat(ui.problems()).isZero();
  }

  @Test
  void stays_where_a_running_call_was_when_it_was_held() throws Exception {
    SampleCall call = calls.openAi("held").at(10).role();
    words(call, 20);
    calls.flush();
    ui.run(() -> model.show(call.id()));
    // The last ones are held back while a secret might go on in the next.
    ui.await("the frames", () -> model.rows().size() > 100);
    assertThat(ui.on(model.steps()::holdOrFollow)).isTrue();
    int held = selected();
    words(call, 3_000);
    calls.flush();
    ui.run(model::refresh);
    ui.await("more", () -> model.rows().size() > held + 100);
    assertThat(selected()).isEqualTo(held);
    assertThat(ui.on(model.steps()::holdOrFollow)).isTrue();
    assertThat(selected()).isEqualTo(CallModel.NO_FRAME);
    call.at(6_000).finish("stop").done().complete();
    calls.flush();
    ui.run(model::refresh);
    ui.await("it is over", model::settled);
    assertThat(ui.on(model.steps()::holdOrFollow)).isFalse();
  }

  private static void words(SampleCall call, int fromMillis) {
    for (int i = 0; i < 200; i++) {
      call.at(fromMillis + 10 * i).text("word" + i + " ");
    }
  }

  @Test
  void shows_a_message_that_was_read_while_its_frame_was_looked_up() throws Exception {
    CountDownLatch lookedUp = new CountDownLatch(1);
    AtomicReference<@Nullable Runnable> held = new AtomicReference<>();
    AtomicBoolean opened = new AtomicBoolean();
    Executor results =
        task -> {
          if (opened.compareAndSet(false, true)) {
            ui.executor().execute(task);
          } else if (held.compareAndSet(null, task)) {
            lookedUp.countDown();
          } else {
            ui.executor().execute(task);
            ui.executor().execute(Objects.requireNonNull(held.getAndSet(() -> {})));
          }
        };
    AtomicBoolean begun = new AtomicBoolean();
    Executor looks =
        task -> {
          ui.executor().execute(task);
          if (opened.get() && begun.compareAndSet(false, true)) {
            ui.executor().execute(() -> model.selectedProperty().set(4_500));
            awaitUninterruptibly(lookedUp);
          }
        };
    Problems problems = new Problems(InstantSource.system(), ui.executor(), text -> text);
    try (Background background = new Background(results, problems)) {
      model =
          ui.on(
              () ->
                  new CallModel(
                      calls.store(), background, looks, ui.executor(), SampleCalls.FORMATS));
      show(calls.clean("clean", 5_000));
      assertThat(message().text()).endsWith(" word4499 ");
    }
  }

  @Test
  void keeps_what_it_shows_until_the_next_call_is_there() throws Exception {
    String first = calls.clean("first", 4);
    String second = calls.clean("second", 2);
    show(first);
    List<String> seen = new CopyOnWriteArrayList<>();
    ui.run(
        () -> {
          model.comingProperty().subscribe(now -> seen.add(now + " " + shown()));
          model.show(second);
        });
    ui.await("the call", model::settled);
    assertThat(seen).containsExactly("NOTHING first", "SOON first", "NOTHING second");
    assertThat(ui.on(this::shown)).isEqualTo("second");
    assertThat(selected()).isEqualTo(2);
    assertThat(message().text()).isEqualTo("word0 word1 ");
  }

  @Test
  void has_rows_and_frame_with_the_first_look() throws Exception {
    String id = calls.clean("long", 6_000);
    calls.flush();
    List<String> seen = new CopyOnWriteArrayList<>();
    ui.run(
        () -> {
          model
              .rows()
              .versionProperty()
              .subscribe(
                  () -> {
                    if (seen.isEmpty() && model.rows().size() > 0) {
                      seen.add(String.valueOf(model.rows().at(6_000)));
                      seen.add(String.valueOf(model.rows().at(5_950)));
                    }
                  });
          model.show(id);
        });
    ui.await("the call", model::settled);
    assertThat(seen).hasSize(2).noneMatch("null"::equals);
    assertThat(seen.getFirst()).contains("word5999");
  }

  @Test
  void reads_a_long_call_on_when_its_first_picture_is_drawn() throws Exception {
    String id = calls.clean("long", 6_000);
    calls.flush();
    List<Runnable> drawn = new CopyOnWriteArrayList<>();
    model =
        ui.on(
            () ->
                new CallModel(
                    calls.store(),
                    ui.background(),
                    ui.executor(),
                    drawn::add,
                    SampleCalls.FORMATS));
    ui.run(() -> model.show(id));
    ui.await("its rows", () -> model.rows().size() > 6_000 && !drawn.isEmpty());
    assertThat(ui.on(() -> model.settled() || model.lookProperty().get().reading().frames() > 0))
        .isFalse();
    ui.run(drawn.getFirst());
    ui.await("all of it", model::settled);
    assertThat(drawn).hasSize(1);
    assertThat(message().text()).endsWith(" word5999 ");
  }

  @Test
  void says_that_a_call_is_late_instead_of_showing_the_one_before() throws Exception {
    String first = calls.clean("first", 4);
    String second = calls.clean("second", 2);
    CountDownLatch held = new CountDownLatch(1);
    model =
        reading(
            call -> {
              if ("second".equals(call.model())) {
                awaitUninterruptibly(held);
              }
              return SampleCalls.FORMATS.apply(call);
            });
    show(first);
    ui.run(() -> model.show(second));
    ui.await("late", () -> model.comingProperty().get() == Coming.LATE);
    assertThat(ui.on(this::shown)).isEqualTo("nothing");
    held.countDown();
    ui.await("the call", model::settled);
    assertThat(ui.on(this::shown)).isEqualTo("second");
  }

  @Test
  void waits_no_longer_for_a_call_that_cannot_be_read() throws Exception {
    String id = calls.clean("clean", 4);
    calls.flush();
    model =
        reading(
            call -> {
              throw new IllegalStateException("Nobody knows how.");
            });
    ui.run(() -> model.show(id));
    ui.await("nothing", () -> model.comingProperty().get() == Coming.NOTHING);
    assertThat(ui.on(this::shown)).isEqualTo("nothing");
    assertThat(ui.problems()).isPositive();
  }

  @Test
  void looks_no_more_often_at_a_call_that_is_opened_from_another() throws Exception {
    String first = calls.clean("first", 4);
    String second = calls.clean("second", 4);
    show(first);
    AtomicInteger looks = new AtomicInteger();
    ui.run(
        () ->
            model
                .lookProperty()
                .subscribe(
                    look -> {
                      if (look != null && "second".equals(look.call().model())) {
                        looks.incrementAndGet();
                      }
                    }));
    show(second);
    // It is short, and comes whole.
    assertThat(looks.get()).isEqualTo(1);
  }

  @Test
  void shows_nothing_of_a_call_that_is_not_there() throws Exception {
    show(calls.clean("clean", 4));
    ui.run(() -> model.show("gone"));
    ui.await("nothing", () -> model.comingProperty().get() == Coming.NOTHING);
    assertThat(ui.on(this::shown)).isEqualTo("nothing");
    assertThat(ui.on(() -> model.rows().size())).isZero();
  }

  private String shown() {
    CallLook look = model.lookProperty().get();
    return look == null ? "nothing" : String.valueOf(look.call().model());
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
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
