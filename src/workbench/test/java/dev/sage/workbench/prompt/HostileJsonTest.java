package dev.sage.workbench.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.workbench.prompt.PromptProblem.Field;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be pasted into the fields for tools, the response schema and extra parameters. */
class HostileJsonTest {
  private static final Prompt SOUND =
      Prompt.blank(List.of(Column.of("fake/m")))
          .withTurns(List.of(new Turn.Instructions(""), new Turn.User("Hi")));

  /** A character that no message may repeat, as it repeats nothing of what was typed. */
  private static final String SECRET = "sk-proj-Zq7Rk2Vw9Xm4Tb8Yc3Nd6Pf1Hs5Jg0La";

  private static final String BOM = "\ufeff";
  private static final String CONTROL = "\u0001";

  static Stream<Arguments> hostile() {
    return Stream.of(
            broken("half an object", "{\"type\": \"obj"),
            broken("half a list", "[{\"name\": \"a\""),
            broken("no JSON", "type: object\nname: " + SECRET),
            broken("a trailing comma", "{\"type\": \"object\",}"),
            broken("a comment", "{\"type\": \"object\"} // " + SECRET),
            broken("two values", "{} {}"),
            broken("a doubled key", "{\"" + SECRET + "\": 1, \"" + SECRET + "\": 2}"),
            broken("a control character", "{\"a\": \"" + CONTROL + "\"}"),
            broken("a NUL", "{\"a\": \u0000}"),
            broken("no number", "{\"a\": NaN}"),
            broken("objects in objects", "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000)),
            broken("open objects", "{\"a\":".repeat(100_000)),
            broken("lists in lists", "[".repeat(100_000) + "]".repeat(100_000)),
            broken("a wrong escape", "{\"a\": \"\\q\"}"),
            broken("only white space and a bracket", " \n".repeat(10_000) + "]"))
        .map(Arguments::of);
  }

  private static Object[] broken(String name, String text) {
    return new Object[] {name, text};
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostile")
  void is_named_with_its_place_and_nothing_of_it_is_repeated(String name, String text) {
    for (var field : fields(text)) {
      var problems = PromptProblems.of(field.prompt());
      assertThat(problems)
          .as("%s in %s", name, field.field())
          .isNotEmpty()
          .allSatisfy(
              problem -> {
                assertThat(problem.place().field()).isEqualTo(field.field());
                assertThat(problem.blocking()).isTrue();
                assertThat(problem.place().line()).isPositive();
                assertThat(problem.message()).endsWith(".").doesNotContain(SECRET);
                assertThat(problem.message().length()).isLessThan(300);
              });
    }
  }

  @ParameterizedTest
  @MethodSource("wrongTypes")
  void of_another_type_is_named(String text) {
    for (var field : fields(text)) {
      assertThat(PromptProblems.of(field.prompt()))
          .as("%s in %s", text, field.field())
          .isNotEmpty()
          .allSatisfy(
              problem -> assertThat(problem.message()).endsWith(".").doesNotContain(SECRET));
    }
  }

  static Stream<String> wrongTypes() {
    return Stream.of("null", "7", "\"" + SECRET + "\"", "[1, null, \"" + SECRET + "\", [[]]]");
  }

  @ParameterizedTest
  @MethodSource("odd")
  void that_is_sound_but_odd_ends_in_words_or_in_a_request(String text) {
    for (var field : fields(text)) {
      var problems = PromptProblems.of(field.prompt());
      if (problems.stream().noneMatch(PromptProblem::blocking)) {
        Requests.of(field.prompt(), field.prompt().columns().getFirst(), java.util.Map.of());
      }
      assertThat(problems).allSatisfy(problem -> assertThat(problem.message()).endsWith("."));
    }
  }

  static Stream<String> odd() {
    return Stream.of(
        BOM + "{\"type\": \"object\"}",
        "{\"type\": \"object\", \"$ref\": \"#\"}",
        "{\"type\": \"object\", \"$ref\": \"file:///etc/passwd\"}",
        "{\"type\": \"object\", \"pattern\": \"(a+)+$\"}",
        "{\"\u202etype\": \"object\", \"type\": \"object\"}",
        "{\"type\": \"object\", \"maximum\": 1e999999999}",
        "{\"type\": \"object\", \"maximum\": " + "9".repeat(100_000) + "}",
        "{\"type\": \"object\", \"title\": \"\\ud800\"}",
        "{\"type\": \"object\", \"title\": \"" + "x".repeat(5_000_000) + "\"}",
        "[]",
        "[{}]");
  }

  /** Each of them is faulty, and each has its place: that must not mean reading all for each. */
  @ParameterizedTest
  @MethodSource("many")
  void very_many_tools_are_looked_through(String tool) {
    String tools =
        IntStream.range(0, 20_000).mapToObj(i -> tool).collect(Collectors.joining(",\n", "[", "]"));
    var problems = PromptProblems.of(SOUND.withTools(tools));
    assertThat(problems).isNotEmpty();
    assertThat(problems.getLast().place().line()).isPositive();
  }

  static Stream<String> many() {
    return Stream.of("7", "{}", "{\"name\": \"same\"}", "{\"name\": \"a b\", \"parameters\": 7}");
  }

  private record Typed(Field field, Prompt prompt) {}

  private static List<Typed> fields(String text) {
    UnaryOperator<Parameters> extra = parameters -> parameters.withExtra(text);
    return List.of(
        new Typed(Field.TOOLS, SOUND.withTools(text)),
        new Typed(Field.RESPONSE_SCHEMA, SOUND.withResponseSchema(text)),
        new Typed(Field.EXTRA, SOUND.withParameters(extra.apply(Parameters.DEFAULTS))));
  }
}
