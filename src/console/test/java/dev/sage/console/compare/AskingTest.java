package dev.sage.console.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.compare.answer.ColumnBoard;
import dev.sage.console.compare.answer.ColumnModel;
import dev.sage.console.compare.matrix.MatrixModel;
import dev.sage.console.compare.matrix.RunQuestion;
import dev.sage.llm.Message;
import dev.sage.llm.provider.fake.FakeAnswer;
import dev.sage.llm.provider.fake.FakeProvider;
import dev.sage.workbench.compare.CellAddress;
import dev.sage.workbench.compare.Comparison;
import dev.sage.workbench.prompt.Turn;
import dev.sage.workbench.store.RunPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked, and what stays, when less than everything is asked again. */
class AskingTest {
  @TempDir Path folder;

  private Compared compared = new Compared(FakeProvider.builder().build());
  private CompareModel model = compared.model();

  @BeforeEach
  void three_inputs_in_three_columns() throws Exception {
    compared.close();
    compared =
        new Compared(
            FakeProvider.builder()
                .answer("one", saying("I am one."))
                .answer("two", saying("I am two."))
                .answer("three", saying("I am three."))
                .build());
    model = compared.asking("fake/one", "fake/two", "fake/three").model();
    compared.ask("Explain {{topic}}");
    inputs("topic\nx\ny\nz\n");
    model.run();
    compared.settle();
  }

  private static FakeAnswer saying(String words) {
    return FakeAnswer.builder().say(words).usage(3, 4).build();
  }

  private void inputs(String csv) throws IOException {
    model.side().inputs().choose(Files.writeString(folder.resolve("inputs.csv"), csv));
  }

  @AfterEach
  void close() {
    compared.close();
  }

  private MatrixModel matrix() {
    return model.side().matrix();
  }

  private ColumnModel column(int index) {
    return model.columns().get(index);
  }

  private Comparison comparison() {
    return matrix().comparison().orElseThrow();
  }

  private String asked(CellAddress cell) {
    return comparison()
        .request()
        .targets()
        .get(cell.column())
        .request(cell.row())
        .messages()
        .stream()
        .map(Message::text)
        .toList()
        .toString();
  }

  private List<String> calls(int column) {
    return matrix().column(column).stream()
        .map(address -> matrix().callId(address).orElse("none"))
        .toList();
  }

  @Test
  void a_column_that_asks_something_else_leaves_the_others_in_their_places() throws Exception {
    List<String> first = calls(0);
    List<String> third = calls(2);
    model.showRow(2);
    column(1).turnsProperty().set(List.of(new Turn.User("Else {{topic}}")));

    model.run(column(1));
    compared.settle();

    assertThat(matrix().targetsProperty().get())
        .containsExactly("fake/one", "fake/two", "fake/three");
    assertThat(calls(0)).isEqualTo(first);
    assertThat(calls(2)).isEqualTo(third);
    assertThat(comparison().cells()).hasSize(3).allMatch(cell -> cell.column() == 1);
    assertThat(asked(new CellAddress(1, 2, 0))).isEqualTo("[Else z]");
    assertThat(matrix().rowProperty().get()).isEqualTo(2);
    assertThat(column(1).answers().getFirst().wholeText()).isEqualTo("I am two.");
    assertThat(column(1).answers().getFirst().row()).isEqualTo(2);
  }

  @Test
  void columns_whose_question_has_changed_too_keep_no_answer_to_another() throws Exception {
    compared.ask("Say {{topic}}");

    model.run(column(1));
    compared.settle();

    assertThat(calls(0)).containsOnly("none");
    assertThat(calls(1)).doesNotContain("none");
  }

  @Test
  void columns_that_were_moved_show_their_own_answers() {
    new ColumnBoard(model).move(column(0), 1);

    model.showRow(0);
    compared.pull();

    assertThat(column(0).targetProperty().get()).isEqualTo("fake/two");
    assertThat(column(0).answers())
        .singleElement()
        .matches(answer -> answer.wholeText().equals("I am two."));
    assertThat(column(1).answers())
        .singleElement()
        .matches(answer -> answer.wholeText().equals("I am one."));
  }

