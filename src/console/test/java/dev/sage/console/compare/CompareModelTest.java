package dev.sage.console.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.compare.answer.AnswerError;
import dev.sage.console.compare.answer.AnswerModel;
import dev.sage.console.compare.answer.AnswerStatus;
import dev.sage.console.compare.answer.ColumnBoard;
import dev.sage.console.compare.answer.ColumnModel;
import dev.sage.console.compare.answer.ToolModel;
import dev.sage.llm.LlmError;
import dev.sage.llm.provider.fake.FakeAnswer;
import dev.sage.llm.provider.fake.FakeProvider;
import dev.sage.workbench.prompt.Column;
import dev.sage.workbench.prompt.Prompt;
import dev.sage.workbench.prompt.Turn;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CompareModelTest {
  private static final FakeProvider PROVIDER =
      FakeProvider.builder()
          .answer("plain", FakeAnswer.builder().say("Good morning.").usage(3, 4).build())
          .answer("thinks", FakeAnswer.builder().think("Hm.").say("Yes.").build())
          .answer("tool", FakeAnswer.builder().call("c1", "weather", "{\"city\":\"Bern\"}").build())
          .answer(
              "fails",
              FakeAnswer.builder()
                  .say("So far")
                  .fail(LlmError.Kind.CONTENT_BLOCKED, "It was held back. Ask otherwise.")
                  .build())
          .answer("endless", FakeAnswer.builder().say("One.").pause(Duration.ofHours(1)).build())
          .build();

  @Test
  void asks_every_column_and_counts_the_answers() throws InterruptedException {
    try (Compared compared = new Compared(PROVIDER).asking("fake/plain", "fake/fails")) {
      compared.model().run();
      compared.settle();
      AnswerModel first = shown(compared, 0);
      assertThat(first.text()).hasToString("Good morning.");
      assertThat(first.figures().input()).isEqualTo(3);
      assertThat(first.figures().output()).isEqualTo(4);
      assertThat(first.figures().finish()).isEqualTo("stop");
      assertThat(compared.model().resultsProperty().get())
          .isEqualTo(new Results(2, 1, 1, 0, 0, 0, 0));
      assertThat(compared.model().runningProperty().get()).isFalse();
    }
  }

  @Test
  void keeps_the_text_that_came_before_an_error() throws InterruptedException {
    try (Compared compared = new Compared(PROVIDER).asking("fake/fails", "fake/plain")) {
      compared.model().run();
      compared.settle();
      AnswerModel failed = shown(compared, 0);
      assertThat(failed.text()).hasToString("So far");
      AnswerError error = Objects.requireNonNull(failed.error());
      assertThat(error.kind()).isEqualTo("Content blocked");
      assertThat(error.message()).isEqualTo("It was held back. Ask otherwise.");
    }
  }

  @Test
  void shows_a_tool_call_with_its_verdict() throws InterruptedException {
    try (Compared compared = new Compared(PROVIDER).asking("fake/tool", "fake/plain")) {
      compared.model().run();
      compared.settle();
      ToolModel sound = shown(compared, 0).tools().iterator().next();
      assertThat(sound.name()).isEqualTo("weather");
      assertThat(sound.arguments()).hasToString("{\"city\":\"Bern\"}");
      assertThat(sound.state()).isEqualTo(ToolModel.State.VALID);
    }
  }

  @Test
  void tells_reasoning_from_text() throws InterruptedException {
    try (Compared compared = new Compared(PROVIDER).asking("fake/thinks", "fake/plain")) {
      compared.model().run();
      compared.settle();
      assertThat(shown(compared, 0).reasoning()).hasToString("Hm.");
      assertThat(shown(compared, 0).text()).hasToString("Yes.");
      assertThat(shown(compared, 0).thinking()).isFalse();
    }
  }

  @Test
  void stops_one_column_and_leaves_the_others() throws InterruptedException {
    try (Compared compared = new Compared(PROVIDER).asking("fake/endless", "fake/plain")) {
      compared.model().run();
      assertThat(compared.model().runningProperty().get()).isTrue();
      compared.model().cancel(compared.model().columns().getFirst());
      compared.settle();
      assertThat(shown(compared, 0).figures().status()).isEqualTo(AnswerStatus.CANCELLED);
      assertThat(shown(compared, 1).figures().status()).isEqualTo(AnswerStatus.COMPLETE);
    }
  }

  @Test
  void runs_one_column_again() throws InterruptedException {
    try (Compared compared = new Compared(PROVIDER).asking("fake/plain", "fake/fails")) {
      compared.model().run();
      compared.settle();
      String before = shown(compared, 0).callId();
      String failed = shown(compared, 1).callId();
      compared.model().run(compared.model().columns().get(1));
      compared.settle();
      assertThat(shown(compared, 0).callId()).isEqualTo(before);
      assertThat(shown(compared, 1).callId()).isNotEqualTo(failed);
    }
  }

  @Test
  void leaves_content_where_it_is_while_nobody_looks() throws InterruptedException {
    try (Compared compared = new Compared(PROVIDER).asking("fake/plain", "fake/plain")) {
      compared.model().run();
      compared.settle();
      ColumnModel column = compared.model().columns().getFirst();
      compared.model().run(column);
      AnswerModel answer = shown(compared, 0);
      while (!answer.figures().status().over()) {
        column.pull(false);
        Thread.onSpinWait();
      }
      assertThat(answer.text()).isEmpty();
      column.pull(true);
      assertThat(answer.text()).hasToString("Good morning.");
    }
  }

  @Test
  void shows_any_repetition() throws InterruptedException {
    try (Compared compared = new Compared(PROVIDER).asking("fake/plain", "fake/thinks")) {
      compared.model().prompt().set(compared.model().prompt().prompt().withRepetitions(3));
      compared.model().run();
      compared.settle();
      ColumnModel column = compared.model().columns().get(1);
      assertThat(column.answers()).hasSize(3);
      column.show(column.answers().get(2));
      assertThat(shown(compared, 1).text()).hasToString("Yes.");
      assertThat(compared.model().resultsProperty().get().all()).isEqualTo(6);
    }
  }

  @Test
  void has_two_to_eight_columns_with_letters_in_order() {
    try (Compared compared = new Compared(PROVIDER).asking("fake/plain", "fake/thinks")) {
      CompareModel model = compared.model();
      ColumnBoard board = new ColumnBoard(model);
      board.remove(model.columns().getFirst());
      assertThat(model.columns()).hasSize(2);
      for (int i = 0; i < 20; i++) {
        board.add();
      }
      assertThat(model.columns()).hasSize(8);
      board.remove(model.columns().get(2));
      assertThat(model.columns())
          .extracting(ColumnModel::letter)
          .containsExactly("A", "B", "C", "D", "E", "F", "G");
    }
  }

  @Test
  void does_not_run_what_is_not_whole() {
    try (Compared compared = new Compared(PROVIDER).asking("fake/plain", "fake/plain")) {
      compared.ask(" ");
      compared.model().run();
      assertThat(compared.model().columns().getFirst().answers()).isEmpty();
    }
  }

  @Test
  void keeps_a_draft_of_prompt_columns_and_calls() throws InterruptedException {
    try (Compared compared = new Compared(PROVIDER).asking("fake/plain", "fake/thinks")) {
      compared.model().run();
      compared.settle();
      CompareDraft draft = CompareDraft.fromJson(compared.drafts().getLast()).orElseThrow();
      assertThat(draft.prompt()).isEqualTo(compared.model().prompt().prompt());
      assertThat(draft.prompt().turns()).containsExactly(new Turn.User("Hi"));
      assertThat(draft.prompt().columns())
          .containsExactly(Column.of("fake/plain"), Column.of("fake/thinks"));
      assertThat(draft.calls())
          .containsExactly(
              List.of(shown(compared, 0).callId()), List.of(shown(compared, 1).callId()));
    }
  }

  @Test
  void brings_a_column_back_with_the_prompt() {
    try (Compared compared =
        new Compared(PROVIDER).asking("fake/plain", "fake/thinks", "fake/tool")) {
      CompareModel model = compared.model();
      ColumnModel last = model.columns().get(2);
      model.arrange(List.of(model.columns().get(0), last));
      assertThat(model.columns()).hasSize(2);
      model.prompt().undo();
      assertThat(model.columns().get(2)).isSameAs(last);
      assertThat(model.columns())
          .extracting(column -> column.targetProperty().get())
          .containsExactly("fake/plain", "fake/thinks", "fake/tool");
    }
  }

  @Test
  void restores_a_draft_although_its_calls_are_gone() {
    try (Compared compared = new Compared(PROVIDER)) {
      String kept =
          CompareDraft.of(
                  Prompt.blank(List.of(Column.of("fake/plain")))
                      .withTurns(List.of(new Turn.User("Hi"))),
                  List.of(List.of("gone")))
              .toJson();
      compared.model().restore(CompareDraft.fromJson(kept));
      assertThat(compared.model().columns()).hasSize(1);
      assertThat(compared.model().prompt().prompt().turns()).containsExactly(new Turn.User("Hi"));
      assertThat(compared.model().columns().getFirst().answers()).isEmpty();
    }
  }

  private static AnswerModel shown(Compared compared, int column) {
    return Objects.requireNonNull(compared.model().columns().get(column).shownProperty().get());
  }
}
