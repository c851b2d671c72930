package dev.sage.llm.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tools, sets of them, their arguments and options: what can be built and what is refused. */
class ToolTest {

  private static Tool.Builder tool(String name) {
    return Tool.builder(name).run((_, _) -> "");
  }

  private static void refused(Supplier<?> action, String says) {
    assertThatThrownBy(action::get)
        .isInstanceOfSatisfying(
            ToolException.class,
            thrown -> assertThat(thrown.code()).isEqualTo(ToolException.VALIDATION))
        .hasMessageContaining(says);
  }

  @Nested
  class A_tool {

    @Test
    void takes_no_arguments_and_asks_for_permission_where_nothing_is_said() {
      var tool = tool("now").build();

      assertThat(tool.permission()).isEqualTo(ToolPermission.CONFIRM);
      assertThat(tool.timeout()).isNull();
      assertThat(tool.secrets()).isEmpty();
      assertThat(tool.violations(ToolArguments.of("{}"))).isEmpty();
      assertThat(tool.violations(ToolArguments.of("{\"a\":1}")))
          .containsExactly("/a is not in the schema");
      assertThat(tool).hasToString("Tool[now]");
    }

    @Test
    void is_told_to_the_model_by_its_specification() {
      var tool = tool("now").description("The time.").build();

      assertThat(tool.spec().name()).isEqualTo("now");
      assertThat(tool.spec().description()).isEqualTo("The time.");
      assertThat(tool.spec().parameters()).isEqualTo(tool.parameters()).contains("object");
    }

    @Test
    void that_can_not_be_used_is_refused_when_it_is_built() {
      refused(() -> tool("not a name").build(), "not a name");
      refused(() -> Tool.builder("idle").build(), "does nothing");
      refused(() -> tool("late").timeout(Duration.ZERO).build(), "must be positive");
      refused(
          () -> tool("t").parameters("{\"type\":\"strnig\"}").build(),
          "The tool t has a schema that can't be used: at /type");
      refused(() -> tool("t").parameters("{\"type\":\"string\"}").build(), "type is object");
      refused(() -> tool("t").parameters("{}").build(), "type is object");
    }
  }

  @Nested
  class A_set {
    private final ToolSet set = ToolSet.of(List.of(tool("read").build(), tool("write").build()));

    @Test
    void has_its_tools_by_name_in_order() {
      assertThat(set.names()).containsExactly("read", "write");
      assertThat(set.find("read")).isPresent();
      assertThat(set.find("nothing")).isEmpty();
      assertThat(set.only("write").names()).containsExactly("write");
    }

    @Test
    void refuses_two_of_a_name_and_names_that_it_has_not() {
      refused(() -> ToolSet.of(tool("a").build(), tool("a").build()), "two tools named a");
      refused(() -> set.get("raed"), "Did you mean \"read\"?");
      refused(() -> set.only("read", "delete_all"), "There are: read, write.");
    }
  }

  @Nested
  class Arguments {
    private final ToolArguments arguments =
        ToolArguments.of(
            """
            {"s":"x","i":3.0,"big":9223372036854775807,"n":2.5,"b":true,"l":["a","b"],"o":{"k":{"s":"y"}},
             "os":[{"s":"1"},{"s":"2"}],"null":null,"huge":1e999999}
            """);

    @Test
    void are_read_by_name_and_kind() {
      assertThat(arguments.string("s")).isEqualTo("x");
      assertThat(arguments.integer("i")).isEqualTo(3);
      assertThat(arguments.integer("big")).isEqualTo(Long.MAX_VALUE);
      assertThat(arguments.number("n")).isEqualTo(2.5);
      assertThat(arguments.bool("b")).isTrue();
      assertThat(arguments.strings("l")).containsExactly("a", "b");
      assertThat(arguments.object("o").object("k").string("s")).isEqualTo("y");
      assertThat(arguments.objects("os")).extracting(o -> o.string("s")).containsExactly("1", "2");
      assertThat(arguments.json("o")).contains("{\"k\":{\"s\":\"y\"}}");
      assertThat(arguments.text()).isEqualTo(arguments.toString()).startsWith("{\"s\"");
    }

    @Test
    void that_are_not_there_have_another_value_where_the_tool_gives_one() {
      assertThat(arguments.string("z", "d")).isEqualTo("d");
      assertThat(arguments.string("s", "d")).isEqualTo("x");
      assertThat(arguments.integer("z", 7)).isEqualTo(7);
      assertThat(arguments.integer("i", 7)).isEqualTo(3);
      assertThat(arguments.number("null", 1.5)).isEqualTo(1.5);
      assertThat(arguments.number("n", 1.5)).isEqualTo(2.5);
      assertThat(arguments.bool("z", true)).isTrue();
      assertThat(arguments.bool("b", false)).isTrue();
      assertThat(arguments.strings("z")).isEmpty();
      assertThat(arguments.objects("z")).isEmpty();
      assertThat(arguments.json("z")).isEmpty();
      assertThat(arguments.has("null")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            string  | i    | /i must be a string
            string  | none | /none must be a string
            integer | n    | /n must be an integer of 64 bits
            integer | s    | /s must be an integer of 64 bits
            integer | huge | /huge must be an integer of 64 bits
            number  | s    | /s must be a number
            bool    | s    | /s must be true or false
            strings | s    | /s must be a list of strings
            strings | os   | /os must be a list of strings
            object  | l    | /l must be an object
            objects | l    | /l must be a list of objects
            nested  | o    | /o/none must be a string
            """)
    void of_another_kind_are_refused_with_their_place(String kind, String name, String says) {
      refused(
          () ->
              switch (kind) {
                case "string" -> arguments.string(name);
                case "integer" -> arguments.integer(name);
                case "number" -> arguments.number(name);
                case "bool" -> arguments.bool(name);
                case "strings" -> arguments.strings(name);
                case "object" -> arguments.object(name);
                case "objects" -> arguments.objects(name);
                default -> arguments.object(name).string("none");
              },
          says);
    }

    @Test
    void are_a_json_object() {
      assertThat(ToolArguments.of(" ").text()).isEqualTo("{}");
      refused(() -> ToolArguments.of("[]"), "no JSON object");
      refused(() -> ToolArguments.of("{"), "no JSON object");
    }
  }

  @Nested
  class Options {

    @Test
    void have_the_limits_that_the_documentation_says() {
      var options = ToolOptions.DEFAULT;

      assertThat(options.maxRounds()).isEqualTo(10);
      assertThat(options.maxRepairs()).isEqualTo(2);
      assertThat(options.maxParallel()).isEqualTo(16);
      assertThat(options.maxResultBytes()).isEqualTo(256 * 1024);
      assertThat(options.timeout()).isEqualTo(Duration.ofSeconds(60));
      assertThat(options.approval()).isNull();
      assertThat(options.secrets()).isNull();
    }

    @Test
    void refuse_what_makes_no_sense() {
      for (Supplier<?> wrong :
          List.<Supplier<?>>of(
              () -> ToolOptions.DEFAULT.withMaxRounds(0),
              () -> ToolOptions.DEFAULT.withMaxRepairs(-1),
              () -> ToolOptions.DEFAULT.withMaxParallel(0),
              () -> ToolOptions.DEFAULT.withMaxResultBytes(0),
              () -> ToolOptions.DEFAULT.withTimeout(Duration.ZERO))) {
        assertThatThrownBy(wrong::get).isInstanceOf(IllegalArgumentException.class);
      }
    }
  }
}