  @Test
  void going_on_from_an_answer_is_about_its_input_alone() throws Exception {
    model.showRow(1);
    ColumnModel second = column(1);
    model.runShown(second);
    compared.settle();
    second.reply().open(second.answers().getFirst());
    second.reply().messageProperty().set("And now?");

    new ColumnBoard(model).send(second);
    compared.settle();

    assertThat(comparison().cells()).hasSize(1);
    assertThat(asked(new CellAddress(1, 0, 0))).isEqualTo("[Explain y, I am two., And now?]");
    assertThat(model.side().inputs().rowsProperty().get().present()).isFalse();
    assertThat(model.typed().values()).containsEntry("topic", "y");
    assertThat(model.hintProperty().get()).contains("input 2 alone").contains("history");
  }

  @Test
  void one_answer_is_asked_again_for_its_input_alone() throws Exception {
    model.showRow(1);
    List<String> before = calls(1);

    model.runShown(column(1));
    compared.settle();

    List<String> now = calls(1);
    assertThat(now.getFirst()).isEqualTo(before.getFirst());
    assertThat(now.get(1)).isNotEqualTo(before.get(1));
    assertThat(now.getLast()).isEqualTo(before.getLast());
  }

  @Test
  void a_cell_is_asked_as_its_run_asked_and_that_is_said() throws Exception {
    compared.ask("Something new about {{topic}}");

    model.ask(matrix().cell(0, 1));
    compared.settle();

    assertThat(asked(new CellAddress(0, 1, 0))).isEqualTo("[Explain y]");
    assertThat(model.hintProperty().get()).startsWith("Asked as this run asked");
  }

  @Test
  void what_stands_in_cells_that_were_not_asked_is_kept_with_the_run() throws Exception {
    List<String> first = calls(0);
    column(1).turnsProperty().set(List.of(new Turn.User("Else {{topic}}")));
    model.run(column(1));
    compared.settle();

    var plan = compared.begun().getLast().plan();
    assertThat(plan.kept())
        .filteredOn(kept -> kept.column() == 0)
        .extracting(RunPlan.Kept::callId)
        .isEqualTo(first);
    assertThat(plan.size()).isEqualTo(3);
  }

  @Test
  void what_is_typed_while_somebody_is_asked_is_not_asked() throws Exception {
    List<RunQuestion> questions = new ArrayList<>();
    model.side().gate().asks(questions::add);
    model.run();
    compared.ask("Typed meanwhile {{topic}}");
    new ColumnBoard(model).remove(column(2));

    questions.getFirst().go().run();
    compared.settle();

    assertThat(asked(new CellAddress(2, 0, 0))).isEqualTo("[Explain x]");
    assertThat(compared.begun().getLast().prompt()).contains("Explain").doesNotContain("meanwhile");
  }

  @Test
  void an_answer_that_the_run_has_not_asked_stays_and_is_of_something_else() throws Exception {
    model.side().inputs().remove();
    compared.ask("About tides");
    model.run();
    compared.settle();
    compared.ask("About the moon");
    model.run(column(0));
    compared.settle();

    assertThat(model.old(column(0))).isFalse();
    assertThat(model.old(column(1))).isTrue();
    model.run(column(0));
    compared.settle();
    assertThat(column(1).answers()).isNotEmpty();
    assertThat(model.old(column(1))).isTrue();

    compared.ask("About tides");
    assertThat(model.old(column(0))).isTrue();
    assertThat(model.old(column(1))).isFalse();
  }

  @Test
  void parameters_and_values_are_part_of_what_was_asked() throws Exception {
    model.side().inputs().remove();
    model.prompt().value("topic", "tides");
    model.run();
    compared.settle();
    model.prompt().value("topic", "moon");
    model.run(column(0));
    compared.settle();

    assertThat(model.old(column(0))).isFalse();
    assertThat(model.old(column(1))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0,50", "0", "-1", "5 USD", "1e9999999", "abc"})
  void a_cap_that_is_none_asks_nothing(String typed) throws Exception {
    List<String> before = calls(0);
    model.side().gate().capProperty().set(typed);

    assertThat(model.runnable().get()).isFalse();
    assertThat(model.problem()).contains("cap");
    model.run();
    model.run(column(0));
    model.ask(matrix().cell(0, 0));
    compared.settle();
    assertThat(calls(0)).isEqualTo(before);

    model.side().gate().capProperty().set("0.50");
    assertThat(model.runnable().get()).isTrue();
  }
}
