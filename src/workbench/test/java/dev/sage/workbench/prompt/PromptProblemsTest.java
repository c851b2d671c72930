package dev.sage.workbench.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.Content;
import dev.sage.workbench.prompt.PromptProblem.Field;
import dev.sage.workbench.prompt.PromptProblem.Place;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromptProblemsTest {
  private static final Prompt SOUND =
      Prompt.blank(List.of(Column.of("fake/m")))
          .withTurns(List.of(new Turn.Instructions(""), new Turn.User("Hi")));

  @Test
  void finds_nothing_in_a_sound_prompt() {
    assertThat(PromptProblems.of(SOUND)).isEmpty();
  }

  @Test
  void finds_something_in_no_made_up_prompt_that_it_cannot_say() {
    MadeUpPrompts.many(1_000)
        .flatMap(prompt -> PromptProblems.of(prompt).stream())
        .forEach(problem -> assertThat(problem.message()).endsWith("."));
  }

  @Test
  void makes_a_request_of_every_made_up_prompt_without_a_blocking_problem() {
    MadeUpPrompts.many(3_000)
        .filter(prompt -> PromptProblems.of(prompt).stream().noneMatch(PromptProblem::blocking))
        .forEach(
            prompt -> prompt.columns().forEach(column -> Requests.of(prompt, column, Map.of())));
  }

  @Test
  void asks_for_what_to_ask() {
    assertThat(only(SOUND.withTurns(List.of()))).startsWith("Add a user message");
    assertThat(only(SOUND.withTurns(List.of(new Turn.User(" "))))).isEqualTo("Write what to ask.");
  }

  @Test
  void asks_for_each_value_once_unless_inputs_give_it() {
    Prompt prompt = SOUND.withTurns(List.of(new Turn.User("{{a}} {{b}} {{a}}")));
    assertThat(PromptProblems.of(prompt.withValues(Map.of("b", "x"))))
        .containsExactly(
            new PromptProblem(
                new Place(-1, Field.VARIABLE, 0, "a", 0, 0), "Give a a value.", true));
    assertThat(PromptProblems.of(prompt, Set.of("a", "b"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "TEMPERATURE, 0.2, 2, 2.1, warm",
    "TEMPERATURE, 0, '', -1, NaN",
    "TOP_P, 0, 1, 1.01, -0.1",
    "MAX_TOKENS, 1, 2147483647, 0, 1.5",
    "MAX_TOKENS, ' 5 ', 100, 99999999999, 1e99999999",
    "SEED, -7, 9223372036854775807, 0.5, x",
    "BUDGET_TOKENS, 0, 2048, -1, many"
  })
  void checks_parameters(Field field, String good, String alsoGood, String bad, String alsoBad) {
    assertThat(PromptProblems.of(with(field, good))).isEmpty();
    assertThat(PromptProblems.of(with(field, alsoGood))).isEmpty();
    for (String wrong : List.of(bad, alsoBad)) {
      assertThat(PromptProblems.of(with(field, wrong)))
          .singleElement()
          .satisfies(problem -> assertThat(problem.place().field()).isEqualTo(field));
    }
  }

  private static Prompt with(Field field, String typed) {
    Parameters none = Parameters.DEFAULTS;
    return SOUND.withParameters(
        switch (field) {
          case TEMPERATURE -> none.withTemperature(typed);
          case TOP_P -> none.withTopP(typed);
          case MAX_TOKENS -> none.withMaxTokens(typed);
          case SEED -> none.withSeed(typed);
          default -> none.withBudgetTokens(typed);
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{| 1| 2| breaks off",
        "{\"name\": \"a\"}| 1| 1| Tools are a list",
        "[7]| 1| 2| an object with a name",
        "[{\"description\": \"x\"}]| 1| 2| needs a name",
        "[{\"name\": \"a b\"}]| 1| 11| needs a name",
        "[{\"name\": \"a\"},{\"name\": \"a\"}]| 1| 25| Two tools",
        "[{\"name\": \"a\", \"parameters\": {\"type\": \"string\"}}]| 1| 30| a schema with",
        "[{\"name\": \"a\", \"parameters\": {\"type\": \"object\", \"required\": 7}}]| 1| 30| no JSON"
      })
  void says_where_tools_are_wrong(String tools, int line, int column, String words) {
    assertThat(PromptProblems.of(SOUND.withTools(tools)))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.place())
                  .isEqualTo(new Place(-1, Field.TOOLS, 0, "", line, column));
              assertThat(problem.message()).contains(words.strip());
            });
  }

  @Test
  void checks_the_choice_of_a_tool() {
    Prompt tools = SOUND.withTools("[{\"name\": \"a\"}]");
    assertThat(PromptProblems.of(tools.withToolChoice("a"))).isEmpty();
    assertThat(only(tools.withToolChoice("b"))).contains("no tool of the name");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"name\": \"a b\", \"schema\": {}}| 1| 10| 1 to 64 letters",
        "{\"strict\": 1, \"schema\": {}}| 1| 12| true or false",
        "{\"type\": \"json_schema\", \"json_schema\": {\"name\": 7, \"schema\": {}}}| 1| 49| 1 to 64",
        "{\"name\": \"a\", \"schema\": {\"type\": 7}}| 0| 0| no JSON Schema",
        "{\"name\": \"a\", \"description\": \"b\", \"schema\": {}}| 0| 0| not sent"
      })
  void says_what_is_wrong_around_a_schema(String text, int line, int column, String words) {
    assertThat(PromptProblems.of(SOUND.withResponseSchema(text)))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.place())
                  .isEqualTo(new Place(-1, Field.RESPONSE_SCHEMA, 0, "", line, column));
              assertThat(problem.message()).contains(words.strip());
              assertThat(problem.blocking()).isEqualTo(!words.strip().equals("not sent"));
            });
  }

  @Test
  void checks_schema_and_extra_fields() {
    assertThat(only(SOUND.withResponseSchema("{\"type\": 7}"))).contains("no JSON Schema");
    assertThat(PromptProblems.of(SOUND.withResponseSchema("{\n\n!")).getFirst().place().line())
        .isEqualTo(3);
    assertThat(only(SOUND.withParameters(Parameters.DEFAULTS.withExtra("[1]"))))
        .contains("an object");
  }

  @Test
  void pairs_tool_calls_with_their_results() {
    Turn call = new Turn.Assistant("", List.of(), List.of(new Content.ToolCall("c1", "w", "{}")));
    Turn result = new Turn.ToolResult("c1", "w", "sunny", false);
    Turn user = new Turn.User("Hi");
    assertThat(PromptProblems.of(SOUND.withTurns(List.of(user, call, result)))).isEmpty();
    assertThat(only(SOUND.withTurns(List.of(user, result)))).contains("No assistant message");
    assertThat(only(SOUND.withTurns(List.of(user, call)))).contains("result of each tool call");
    assertThat(only(SOUND.withTurns(List.of(user, call, user)))).contains("without a result");
  }

  @Test
  void warns_of_what_some_providers_take_otherwise() {
    Turn user = new Turn.User("Hi");
    Turn answer = new Turn.Assistant("So", List.of(), List.of());
    assertThat(PromptProblems.of(SOUND.withTurns(List.of(user, answer))))
        .singleElement()
        .satisfies(problem -> assertThat(problem.blocking()).isFalse());
    assertThat(only(SOUND.withTurns(List.of(answer, user)))).contains("before the first user");
    assertThat(only(SOUND.withTurns(List.of(user, new Turn.Instructions("x")))))
        .contains("behind a user message");
  }

  @Test
  void looks_into_columns_with_something_of_their_own() {
    Column own =
        new Column(
            "a/b",
            Parameters.DEFAULTS.withTopP("7"),
            List.of(new Turn.User("{{mine}}"), new Turn.User("")));
    assertThat(PromptProblems.of(SOUND.withColumns(List.of(Column.of("c/d"), own))))
        .extracting(PromptProblem::place)
        .containsExactly(
            Place.of(1, Field.TURN, 1),
            new Place(-1, Field.VARIABLE, 0, "mine", 0, 0),
            Place.of(1, Field.TOP_P, 0));
  }

  @ParameterizedTest
  @CsvSource({
    "CONTAINS, x, ''",
    "MATCHES, ^a+$, (",
    "JSON_SCHEMA, {}, {",
    "JSON_SCHEMA, '{\"type\":\"object\"}', '{\"type\":7}'",
    "MAX_LATENCY, 2s, soon",
    "MAX_LATENCY, 800ms, -1s",
    "MAX_LATENCY, 1.5 s, 0",
    "MAX_COST, $0.01, -1",
    "MAX_COST, 0, much",
    "MAX_TOKENS, 500, 0.5"
  })
  void checks_the_values_of_assertions(Assertion.Kind kind, String good, String bad) {
    assertThat(AssertionValue.problem(new Assertion(kind, good))).isEmpty();
    assertThat(AssertionValue.problem(new Assertion(kind, bad))).endsWith(".");
    assertThat(PromptProblems.of(SOUND.withAssertions(List.of(new Assertion(kind, bad)))))
        .singleElement()
        .satisfies(problem -> assertThat(problem.blocking()).isFalse());
  }

  private static String only(Prompt prompt) {
    assertThat(PromptProblems.of(prompt)).hasSize(1);
    return PromptProblems.of(prompt).getFirst().message();
  }
}
