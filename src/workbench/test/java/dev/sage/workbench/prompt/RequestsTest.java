package dev.sage.workbench.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Content;
import dev.sage.llm.Message;
import dev.sage.llm.Reasoning;
import dev.sage.llm.Role;
import dev.sage.llm.ToolChoice;
import dev.sage.llm.ToolSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestsTest {
  private static final Column COLUMN = Column.of(" fake/m ");
  private static final Prompt PROMPT =
      Prompt.blank(List.of(COLUMN))
          .withTurns(
              List.of(new Turn.Instructions("Be {{tone}}."), new Turn.User("Explain {{topic}}.")))
          .withValues(Map.of("tone", "kind", "topic", "SSE"));

  @Test
  void fills_variables_into_all_turns() {
    ChatRequest request = Requests.of(PROMPT, COLUMN, Map.of());
    assertThat(request.model()).isEqualTo("fake/m");
    assertThat(request.messages())
        .containsExactly(Message.system("Be kind."), Message.user("Explain SSE."));
  }

  @Test
  void takes_the_values_of_a_row_before_those_of_the_prompt() {
    ChatRequest request = Requests.of(PROMPT, COLUMN, Map.of("topic", "HTTP"));
    assertThat(request.messages().getLast().text()).isEqualTo("Explain HTTP.");
  }

  @Test
  void leaves_out_empty_instructions_and_everything_that_is_not_set() {
    Prompt bare = PROMPT.withTurns(List.of(new Turn.Instructions(" "), new Turn.User("Hi")));
    assertThat(Requests.of(bare, COLUMN, Map.of()))
        .isEqualTo(ChatRequest.of("fake/m", Message.user("Hi")));
  }

  @Test
  void sends_every_parameter() {
    Prompt full =
        PROMPT.withParameters(
            new Parameters(
                "0.2", "0.9", "100", "-7", "END\n\nSTOP", "high", "2048", "{\"a\": {\"b\": [1]}}"));
    ChatRequest request = Requests.of(full, COLUMN, Map.of());
    assertThat(request.temperature()).isEqualTo(0.2);
    assertThat(request.topP()).isEqualTo(0.9);
    assertThat(request.maxTokens()).isEqualTo(100);
    assertThat(request.seed()).isEqualTo(-7);
    assertThat(request.stop()).containsExactly("END", "STOP");
    assertThat(request.reasoning()).isEqualTo(new Reasoning("high", 2048));
    assertThat(request.extra()).isEqualTo(Map.of("a", Map.of("b", List.of(1))));
  }

  @Test
  void understands_the_forms_of_tools_that_people_paste() {
    Prompt tools =
        PROMPT
            .withTools(
                """
                [{"name": "a", "description": "A", "parameters": {"type": "object"}},
                 {"type": "function", "function": {"name": "b"}},
                 {"name": "c", "input_schema": {"type": "object", "properties": {}}}]
                """)
            .withToolChoice("b")
            .withResponseSchema("{\"type\": \"object\"}");
    ChatRequest request = Requests.of(tools, COLUMN, Map.of());
    assertThat(request.tools()).extracting(ToolSpec::name).containsExactly("a", "b", "c");
    assertThat(request.toolChoice()).isEqualTo(new ToolChoice.Named("b"));
    assertThat(request.responseSchema()).isEqualTo("{\"type\": \"object\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'name': 'pets', 'strict': true, 'schema': {'type': 'array'}}",
        "{'type': 'json_schema', 'name': 'pets', 'strict': true, 'schema': {'type': 'array'}}",
        "{'type': 'json_schema', 'json_schema':"
            + " {'name': 'pets', 'strict': true, 'schema': {'type': 'array'}}}"
      })
  void understands_the_forms_of_a_schema_that_people_paste(String text) {
    ChatRequest request =
        Requests.of(PROMPT.withResponseSchema(text.replace('\'', '"')), COLUMN, Map.of());
    assertThat(request.responseSchema()).isEqualTo("{\"type\":\"array\"}");
    assertThat(request.schemaName()).isEqualTo("pets");
    assertThat(request.schemaStrict()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type': 'object', 'properties': {'schema': {'type': 'object'}}}",
        "{'type': 'object', 'schema': {}}",
        "{'schema': 'x'}",
        "{'title': 't', 'schema': {}}",
        "true"
      })
  void takes_any_other_json_as_the_schema_itself(String text) {
    String schema = text.replace('\'', '"');
    ChatRequest request = Requests.of(PROMPT.withResponseSchema(schema), COLUMN, Map.of());
    assertThat(request.responseSchema()).isEqualTo(schema);
    assertThat(request.schemaName()).isNull();
    assertThat(request.schemaStrict()).isNull();
  }

  @Test
  void sends_no_choice_of_tools_where_there_is_none() {
    assertThat(Requests.of(PROMPT.withToolChoice("required"), COLUMN, Map.of()).toolChoice())
        .isNull();
  }

  @Test
  void gives_a_column_what_it_has_of_its_own() {
    Column own =
        COLUMN
            .withParameters(Parameters.DEFAULTS.withMaxTokens("5"))
            .withTurns(
                List.of(
                    new Turn.User("Weather?"),
                    new Turn.Assistant(
                        "", List.of(), List.of(new Content.ToolCall("c1", "w", "{}"))),
                    new Turn.ToolResult("c1", "w", "{{topic}}", true)));
    ChatRequest request = Requests.of(PROMPT, own, Map.of());
    assertThat(request.maxTokens()).isEqualTo(5);
    assertThat(request.messages())
        .extracting(Message::role)
        .containsExactly(Role.USER, Role.ASSISTANT, Role.TOOL);
    assertThat(request.messages().getLast().content())
        .containsExactly(new Content.ToolResult("c1", "SSE", true));
  }

  @Test
  void makes_no_request_of_tools_that_cannot_be_read() {
    assertThatThrownBy(() -> Requests.of(PROMPT.withTools("["), COLUMN, Map.of()))
        .isInstanceOf(PromptException.class);
  }
}
