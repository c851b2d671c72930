package dev.sage.console.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.compare.answer.AnswerModel;
import dev.sage.console.compare.answer.ColumnBoard;
import dev.sage.console.compare.answer.ColumnModel;
import dev.sage.llm.Content;
import dev.sage.llm.provider.fake.FakeAnswer;
import dev.sage.llm.provider.fake.FakeProvider;
import dev.sage.workbench.prompt.Parameters;
import dev.sage.workbench.prompt.Turn;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ColumnBoardTest {
  private final FakeProvider provider =
      FakeProvider.builder()
          .answer("plain", FakeAnswer.builder().say("Good morning.").build())
          .answer("thinks", FakeAnswer.builder().think("Hm.").say("Yes.").build())
          .answer("tool", FakeAnswer.builder().call("c1", "weather", "{\"city\":\"Bern\"}").build())
          .build();

  @Test
  void keeps_columns_locked_until_they_get_a_copy_of_what_all_share() {
    try (Compared compared = new Compared(provider).asking("fake/plain", "fake/thinks")) {
      CompareModel model = compared.model();
      model.prompt().parameters("temperature", now -> now.withTemperature("0.2"));
      ColumnBoard board = new ColumnBoard(model);
      ColumnModel column = model.columns().getFirst();
      assertThat(column.column().parameters()).isNull();
      board.lockParameters(column, false);
      assertThat(column.column().parameters())
          .isEqualTo(Parameters.DEFAULTS.withTemperature("0.2"));
      board.parameters(column, Parameters.DEFAULTS.withTemperature("0.9"));
      assertThat(model.request(column).temperature()).isEqualTo(0.9);
      assertThat(model.request(model.columns().getLast()).temperature()).isEqualTo(0.2);
      board.lockParameters(column, true);
      assertThat(model.request(column).temperature()).isEqualTo(0.2);
    }
  }

  @Test
  void takes_back_each_change_of_the_columns() {
    try (Compared compared = new Compared(provider).asking("fake/plain", "fake/thinks")) {
      CompareModel model = compared.model();
      ColumnBoard board = new ColumnBoard(model);
      List<ColumnModel> before = List.copyOf(model.columns());
      board.duplicate(model.columns().getFirst());
      board.move(model.columns().getFirst(), 1);
      board.remove(model.columns().getLast());
      board.lockTurns(model.columns().getFirst(), false);
      assertThat(board.undoableProperty().get()).isEqualTo(4);
      for (int i = 0; i < 9; i++) {
        board.undo();
      }
      assertThat(model.columns()).isEqualTo(before);
      assertThat(before).allMatch(column -> column.column().turns() == null);
    }
  }

  @Test
  void forgets_a_pin_with_its_column() {
    try (Compared compared =
        new Compared(provider).asking("fake/plain", "fake/plain", "fake/plain")) {
      ColumnBoard board = new ColumnBoard(compared.model());
      board.pin(compared.model().columns().getLast());
      board.remove(compared.model().columns().getLast());
      assertThat(board.pinnedProperty().get()).isNull();
    }
  }

  @Test
  void goes_on_from_an_answer_in_one_column_only() throws InterruptedException {
    try (Compared compared = new Compared(provider).asking("fake/thinks", "fake/plain")) {
      CompareModel model = compared.model();
      ColumnBoard board = new ColumnBoard(model);
      model.run();
      compared.settle();
      ColumnModel column = model.columns().getFirst();
      String other = model.columns().getLast().callIds().getFirst();
      AnswerModel answer = Objects.requireNonNull(column.shownProperty().get());
      column.reply().open(answer);
      assertThat(column.reply().sendable()).isFalse();
      column.reply().messageProperty().set("Why?");
      board.send(column);
      compared.settle();
      assertThat(column.column().turns())
          .satisfiesExactly(
              first -> assertThat(first).isEqualTo(new Turn.User("Hi")),
              said -> {
                assertThat(said.text()).isEqualTo("Yes.");
                assertThat(((Turn.Assistant) said).reasoning())
                    .extracting(Content.Reasoning::value)
                    .containsExactly("Hm.");
              },
              next -> assertThat(next).isEqualTo(new Turn.User("Why?")));
      assertThat(model.columns().getLast().callIds()).containsExactly(other);
      assertThat(column.reply().openProperty().get()).isFalse();
    }
  }

  @Test
  void wants_the_result_of_each_tool_before_it_goes_on() throws InterruptedException {
    try (Compared compared = new Compared(provider).asking("fake/tool", "fake/plain")) {
      CompareModel model = compared.model();
      ColumnBoard board = new ColumnBoard(model);
      model.run();
      compared.settle();
      ColumnModel column = model.columns().getFirst();
      column.reply().open(Objects.requireNonNull(column.shownProperty().get()));
      column.reply().messageProperty().set("Go on.");
      assertThat(column.reply().sendable()).isFalse();
      column.reply().results().getFirst().text().set("{\"rain\":true}");
      board.send(column);
      compared.settle();
      assertThat(Objects.requireNonNull(column.column().turns()))
          .contains(new Turn.ToolResult("c1", "weather", "{\"rain\":true}", false));
      assertThat(model.request(column).messages())
          .anyMatch(
              message ->
                  message
                      .content()
                      .contains(new Content.ToolCall("c1", "weather", "{\"city\":\"Bern\"}")));
    }
  }

  @Test
  void runs_from_an_earlier_turn_and_forgets_what_came_after() throws InterruptedException {
    try (Compared compared = new Compared(provider).asking("fake/plain", "fake/plain")) {
      CompareModel model = compared.model();
      ColumnBoard board = new ColumnBoard(model);
      ColumnModel column = model.columns().getFirst();
      board.turns(
          column,
          List.of(
              new Turn.User("One"),
              new Turn.Assistant("Two", List.of(), List.of()),
              new Turn.User("Three")));
      board.runFrom(column, 0);
      compared.settle();
      assertThat(column.column().turns()).isEqualTo(List.of(new Turn.User("One")));
      assertThat(column.answers()).hasSize(1);
    }
  }

  @Test
  void counts_the_different_answers_of_a_column() throws InterruptedException {
    FakeProvider varying =
        FakeProvider.of(
            FakeAnswer.text("Yes."),
            FakeAnswer.text("No."),
            FakeAnswer.text("Yes. "),
            FakeAnswer.text("Maybe."),
            FakeAnswer.text("No."));
    try (Compared compared = new Compared(varying).asking("fake/one")) {
      compared.model().prompt().edit("repetitions", now -> now.withRepetitions(5));
      compared.model().run();
      compared.settle();
      ColumnModel column = compared.model().columns().getFirst();
      assertThat(column.distinct().orElseThrow().count()).isEqualTo(3);
    }
  }
}
