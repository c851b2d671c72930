package dev.sage.workbench.prompt;

import static org.assertj.core.api.Assertions.assertThat;

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

class AskedPromptTest {
  private static ChatRequest.Builder request() {
    return ChatRequest.builder("openai/gpt")
        .message(Message.system("Be brief."))
        .message(Message.user("What is {{this}} for?"))
        .message(
            new Message(
                Role.ASSISTANT,
                List.of(
                    new Content.Text("Let me look."),
                    new Content.ToolCall("c1", "look", "{\"a\":1}"))))
        .message(Message.toolResult("c1", "a template"))
        .tool(new ToolSpec("look", "Looks", "{\"type\":\"object\"}"))
        .toolChoice(ToolChoice.REQUIRED)
        .responseSchema("{\n  \"type\": \"object\"\n}")
        .temperature(0.25)
        .topP(1.0)
        .maxTokens(64)
        .seed(3L)
        .stop(List.of("END", "STOP"))
        .reasoning(Reasoning.effort("low"))
        .extra("user", "u1");
  }

  @Test
  void a_prompt_of_a_request_asks_the_same_again() {
    ChatRequest asked = request().build();
    Prompt prompt = AskedPrompt.of(asked).prompt();
    ChatRequest again = Requests.of(prompt, prompt.columns().getFirst(), Map.of());
    assertThat(again).isEqualTo(asked);
  }

  @Test
  void the_name_and_the_strictness_of_a_schema_are_asked_again() {
    ChatRequest asked =
        request()
            .responseSchema("{\"type\":\"object\"}")
            .schemaName("weather")
            .schemaStrict(true)
            .build();
    Prompt prompt = AskedPrompt.of(asked).prompt();
    assertThat(Requests.of(prompt, prompt.columns().getFirst(), Map.of())).isEqualTo(asked);
    assertThat(PromptProblems.of(prompt)).noneMatch(PromptProblem::blocking);
  }

  @Test
  void images_are_left_out_and_counted() {
    ChatRequest asked =
        ChatRequest.builder("openai/gpt")
            .message(
                Message.user(
                    List.of(
                        new Content.Text("What is on it?"),
                        new Content.Media("image/png", "AA==", null, null))))
            .build();
    AskedPrompt made = AskedPrompt.of(asked);
    assertThat(made.leftOut()).isOne();
    assertThat(made.prompt().turns()).containsExactly(new Turn.User("What is on it?"));
  }

  @Test
  void a_request_without_messages_is_an_empty_prompt() {
    Prompt prompt = AskedPrompt.of(ChatRequest.of("openai/gpt")).prompt();
    assertThat(prompt.turns()).containsExactly(new Turn.User(""));
  }
}
