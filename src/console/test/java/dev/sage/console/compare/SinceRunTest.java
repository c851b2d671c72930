package dev.sage.console.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.compare.matrix.RunChange;
import dev.sage.llm.provider.fake.FakeAnswer;
import dev.sage.llm.provider.fake.FakeProvider;
import dev.sage.workbench.prompt.Assertion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results are told from what stands beside them once that is something else. */
class SinceRunTest {
  private final Compared compared =
      new Compared(
          FakeProvider.builder()
              .answer("plain", FakeAnswer.builder().say("Good morning.").usage(3, 4).build())
              .answer("other", FakeAnswer.builder().say("Good evening.").usage(3, 4).build())
              .build());

  @TempDir private Path folder;

  @BeforeEach
  void run() throws InterruptedException {
    compared.asking("fake/plain", "fake/other");
    compared.model().run();
    compared.settle();
  }

  @AfterEach
  void close() {
    compared.close();
  }

  @Test
  void a_run_of_what_stands_there_has_no_changes() {
    assertThat(changes()).isEmpty();
    assertThat(old()).containsExactly(false, false);
  }

  @Test
  void another_prompt_makes_the_answers_old_until_it_is_typed_back() {
    compared.ask("Hello");
    assertThat(changes()).containsExactly(RunChange.PROMPT);
    assertThat(old()).containsExactly(true, true);
    compared.ask("Hi");
    assertThat(changes()).isEmpty();
    assertThat(old()).containsExactly(false, false);
  }

  @Test
  void another_model_makes_its_own_answer_old_only() {
    compared.model().columns().getLast().targetProperty().set("fake/plain");
    compared.model().columns().getLast().targetProperty().set("fake/third");
    assertThat(changes()).containsExactly(RunChange.COLUMNS);
    assertThat(old()).containsExactly(false, true);
  }

  @Test
  void other_checks_are_said_and_leave_the_answers_as_they_are() {
    var prompt = compared.model().prompt();
    prompt.set(
        prompt.prompt().withAssertions(List.of(new Assertion(Assertion.Kind.CONTAINS, "morning"))));
    assertThat(changes()).containsExactly(RunChange.CHECKS);
    assertThat(old()).containsExactly(false, false);
  }

  @Test
  void other_inputs_and_repetitions_are_said() throws Exception {
    Path file = Files.writeString(folder.resolve("topics.csv"), "topic\ntides\n");
    compared.model().side().inputs().choose(file);
    var prompt = compared.model().prompt();
    prompt.set(prompt.prompt().withRepetitions(3));
    assertThat(changes()).containsExactlyInAnyOrder(RunChange.INPUTS, RunChange.REPETITIONS);
  }

  @Test
  void a_value_that_stands_nowhere_was_not_asked() {
    var prompt = compared.model().prompt();
    prompt.set(prompt.prompt().withValues(Map.of("unused", "word")));
    assertThat(changes()).isEmpty();
  }

  @Test
  void a_column_that_was_asked_alone_leaves_the_others_what_they_are() throws Exception {
    compared.ask("Hello");
    compared.model().run(compared.model().columns().getFirst());
    compared.settle();
    assertThat(changes()).isEmpty();
    assertThat(old()).containsExactly(false, true);
  }

  private Set<RunChange> changes() {
    return compared.model().changesProperty().get();
  }

  private List<Boolean> old() {
    return compared.model().columns().stream().map(compared.model()::old).toList();
  }
}
