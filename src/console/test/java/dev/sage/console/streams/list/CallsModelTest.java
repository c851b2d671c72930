package dev.sage.console.streams.list;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.streams.SampleCall;
import dev.sage.console.streams.SampleCalls;
import dev.sage.console.ui.UiThread;
import java.nio.file.Path;
import java.util.List;
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
  void reads_page_after_page() throws Exception {
    for (int i = 0; i < 2 * CallsModel.PAGE + 50; i++) {
      calls.openAi("m" + i);
    }
    calls.flush();
    refresh();
    ui.await("a page", () -> model.rows().size() == CallsModel.PAGE);
    ui.run(model::more);
    ui.await("two pages", () -> model.rows().size() == 2 * CallsModel.PAGE);
    ui.run(model::more);
    ui.await("all", () -> model.rows().size() == 2 * CallsModel.PAGE + 50);
    assertThat(models()).startsWith("m449", "m448").endsWith("m1", "m0").doesNotHaveDuplicates();
    ui.run(model::more);
    refresh();
    ui.await("quiet", model::settled);
    assertThat(models()).hasSize(450);
  }

  @Test
  void keeps_the_row_of_a_call_that_goes_on() throws Exception {
    SampleCall call = calls.openAi("live").at(10).role();
    calls.flush();
    refresh();
    ui.await("the call", () -> model.rows().size() == 1);
    CallRow row = ui.on(() -> model.rows().getFirst());
    call.at(20).text("a").finish("stop").usage(1, 1).done().complete();
    calls.flush();
    refresh();
    ui.await("its end", () -> "stop".equals(row.call().finishReason()));
    assertThat(ui.on(() -> model.rows().getFirst())).isSameAs(row);
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

  private List<String> models() {
    return ui.on(() -> model.rows().stream().map(row -> row.call().model()).toList());
  }
}
