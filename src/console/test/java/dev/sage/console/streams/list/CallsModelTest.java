package dev.sage.console.streams.list;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.streams.SampleCall;
import dev.sage.console.streams.SampleCalls;
import dev.sage.console.ui.UiThread;
import dev.sage.workbench.store.StoredCall;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallsModelTest {
  private final UiThread ui = new UiThread();
  @TempDir private Path home;
  private SampleCalls calls;
  private CallsModel model;

  @BeforeEach
  void open() {
    calls = new SampleCalls(home);
    model = ui.on(() -> new CallsModel(calls.store(), ui.background()));
  }

  @AfterEach
  void close() {
    ui.close();
    calls.close();
  }

  @Test
  void any_place_can_be_looked_at_and_little_is_held() throws Exception {
    int count = 40 * CallsModel.PAGE + 50;
    for (int i = 0; i < count; i++) {
      calls.openAi("m" + i);
    }
    calls.flush();
    refresh();
    ui.await("the count", () -> model.settled() && model.rows().size() == count);
    assertThat(at(count - 1)).isEqualTo("m0");
    assertThat(at(count - 1 - CallsModel.PAGE)).isEqualTo("m" + CallsModel.PAGE);
    assertThat(at(count / 2)).isEqualTo("m" + (count - 1 - count / 2));
    for (int place = 0; place < count; place += CallsModel.PAGE) {
      assertThat(at(place)).isEqualTo("m" + (count - 1 - place));
    }
    assertThat(ui.on(() -> model.rows().at(0)))
        .as("the first page is forgotten by then, and read again")
        .isNull();
  }

  @Test
  void tells_where_a_call_stands_that_nobody_has_looked_at() throws Exception {
    String first = calls.clean("first", 1);
    for (int i = 0; i < 3 * CallsModel.PAGE; i++) {
      calls.openAi("m" + i);
    }
    calls.flush();
    refresh();
    ui.await("the list", model::settled);
    assertThat(place(first)).isEqualTo(3 * CallsModel.PAGE);
    ui.run(() -> model.filterProperty().set("model:first"));
    ui.await("one call", () -> model.settled() && model.rows().size() == 1);
    assertThat(place(first)).isZero();
    ui.run(() -> model.filterProperty().set("model:m1"));
    ui.await("others", () -> model.settled() && model.rows().size() > 1);
    assertThat(place(first)).isEqualTo(-1);
  }

  private int place(String id) {
    AtomicInteger place = new AtomicInteger(-2);
    ui.run(() -> model.find(id, place::set));
    ui.await("a place", () -> place.get() != -2);
    return place.get();
  }

  private String at(int place) {
    ui.await("the row", () -> model.rows().at(place) != null && model.rows().settled());
    return ui.on(() -> String.valueOf(Objects.requireNonNull(model.rows().at(place)).model()));
  }

  @Test
  void follows_a_call_that_goes_on() throws Exception {
    SampleCall call = calls.openAi("live").at(10).role();
    calls.flush();
    refresh();
    ui.await("the call", () -> model.rows().size() == 1);
    call.at(20).text("a").finish("stop").usage(1, 1).done().complete();
    calls.flush();
    refresh();
    ui.await(
        "its end",
        () -> {
          StoredCall now = model.rows().at(0);
          return now != null && "stop".equals(now.finishReason());
        });
  }

  @Test
  void what_is_looked_at_below_the_top_does_not_move_when_calls_are_added() throws Exception {
    for (int i = 0; i < 5 * CallsModel.PAGE; i++) {
      calls.openAi("m" + i);
    }
    calls.flush();
    refresh();
    ui.await("the list", model::settled);
    int place = 3 * CallsModel.PAGE;
    String before = at(place);
    ui.run(() -> model.followingProperty().set(false));
    calls.openAi("new");
    calls.flush();
    refresh();
    ui.await("one new", () -> model.settled() && model.freshProperty().get() == 1);
    assertThat(at(place)).isEqualTo(before);
    assertThat(ui.on(() -> model.rows().size()).intValue()).isEqualTo(5 * CallsModel.PAGE);
  }

  @Test
  void counts_new_calls_while_the_list_is_not_at_its_top() throws Exception {
    calls.openAi("first");
    calls.flush();
    refresh();
    ui.await("the call", () -> model.rows().size() == 1);
    ui.run(() -> model.followingProperty().set(false));
    calls.openAi("second");
    calls.openAi("third");
    calls.flush();
    refresh();
    ui.await("two new", () -> model.freshProperty().get() == 2);
    assertThat(models()).containsExactly("first");
    ui.run(() -> model.followingProperty().set(true));
    ui.await("all", () -> model.rows().size() == 3);
    assertThat(models()).containsExactly("third", "second", "first");
    assertThat(ui.on(() -> model.freshProperty().get()).intValue()).isZero();
  }

  @Test
  void keeps_the_last_good_filter_while_a_new_one_is_being_typed() throws Exception {
    calls.clean("good", 1);
    calls.openAi("running");
    calls.flush();
    ui.run(() -> model.filterProperty().set("status:complete"));
    ui.await("one call", () -> model.rows().size() == 1);
    ui.run(() -> model.filterProperty().set("status:complete ttft>"));
    assertThat(ui.on(() -> model.problemProperty().get())).isNotEmpty();
    assertThat(models()).containsExactly("good");
    ui.run(() -> model.filterProperty().set(""));
    ui.await("both", () -> model.rows().size() == 2);
    assertThat(ui.on(() -> model.problemProperty().get())).isEmpty();
  }

  private void refresh() {
    ui.run(model::refresh);
  }

  /** Of a list whose pages have been read anew. */
  private List<String> models() {
    ui.await(
        "the rows",
        () -> {
          for (int i = 0; i < model.rows().size(); i++) {
            if (model.rows().at(i) == null) {
              return false;
            }
          }
          return model.settled();
        });
    return ui.on(
        () ->
            IntStream.range(0, model.rows().size())
                .mapToObj(i -> Objects.requireNonNull(model.rows().at(i)).model())
                .toList());
  }
}
