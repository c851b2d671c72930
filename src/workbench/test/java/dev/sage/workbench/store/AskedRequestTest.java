package dev.sage.workbench.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Content;
import dev.sage.llm.Message;
import dev.sage.llm.Reasoning;
import dev.sage.llm.Role;
import dev.sage.llm.ToolChoice;
import dev.sage.llm.ToolSpec;
import dev.sage.llm.redaction.ContentAction;
import dev.sage.llm.redaction.ContentClass;
import dev.sage.llm.redaction.RedactionPolicy;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.redaction.Sink;
import dev.sage.workbench.store.AskedRequest.State;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AskedRequestTest {
  private static ChatRequest everything() {
    return ChatRequest.builder("openai/gpt")
        .message(
            new Message(
                Role.SYSTEM,
                List.of(
                    new Content.Text("Be brief."), new Content.CachePoint(Duration.ofHours(1)))))
        .message(
            Message.user(
                List.of(
                    new Content.Text("Look."),
                    new Content.Media("image/png", "AA==", null, "a.png"),
                    new Content.Media(
                        "image/jpeg", null, URI.create("https://example.org/b.jpg"), null))))
        .message(
            new Message(
                Role.ASSISTANT,
                List.of(
                    new Content.Reasoning("Hm.", "{\"type\":\"thinking\"}"),
                    new Content.ToolCall("c1", "look", "{\"a\":1}"))))
        .message(new Message(Role.TOOL, List.of(new Content.ToolResult("c1", "not there", true))))
        .tool(new ToolSpec("look", "Looks", "{\"type\":\"object\"}"))
        .toolChoice(new ToolChoice.Named("look"))
        .responseSchema("{\"type\":\"object\"}")
        .temperature(0.25)
        .topP(0.5)
        .maxTokens(64)
        .seed(3L)
        .stop(List.of("END"))
        .reasoning(new Reasoning("low", 128))
        .extra("metadata", Map.of("team", "blue"))
        .header("x-team", "blue")
        .build();
  }

  private static String json(ChatRequest request, ContentAction action) {
    RedactionPolicy policy = RedactionPolicy.of(Sink.STORE);
    for (ContentClass type : ContentClass.values()) {
      policy = policy.withContent(type, action);
    }
    RedactionPolicy chosen = policy;
    return RequestJson.write(request, new Clean(Redactor.create(), () -> chosen));
  }

  private static AskedRequest asked(String json, CallMarks marks) {
    return AskedRequest.of(
        "openai/gpt", Optional.of(new StoredContent(json, "", "", "", List.of())), marks);
  }

  @Test
  void what_was_written_is_read_whole() {
    ChatRequest asked = everything();
    assertThat(AskedRequest.read(json(asked, ContentAction.KEEP), "openai/gpt")).isEqualTo(asked);
  }

  @Test
  void its_state_says_what_became_of_the_words() {
    assertThat(asked(json(everything(), ContentAction.KEEP), CallMarks.NONE).state())
        .isEqualTo(State.KEPT);
    assertThat(asked(json(everything(), ContentAction.HASH), CallMarks.NONE).state())
        .isEqualTo(State.HASHED);
    assertThat(asked(json(everything(), ContentAction.DROP), CallMarks.NONE).state())
        .isEqualTo(State.DROPPED);
    assertThat(asked("{\"model\":\"openai/gpt\",\"messages\":[]}", CallMarks.NONE).state())
        .isEqualTo(State.NONE);
    assertThat(asked("{}", new CallMarks(false, new TreeMap<>(), true, true)).state())
        .isEqualTo(State.REMOVED);
    assertThat(asked("not JSON", CallMarks.NONE).state()).isEqualTo(State.UNREADABLE);
  }
}
