package dev.sage.workbench.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.llm.tool.ValueSchema;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromptJsonTest {
  private static final Prompt PROMPT =
      Prompt.blank(List.of(Column.of("openai/gpt-4.1")))
          .withTurns(
              List.of(
                  new Turn.Instructions("Be brief.\nBe kind."),
                  new Turn.User("Explain {{topic}}.")))
          .withTools("[\n  {\n    \"name\": \"f\"\n  }\n]")
          .withParameters(Parameters.DEFAULTS.withTemperature("0.20").withSeed("no number"))
          .withValues(Map.of("topic", "SSE"))
          .withAssertions(List.of(new Assertion(Assertion.Kind.MAX_LATENCY, "2s")));

  @Test
  void is_written_in_one_order_with_a_line_for_each_line() {
    assertThat(PromptJson.write(PROMPT))
        .isEqualTo(
            """
            {
              "version": 1,
              "turns": [
                {
                  "role": "system",
                  "text": [
                    "Be brief.",
                    "Be kind."
                  ]
                },
                {
                  "role": "user",
                  "text": "Explain {{topic}}."
                }
              ],
              "tools": [
                {
                  "name": "f"
                }
              ],
              "parameters": {
                "temperature": 0.20,
                "seed": "no number"
              },
              "values": {
                "topic": "SSE"
              },
              "assertions": [
                {
                  "kind": "max-latency",
                  "value": "2s"
                }
              ],
              "columns": [
                {
                  "target": "openai/gpt-4.1"
                }
              ]
            }
            """);
  }

  @Test
  void comes_back_as_it_was_whatever_was_typed() {
    MadeUpPrompts.many(3_000)
        .forEach(prompt -> assertThat(PromptJson.read(PromptJson.write(prompt))).isEqualTo(prompt));
  }

  @Test
  void survives_the_way_through_utf_8() {
    MadeUpPrompts.many(500)
        .forEach(
            prompt -> {
              byte[] bytes = PromptJson.write(prompt).getBytes(StandardCharsets.UTF_8);
              assertThat(PromptJson.read(new String(bytes, StandardCharsets.UTF_8)))
                  .isEqualTo(prompt);
            });
  }

  @Test
  void is_what_its_schema_says() throws IOException {
    ValueSchema schema = schema();
    MadeUpPrompts.many(500)
        .forEach(prompt -> assertThat(schema.violations(PromptJson.write(prompt))).isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"version\": 1, \"turns\": 7, \"columns\": []}| a list, not a number",
        "{\"version\": 1, \"turns\": [7], \"columns\": []}| an object, not a number",
        "{\"version\": 1, \"turns\": [{\"role\": \"usr\"}], \"columns\": []}| one of system, user",
        "{\"version\": 2, \"turns\": [], \"columns\": []}| use a newer Sage",
        "{\"version\": 1, \"turns\": [], \"columns\": [{\"target\": 7}]}| a text or a list",
        "{\"version\": 1, \"turns\": [], \"columns\": [], \"repetitions\": 0}| whole number from 1",
        "{\"version\": 1, \"turns\": [], \"columns\": [], \"assertions\": [{\"kind\": \"x\"}]}| one of contains",
        "{\"version\": 1, \"turns\": [{\"role\": \"tool\", \"error\": \"no\"}], \"columns\": []}| true or false",
        "{\"version\": 1, \"turns\": [], \"columns\": [], \"values\": {\"a\": 7}}| a text or a list"
      })
  void refuses_what_its_schema_refuses_and_says_where(String json, String words)
      throws IOException {
    assertThat(schema().violations(json)).isNotEmpty();
    assertThatThrownBy(() -> PromptJson.read(json))
        .isInstanceOf(PromptException.class)
        .hasMessageStartingWith("Line 1, column ")
        .hasMessageContaining(words.strip());
  }

  @Test
  void says_line_and_column_of_what_is_wrong() {
    assertThatThrownBy(
            () ->
                PromptJson.read("{\n  \"turns\": [\n    {\n      \"role\": \"usr\"\n    }\n  ]\n}"))
        .hasMessage(
            "Line 4, column 15: turns.0.role: A role is one of system, user, assistant, tool.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"''", "nonsense", "{", "[]", "{\"turns\":[]}{", "{\"a\":1,\"a\":2}", "{,}", "null"})
  void refuses_what_is_no_document_in_one_sentence(String text) {
    assertThatThrownBy(() -> PromptJson.read(text))
        .isInstanceOf(PromptException.class)
        .satisfies(wrong -> assertThat(String.valueOf(wrong.getMessage()).lines()).hasSize(1));
  }

  @Test
  void refuses_what_is_nested_without_end() {
    assertThatThrownBy(() -> PromptJson.read("[".repeat(200_000)))
        .isInstanceOf(PromptException.class);
  }

  @Test
  void repeats_nothing_of_a_wrong_text() {
    assertThatThrownBy(() -> PromptJson.read("{\"turns\": sk-made-up-secret}"))
        .satisfies(wrong -> assertThat(wrong.toString()).doesNotContain("sk-made-up"));
  }

  @Test
  void names_the_fields_that_it_does_not_know() {
    var reading =
        PromptJson.reading(
            """
            {"version": 1, "colour": 7, "turns": [{"role": "user", "text": "Hi", "mood": 1}]}
            """);
    assertThat(reading.ignored()).containsExactlyInAnyOrder("colour", "turns.0.mood");
    assertThat(reading.prompt().turns()).containsExactly(new Turn.User("Hi"));
  }

  @Test
  void shows_no_other_text_than_there_is() {
    String written = PromptJson.write(PROMPT.withInputs("\u202Etxt.exe"));
    assertThat(written).contains("\\u202e").doesNotContain("\u202E");
  }

  private static ValueSchema schema() throws IOException {
    try (InputStream in = PromptJson.class.getResourceAsStream("prompt.schema.json")) {
      return ValueSchema.compile(
          new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
