package dev.sage.console.streams.find;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.streams.SampleCall;
import dev.sage.console.streams.SampleCalls;
import dev.sage.console.streams.find.FrameFind.Part;
import dev.sage.console.streams.find.FrameFind.State;
import dev.sage.console.streams.reading.CallLook;
import dev.sage.console.streams.reading.CallReading;
import dev.sage.console.ui.UiThread;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrameFindTest {
  private final UiThread ui = new UiThread();
  private final IntegerProperty selected = new SimpleIntegerProperty(-1);
  @TempDir private Path home;
  private SampleCalls calls;
  private FrameFind find;
  private final Map<String, CallReading> readings = new HashMap<>();

  @BeforeEach
  void open() {
    calls = new SampleCalls(home);
    find = ui.on(() -> new FrameFind(calls.store(), ui.background(), ui.executor(), selected));
  }

  @AfterEach
  void close() {
    ui.close();
    calls.close();
  }

  @Test
  void shows_the_first_frame_that_has_the_words_and_counts_all() throws Exception {
    in(calls.clean("clean", 20), 24);
    look("WORD1");
    // word1 and word10 to word19, behind the frame with the role.
    assertThat(state()).isEqualTo(new State(0, 11, false, 1));
    assertThat(frame()).isEqualTo(2);
  }

  @Test
  void goes_on_and_back_and_begins_again() throws Exception {
    in(calls.clean("clean", 20), 24);
    look("word1");
    step(1);
    assertThat(frame()).isEqualTo(11);
    assertThat(state().current()).isEqualTo(1);
    step(-1);
    step(-1);
    assertThat(frame()).isEqualTo(20);
    assertThat(state().current()).isEqualTo(10);
    step(1);
    assertThat(frame()).isEqualTo(2);
  }

  @Test
  void goes_on_from_the_frame_that_a_person_has_selected() throws Exception {
    in(calls.clean("clean", 20), 24);
    look("word1");
    ui.run(() -> selected.set(15));
    step(-1);
    assertThat(frame()).isEqualTo(14);
    ui.run(() -> selected.set(5));
    assertThat(state().current()).isZero();
    step(1);
    assertThat(frame()).isEqualTo(11);
    ui.run(() -> selected.set(0));
    step(-1);
    assertThat(frame()).isEqualTo(20);
  }

  @Test
  void leaves_the_selection_alone_where_nothing_is_found() throws Exception {
    in(calls.clean("clean", 20), 24);
    ui.run(() -> selected.set(7));
    look("nowhere");
    assertThat(state()).isEqualTo(State.NOTHING);
    step(1);
    assertThat(frame()).isEqualTo(7);
  }

  @Test
  void other_words_and_no_words_take_the_place_of_those_before() throws Exception {
    in(calls.clean("clean", 20), 24);
    look("word1");
    look("word2");
    assertThat(state().count()).isEqualTo(1);
    look("");
    assertThat(state()).isEqualTo(State.NOTHING);
  }

  @Test
  void looks_through_another_call_for_the_same_words() throws Exception {
    in(calls.clean("one", 20), 24);
    look("word1");
    in(calls.clean("two", 3), 7);
    await();
    assertThat(state().count()).isEqualTo(1);
    ui.run(() -> find.in(null, 0, null));
    assertThat(state()).isEqualTo(State.NOTHING);
  }

  @Test
  void goes_on_with_what_has_come_since() throws Exception {
    SampleCall call = calls.openAi("live").at(10).role();
    words(call, 20);
    calls.flush();
    in(call.id(), calls.store().times(call.id()).size());
    look("word1");
    int before = state().count();
    assertThat(before).isPositive();
    words(call, 3_000);
    call.at(6_000).complete();
    calls.flush();
    in(call.id(), 401);
    await();
    // word1, word10 to word19, word100 to word199, twice.
    assertThat(state()).isEqualTo(new State(0, 222, false, 1));
    assertThat(before).isLessThan(222);
    assertThat(frame()).isEqualTo(2);
  }

  private static void words(SampleCall call, int fromMillis) {
    for (int i = 0; i < 200; i++) {
      call.at(fromMillis + 10 * i).text("word" + i + " ");
    }
  }

  @Test
  void looks_through_many_slices_and_can_be_told_other_words_meanwhile() throws Exception {
    int frames = 5 * FrameSearch.STEP;
    String id = calls.clean("long", frames);
    in(id, frames + 4);
    ui.run(() -> find.look("word"));
    ui.run(() -> find.look("word12345 "));
    await();
    assertThat(state()).isEqualTo(new State(0, 1, false, 1));
    assertThat(frame()).isEqualTo(12346);
  }

  @Test
  void finds_words_that_go_over_several_frames_where_they_begin() throws Exception {
    SampleCall call = calls.openAi("cut").at(10).role();
    call.at(20).text("The strawb").at(30).text("err").at(40).text("y and a straw").at(50);
    call.text("berry, a strawberry").finish("stop").usage(1, 4).done().complete();
    in(call.id(), 8);
    look("STRAWBERRY");
    // Frames 1 to 3 and 3 to 4 together; frame 4 has it by itself.
    assertThat(state()).isEqualTo(new State(0, 3, false, 3));
    assertThat(frame()).isEqualTo(1);
    assertThat(ui.on(() -> find.part(1))).isEqualTo(Part.BEGIN);
    assertThat(ui.on(() -> find.part(2))).isEqualTo(Part.MIDDLE);
    step(1);
    assertThat(frame()).isEqualTo(3);
    assertThat(state()).isEqualTo(new State(1, 3, false, 2));
    step(1);
    assertThat(state()).isEqualTo(new State(2, 3, false, 1));
    assertThat(ui.on(() -> find.part(5))).isEqualTo(Part.ALL_OR_NONE);
  }

  @Test
  void finds_words_over_frames_that_come_while_the_call_runs() throws Exception {
    SampleCall call = calls.openAi("live").at(10).role().at(20).text("rasp");
    in(call.id(), 2);
    look("raspberry");
    assertThat(state()).isEqualTo(State.NOTHING);
    call.at(30).text("berry").complete();
    in(call.id(), 3);
    await();
    assertThat(state()).isEqualTo(new State(0, 1, false, 2));
    assertThat(frame()).isEqualTo(1);
  }

  private void in(String id, int frames) throws InterruptedException {
    calls.flush();
    CallReading reading =
        readings.computeIfAbsent(
            id, call -> new CallReading(calls.store(), call, SampleCalls.FORMATS));
    CallLook look = reading.look().orElseThrow();
    boolean more = true;
    while (more) {
      more = reading.readOn();
    }
    ui.run(() -> find.in(id, frames, look.reading()));
  }

  private void look(String words) {
    ui.run(() -> find.look(words));
    await();
  }

  private void step(int by) {
    ui.run(() -> find.step(by));
  }

  private void await() {
    ui.await("the search", () -> !find.stateProperty().get().looking());
  }

  private State state() {
    return ui.on(() -> find.stateProperty().get());
  }

  private int frame() {
    return ui.on(selected::get);
  }
}
