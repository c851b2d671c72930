package dev.sage.console.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.compare.answer.AnswerVerdicts;
import dev.sage.console.compare.matrix.MatrixFilter;
import dev.sage.console.compare.matrix.MatrixSide;
import dev.sage.console.compare.matrix.OpenedRun;
import dev.sage.console.compare.matrix.RunQuestion;
import dev.sage.llm.ChatRequest;
import dev.sage.llm.LlmError;
import dev.sage.llm.Message;
import dev.sage.llm.provider.fake.FakeAnswer;
import dev.sage.llm.provider.fake.FakeProvider;
import dev.sage.workbench.compare.Cell;
import dev.sage.workbench.compare.CellAddress;
import dev.sage.workbench.compare.CellStatus;
import dev.sage.workbench.compare.Comparison;
import dev.sage.workbench.compare.InputRows;
import dev.sage.workbench.compare.Matrix;
import dev.sage.workbench.compare.Pricing;
import dev.sage.workbench.prompt.Assertion;
import dev.sage.workbench.store.RunDetail;
import dev.sage.workbench.store.RunPlan;
import dev.sage.workbench.store.RunStart;
import dev.sage.workbench.store.StoredRun;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatrixModelTest {
  private static final FakeProvider PROVIDER =
      FakeProvider.builder()
          .answer("plain", FakeAnswer.builder().say("Good morning.").usage(3, 4).build())
          .answer("other", FakeAnswer.builder().say("Good evening.").usage(3, 4).build())
          .answer(
              "fails",
              FakeAnswer.builder()
                  .say("So far")
                  .fail(LlmError.Kind.CONTENT_BLOCKED, "It was held back. Ask otherwise.")
                  .build())
          .answer("endless", FakeAnswer.builder().say("One.").pause(Duration.ofHours(1)).build())
          .build();

  private static final Pricing DOLLAR =
      new Pricing() {
        @Override
        public Optional<BigDecimal> estimate(ChatRequest request) {
          return Optional.of(BigDecimal.ONE);
        }

        @Override
        public Optional<BigDecimal> cost(Cell cell) {
          return Optional.of(BigDecimal.ONE);
        }
      };

  @TempDir private Path folder;

  private Compared over(String csv, String... models) throws IOException {
    Compared compared = new Compared(PROVIDER).asking(models);
    compared.ask("Explain {{topic}}");
    Path file = Files.writeString(folder.resolve("topics.csv"), csv);
    compared.model().side().inputs().choose(file);
    return compared;
  }

  @Test
  void every_input_is_asked_of_every_column_and_the_plan_is_kept() throws Exception {
    try (Compared compared = over("topic\ntides\nmoss\nrust\n", "fake/plain", "fake/other")) {
      assertThat(compared.model().problemProperty().get()).isEmpty();
      compared.model().run();
      compared.settle();

      var begun = compared.begun().getFirst();
      assertThat(begun.plan().size()).isEqualTo(6);
      assertThat(begun.plan().source()).isEqualTo("topics.csv");
      assertThat(begun.prompt()).contains("Explain {{topic}}");
      assertThat(compared.model().side().matrix().large()).isTrue();
      assertThat(compared.model().side().matrix().runId()).isEqualTo(begun.id());
      assertThat(compared.model().runningProperty().get()).isFalse();
    }
  }

  @Test
  void the_columns_show_the_row_that_is_chosen() throws Exception {
    try (Compared compared = over("topic\ntides\nmoss\n", "fake/plain", "fake/other")) {
      compared.model().run();
      compared.settle();
      assertThat(compared.model().columns().getFirst().answers()).hasSize(1);
      assertThat(compared.model().columns().getFirst().answers().getFirst().text())
          .hasToString("Good morning.");
    }
  }

  @Test
  void grid_and_chips_fill_an_assertion_from_the_row_and_from_the_prompt() throws Exception {
    try (Compared compared = over("part\nGood\nBad\n", "fake/plain", "fake/plain")) {
      compared.ask("Say {{part}} {{time}}");
      var assertion = new Assertion(Assertion.Kind.CONTAINS, "{{part}} {{time}}.");
      var prompt = compared.model().prompt();
      prompt.set(
          prompt
              .prompt()
              .withValues(Map.of("part", "unused", "time", "morning"))
              .withAssertions(List.of(assertion)));
      compared.model().run();
      compared.settle();

      // The answer is the same in both rows: "Good morning."
      var matrix = compared.model().side().matrix();
      assertThat(matrix.countsProperty().get())
          .containsEntry(MatrixFilter.PASSED, 1)
          .containsEntry(MatrixFilter.FAILED, 1);
      prompt.set(prompt.prompt().withValues(Map.of("time", "evening")));
      assertThat(chips(compared, assertion)).containsExactly(true, true);
      compared.model().showRow(1);
      compared.model().ask(matrix.cell(0, 1));
      compared.model().ask(matrix.cell(1, 1));
      compared.settle();
      assertThat(chips(compared, assertion)).containsExactly(false, false);
    }
  }

  private static List<Boolean> chips(Compared compared, Assertion assertion) {
    compared.pull();
    var verdicts = new AnswerVerdicts();
    return compared.model().columns().stream()
        .map(column -> column.answers().getFirst())
        .map(
            answer ->
                verdicts
                    .judge(
                        answer.callId(),
                        answer.checked(null),
                        List.of(assertion),
                        compared.model().values(answer))
                    .getFirst()
                    .verdict()
                    .passed())
        .toList();
  }

  @Test
  void a_variable_without_a_column_stands_in_the_way_by_name() throws Exception {
    try (Compared compared = over("topic\ntides\n", "fake/plain", "fake/other")) {
      compared.ask("Explain {{topic}} to {{whom}}");
      assertThat(compared.model().problemProperty().get())
          .contains("topics.csv has no column for {{whom}}; it has topic");
      assertThat(compared.model().runnable().get()).isFalse();
    }
  }

  @Test
  void a_file_that_is_wrong_stands_in_the_way_until_it_is_taken_away() throws Exception {
    try (Compared compared = over("topic,tone\ntides\n", "fake/plain", "fake/other")) {
      assertThat(compared.model().problemProperty().get()).contains("topics.csv, line 2");
      compared.model().side().inputs().remove();
      compared.ask("Explain tides");
      assertThat(compared.model().problemProperty().get()).isEmpty();
    }
  }

  @Test
  void a_file_that_is_wrong_leaves_the_rows_of_the_one_before() throws Exception {
    try (Compared compared = over("topic\ntides\nmoss\n", "fake/plain", "fake/other")) {
      var inputs = compared.model().side().inputs();
      String before = inputs.pathProperty().get();
      inputs.choose(Files.writeString(folder.resolve("wrong.csv"), "topic,tone\ntides\n"));
      assertThat(inputs.problemProperty().get()).contains("wrong.csv, line 2");
      assertThat(inputs.rowsProperty().get().rows()).hasSize(2);
      assertThat(inputs.pathProperty().get()).isEqualTo(before);
      assertThat(compared.model().runnable().get()).as("until the person has seen it").isFalse();

      inputs.dismiss();
      assertThat(inputs.rowsProperty().get().source()).isEqualTo("topics.csv");
      assertThat(compared.model().runnable().get()).isTrue();
    }
  }

  @Test
  void a_wrong_file_without_one_before_is_taken_away() throws Exception {
    try (Compared compared = over("topic,tone\ntides\n", "fake/plain", "fake/other")) {
      compared.model().side().inputs().dismiss();
      assertThat(compared.model().side().inputs().pathProperty().get()).isEmpty();
      assertThat(compared.model().side().inputs().problemProperty().get()).isEmpty();
    }
  }

  @Test
  void a_cell_is_asked_again_into_the_same_run() throws Exception {
    try (Compared compared = over("topic\ntides\nmoss\n", "fake/plain", "fake/fails")) {
      compared.model().run();
      compared.settle();
      var matrix = compared.model().side().matrix();
      String run = matrix.runId();
      String before = compared.model().columns().getLast().callIds().getFirst();

      compared.model().ask(matrix.cell(1, 0));
      compared.settle();

      assertThat(matrix.runId()).isEqualTo(run);
      assertThat(compared.begun()).hasSize(1);
      assertThat(compared.model().columns().getLast().callIds().getFirst()).isNotEqualTo(before);
    }
  }

  @Test
  void a_file_that_was_edited_begins_a_run_of_its_own() throws Exception {
    try (Compared compared = over("topic\ntides\nmoss\n", "fake/plain", "fake/other")) {
      compared.model().run();
      compared.settle();
      Path edited = Files.writeString(folder.resolve("topics.csv"), "topic\ntides\nferns\n");
      compared.model().side().inputs().choose(edited);

      compared.model().run(compared.model().columns().getFirst());
      compared.settle();

      assertThat(compared.begun()).hasSize(2);
      assertThat(compared.begun().getLast().plan().rows())
          .containsExactly(Map.of("topic", "tides"), Map.of("topic", "ferns"));
    }
  }

  @Test
  void a_run_of_an_earlier_time_goes_on_with_its_own_inputs() throws Exception {
    try (Compared compared = over("topic\ntides\nmoss\n", "fake/plain", "fake/other")) {
      compared.model().run();
      compared.settle();
      RunStart begun = compared.begun().getFirst();
      Path file = Files.writeString(folder.resolve("topics.csv"), "topic\ntides\nferns\n");

      reopen(compared, begun, InputRows.read(file));
      compared.model().ask(compared.model().side().matrix().column(0));
      compared.settle();

      assertThat(compared.model().hintProperty().get()).isNotEmpty();
      Comparison going = compared.model().side().matrix().comparison().orElseThrow();
      assertThat(going.runId()).isEqualTo(begun.id());
      assertThat(going.request().targets().getFirst().request(1).messages())
          .extracting(Message::text)
          .anyMatch(text -> text.contains("moss"));
    }
  }

  /** As after a restart: the run is read from the store, the inputs from their file. */
  private static void reopen(Compared compared, RunStart begun, InputRows inputs) {
    RunPlan plan = begun.plan();
    var run =
        new StoredRun(
            begun.id(),
            begun.startedAt(),
            begun.name(),
            plan.size(),
            plan.columns().size(),
            plan.rows().size(),
            plan.repetitions(),
            plan.columns(),
            Map.of());
    var detail = new RunDetail(run, begun.prompt(), plan);
    compared
        .model()
        .side()
        .open(new OpenedRun(detail, compared.model().typed(), List.of()), inputs);
  }

  @Test
  void a_cap_that_was_raised_lets_what_is_missing_be_asked() throws Exception {
    try (Compared compared = over("topic\na\nb\nc\n", "fake/plain", "fake/other").at(DOLLAR)) {
      MatrixSide side = compared.model().side();
      side.gate().capProperty().set("2");
      compared.model().run();
      compared.settle();
      assertThat(answered(compared)).isEqualTo(2);

      side.actions().missing().perform();
      compared.settle();
      assertThat(answered(compared)).isEqualTo(2);

      side.gate().capProperty().set("5");
      side.actions().missing().perform();
      compared.settle();
      assertThat(answered(compared)).isEqualTo(5);
      assertThat(compared.begun()).hasSize(1);
    }
  }

  private static long answered(Compared compared) {
    return compared.model().side().matrix().comparison().orElseThrow().cells().stream()
        .filter(cell -> cell.status() == CellStatus.COMPLETE)
        .count();
  }

  @Test
  void the_person_is_asked_before_many_cells_are_asked_again() throws Exception {
    try (Compared compared = over("topic\na\nb\nc\nd\ne\n", "fake/plain", "fake/other")) {
      compared.model().run();
      compared.settle();
      List<RunQuestion> questions = new ArrayList<>();
      compared.model().side().gate().asks(questions::add);
      var matrix = compared.model().side().matrix();
      List<CellAddress> most = new ArrayList<>(matrix.column(0));
      most.addAll(matrix.column(1).subList(0, 4));
      String before = matrix.callId(most.getFirst()).orElseThrow();

      compared.model().ask(most);
      assertThat(matrix.running()).isFalse();
      assertThat(questions).hasSize(1);
      assertThat(questions.getFirst().estimate().calls()).isEqualTo(9);

      questions.getFirst().go().run();
      compared.settle();
      assertThat(matrix.callId(most.getFirst())).isPresent().get().isNotEqualTo(before);
      assertThat(compared.begun()).hasSize(1);

      compared.model().ask(matrix.column(0));
      compared.settle();
      assertThat(questions).hasSize(1);
    }
  }

  @Test
  void a_cap_that_is_set_when_the_person_is_asked_holds() throws Exception {
    try (Compared compared = over("topic\na\nb\nc\nd\ne\n", "fake/plain", "fake/other")) {
      var gate = compared.at(DOLLAR).model().side().gate();
      gate.asks(
          question -> {
            gate.capProperty().set("3");
            question.go().run();
          });
      compared.model().run();
      compared.settle();
      assertThat(answered(compared)).isEqualTo(3);
    }
  }

  @Test
  void a_run_that_is_too_large_is_refused_in_place() throws Exception {
    String rows = "topic\n" + "x\n".repeat(Matrix.MOST_CALLS / 2 + 1);
    try (Compared compared = over(rows, "fake/plain", "fake/other")) {
      assertThat(compared.model().problemProperty().get()).contains("at most 100,000 calls");
    }
  }

  @Test
  void stopping_ends_rows_that_nobody_looks_at_too() throws Exception {
    try (Compared compared = over("topic\na\nb\nc\n", "fake/endless", "fake/endless")) {
      compared.model().run();
      assertThat(compared.model().runningProperty().get()).isTrue();
      compared.model().stop();
      compared.settle();
      assertThat(compared.model().runningProperty().get()).isFalse();
    }
  }
}
