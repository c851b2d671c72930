package dev.sage.console.timeline.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.streams.SampleCalls;
import dev.sage.console.ui.UiThread;
import dev.sage.workbench.store.CallFilter;
import dev.sage.workbench.store.CallMarks;
import dev.sage.workbench.timeline.Timeline;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Marks of one call, set faster than they are written. */
class ChosenCallTest {
  private final UiThread ui = new UiThread();
  @TempDir private Path home;
  private SampleCalls calls;
  private ChosenCall chosen;
  private String id;

  @BeforeEach
  void open() throws InterruptedException {
    calls = new SampleCalls(home);
    id = calls.clean("clean", 3);
    calls.flush();
    chosen =
        ui.on(
            () ->
                new ChosenCall(
                    calls.store(),
                    Timeline.of(calls.store()),
                    () -> CallFilter.ALL,
                    new ToolSpans(calls.store(), SampleCalls.FORMATS),
                    ui.background()));
    ui.run(() -> chosen.choose(id));
    ui.await("the call", () -> chosen.detailsProperty().get() != null);
  }

  @AfterEach
  void close() {
    ui.close();
    calls.close();
  }

  @Test
  void two_quick_presses_leave_the_pin_as_it_was() {
    ui.run(
        () -> {
          chosen.togglePin();
          chosen.togglePin();
        });
    assertThat(marks().pinned()).isFalse();
  }

  @Test
  void each_of_many_quick_presses_counts() {
    for (int i = 0; i < 7; i++) {
      ui.run(chosen::togglePin);
    }
    assertThat(marks().pinned()).isTrue();
  }

  @Test
  void a_tag_and_a_pin_at_once_both_stay_and_are_shown_at_once() {
    ui.run(
        () -> {
          chosen.toggleTag(new Tag("topic", "search"));
          chosen.togglePin();
        });
    assertThat(ui.on(() -> shown().pinned())).isTrue();
    assertThat(marks().tags()).containsEntry("topic", "search");
    assertThat(marks().pinned()).isTrue();
    assertThat(ui.on(() -> shown().tags())).containsEntry("topic", "search");
  }

  private CallMarks shown() {
    ChosenCall.Details details = chosen.detailsProperty().get();
    return details == null ? CallMarks.NONE : details.marks();
  }

  /** What is stored, once everything is written. */
  private CallMarks marks() {
    ui.await("the marks", () -> chosen.settled());
    return calls.store().marks(List.of(id)).getOrDefault(id, CallMarks.NONE);
  }
}
