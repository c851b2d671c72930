package dev.sage.console.compare.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.Role;
import dev.sage.workbench.prompt.Column;
import dev.sage.workbench.prompt.Prompt;
import dev.sage.workbench.prompt.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PromptModelTest {
  private Instant now = Instant.EPOCH;
  private final PromptModel model = new PromptModel(() -> now);

  @BeforeEach
  void ask() {
    model.reset(
        Prompt.blank(List.of(Column.of("fake/m")))
            .withTurns(List.of(new Turn.Instructions(""), new Turn.User("Explain {{topic}}."))));
  }

  @Test
  void asks_for_a_value_of_each_variable() {
    assertThat(model.problemProperty().get()).isEqualTo("Give topic a value.");
    model.value("topic", "SSE");
    assertThat(model.problemProperty().get()).isEmpty();
  }

  @Test
  void needs_no_value_of_a_variable_that_inputs_give() {
    model.given(Set.of("topic"));
    assertThat(model.problemProperty().get()).isEmpty();
  }

  @Test
  void remembers_the_value_of_a_variable_that_went_and_came_back() {
    model.value("topic", "SSE");
    model.type(question(), "nothing");
    assertThat(model.variables()).isEmpty();
    model.type(question(), "{{topic}} again");
    assertThat(model.variables()).containsExactly("topic");
    assertThat(model.prompt().values()).isEqualTo(Map.of("topic", "SSE"));
  }

  @Test
  void undoes_what_was_typed_without_a_pause_at_once() {
    model.type(question(), "a");
    model.type(question(), "ab");
    now = now.plus(Duration.ofSeconds(5));
    model.type(question(), "abc");
    model.undo();
    assertThat(text(1)).isEqualTo("ab");
    model.undo();
    assertThat(text(1)).isEqualTo("Explain {{topic}}.");
    assertThat(model.undoableProperty().get()).isFalse();
  }

  @Test
  void undoes_text_and_structure_in_the_order_in_which_they_were_made() {
    int question = question();
    model.type(question, "Hi");
    int added = model.add(2, new Turn.User("More"));
    model.move(added, -1);
    model.remove(question);
    assertThat(texts()).containsExactly("", "More");
    model.undo();
    assertThat(texts()).containsExactly("", "More", "Hi");
    model.undo();
    assertThat(texts()).containsExactly("", "Hi", "More");
    model.undo();
    model.undo();
    assertThat(texts()).containsExactly("", "Explain {{topic}}.");
    for (int i = 0; i < 4; i++) {
      model.redo();
    }
    assertThat(texts()).containsExactly("", "More");
    assertThat(model.redoableProperty().get()).isFalse();
  }

  @Test
  void brings_a_removed_block_back_as_the_same_block() {
    int question = question();
    model.remove(question);
    assertThat(model.problemProperty().get()).startsWith("Add a user message");
    model.undo();
    assertThat(model.blocks()).contains(question);
  }

  @Test
  void forgets_the_way_forth_when_something_else_is_done() {
    model.type(question(), "a");
    model.undo();
    model.type(question(), "b");
    assertThat(model.redoableProperty().get()).isFalse();
    model.undo();
    assertThat(text(1)).isEqualTo("Explain {{topic}}.");
  }

  @Test
  void undoes_tools_schema_parameters_and_columns_too() {
    Prompt before = model.prompt();
    model.edit("tools", prompt -> prompt.withTools("[]"));
    model.edit("schema", prompt -> prompt.withResponseSchema("{}"));
    model.parameters("seed", parameters -> parameters.withSeed("7"));
    model.set(model.prompt().withColumns(List.of(Column.of("a/b"), Column.of("c/d"))));
    for (int i = 0; i < 4; i++) {
      model.undo();
    }
    assertThat(model.prompt()).isEqualTo(before);
  }

  @Test
  void moves_no_block_out_of_the_prompt() {
    assertThat(model.move(model.blocks().getFirst(), -1)).isFalse();
    assertThat(model.move(question(), 1)).isFalse();
    assertThat(model.undoableProperty().get()).isFalse();
  }

  @Test
  void keeps_the_text_of_a_block_that_gets_another_role() {
    int question = question();
    model.replace(question, RoleWords.turn(Role.ASSISTANT, text(1), List.of()));
    assertThat(model.prompt().turns().get(1).role()).isEqualTo(Role.ASSISTANT);
    assertThat(text(1)).isEqualTo("Explain {{topic}}.");
    assertThat(model.blocks()).contains(question);
  }

  @Test
  void stays_bounded_however_much_is_done() {
    for (int i = 0; i < 2_000; i++) {
      model.set(model.prompt().withTools("x".repeat(20_000) + i));
    }
    int steps = 0;
    while (model.undoableProperty().get()) {
      model.undo();
      steps++;
    }
    assertThat(steps).isBetween(100, 400);
  }

  private int question() {
    return model.blocks().get(1);
  }

  private String text(int index) {
    return model.prompt().turns().get(index).text();
  }

  private List<String> texts() {
    return model.prompt().turns().stream().map(Turn::text).toList();
  }
}
