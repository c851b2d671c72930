package dev.sage.workbench.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

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
import dev.sage.workbench.Json;
import dev.sage.workbench.store.AskedRequest.State;
import dev.sage.workbench.wire.RequestBody;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
                    new Content.Extra("{\"keep\":1}", Content.Extra.Place.BEFORE),
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
        .message(
            new Message(
                Role.ASSISTANT,
                List.of(
                    new Content.Extra("{\"type\":\"search\"}", Content.Extra.Place.PART),
                    new Content.Extra("{\"name\":\"ada\"}", Content.Extra.Place.MESSAGE))))
        .tool(new ToolSpec("look", "Looks", "{\"type\":\"object\"}"))
        .tool(new ToolSpec("hear", "", "{}", true, "{\"cache_control\":{}}"))
        .toolChoice(new ToolChoice.Named("look"))
        .responseSchema("{\"type\":\"object\"}")
        .schemaName("place")
        .schemaStrict(true)
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
    return json(request, policy);
  }

  private static String json(ChatRequest request, RedactionPolicy chosen) {
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

  private static RedactionPolicy keepingAllBut(ContentClass type, ContentAction action) {
    RedactionPolicy policy = RedactionPolicy.of(Sink.STORE);
    for (ContentClass each : ContentClass.values()) {
      policy = policy.withContent(each, each == type ? action : ContentAction.KEEP);
    }
    return policy;
  }

  private static ChatRequest wire(String api, String body) {
    return RequestBody.read(api, Json.MAPPER.readTree(body), "p/m");
  }

  @ParameterizedTest
  @EnumSource(
      value = ContentAction.class,
      names = {"DROP", "HASH"})
  void What_tools_are_given_and_say_is_not_stored_elsewhere_where_it_is_not_kept(
      ContentAction action) {
    ChatRequest responses =
        wire(
            "openai-responses",
            """
            {"input":[{"role":"user","content":"Go on."},
             {"type":"custom_tool_call","call_id":"c1","name":"sh","input":"SECRETIVE"},
             {"type":"custom_tool_call_output","call_id":"c1","output":"SECRETIVE"},
             {"type":"mcp_call","name":"ask","arguments":"SECRETIVE","output":"SECRETIVE"},
             {"type":"local_shell_call_output","output":"SECRETIVE"}],
             "tools":[{"type":"function","name":"sh","description":"SECRETIVE"},
              {"type":"mcp","server_description":"SECRETIVE"}],"user":"u"}""");
    ChatRequest messages =
        wire(
            "anthropic-messages",
            """
            {"system":"Be brief.","messages":[{"role":"user","content":"Go on."},
             {"role":"assistant","content":[
              {"type":"server_tool_use","id":"s1","name":"web_search","input":{"q":"SECRETIVE"}},
              {"type":"web_search_tool_result","tool_use_id":"s1","content":"SECRETIVE"}]}]}""");
    RedactionPolicy policy = keepingAllBut(ContentClass.TOOL, action);
    assertThat(json(responses, policy)).contains("Go on.", "\"user\"").doesNotContain("SECRETIVE");
    assertThat(json(messages, policy)).contains("Go on.").doesNotContain("SECRETIVE");
    RedactionPolicy all = keepingAllBut(ContentClass.TOOL, ContentAction.KEEP);
    assertThat(AskedRequest.read(json(responses, all), "p/m")).isEqualTo(responses);
    assertThat(AskedRequest.read(json(messages, all), "p/m")).isEqualTo(messages);
  }

  @Test
  void Thoughts_are_not_stored_beside_an_answer_that_is_not_kept() {
    ChatRequest asked =
        wire(
            "anthropic-messages",
            """
            {"messages":[{"role":"user","content":"Go on."},{"role":"assistant","content":[
             {"type":"thinking","thinking":"SECRETIVE","signature":"s"}]}]}""");
    assertThat(json(asked, keepingAllBut(ContentClass.RESPONSE, ContentAction.DROP)))
        .contains("Go on.")
        .doesNotContain("SECRETIVE");
  }

  @Test
  void Tools_are_kept_as_tools_are_where_prompts_are_not() {
    ChatRequest asked = wire("openai-chat", "{\"tools\":[{\"type\":\"web\"}],\"user\":\"u\"}");
    String stored = json(asked, keepingAllBut(ContentClass.PROMPT, ContentAction.DROP));
    assertThat(AskedRequest.read(stored, "p/m").extra()).containsOnlyKeys("tools");
  }

  @ParameterizedTest
  @EnumSource(ContentClass.class)
  void With_hashes_for_some_of_its_words_it_is_not_to_be_asked_again(ContentClass type) {
    ChatRequest.Builder asked = ChatRequest.builder("p/m").message(Message.user("Hi"));
    asked.message(
        new Message(
            Role.ASSISTANT,
            List.of(new Content.Text("Hm."), new Content.ToolCall("c1", "look", "{}"))));
    String stored = json(asked.build(), keepingAllBut(type, ContentAction.HASH));
    AskedRequest read = asked(stored, CallMarks.NONE);
    assertThat(read.state()).isEqualTo(State.PARTLY);
    assertThat(read.kept()).isFalse();
    assertThat(read.missing()).containsExactly(entry(RequestPart.of(type), ContentAction.HASH));
  }

  @ParameterizedTest
  @EnumSource(ContentClass.class)
  void Without_some_of_its_words_it_is_not_to_be_asked_again_and_says_which(ContentClass type) {
    ChatRequest.Builder asked = ChatRequest.builder("p/m").message(Message.user("Hi"));
    asked.message(
        new Message(
            Role.ASSISTANT,
            List.of(new Content.Text("Hm."), new Content.ToolCall("c1", "look", "{}"))));
    AskedRequest read =
        asked(json(asked.build(), keepingAllBut(type, ContentAction.DROP)), CallMarks.NONE);
    assertThat(read.state()).isEqualTo(State.PARTLY);
    assertThat(read.missing()).containsExactly(entry(RequestPart.of(type), ContentAction.DROP));
  }

  @Test
  void Without_words_of_that_kind_nothing_of_it_is_missing() {
    ChatRequest asked = ChatRequest.of("p/m", Message.user("Hi"));
    String stored = json(asked, keepingAllBut(ContentClass.TOOL, ContentAction.DROP));
    assertThat(asked(stored, CallMarks.NONE).state()).isEqualTo(State.KEPT);
  }

  @Test
  void Further_fields_that_were_dropped_are_missing_like_words() {
    ChatRequest asked =
        ChatRequest.builder("p/m").message(Message.assistant("Hi")).extra("user", "u").build();
    String stored = json(asked, keepingAllBut(ContentClass.PROMPT, ContentAction.HASH));
    assertThat(asked(stored, CallMarks.NONE).missing())
        .containsExactly(entry(RequestPart.PROMPT, ContentAction.DROP));
  }

  @Test
  void What_is_in_the_providers_own_form_is_missing_where_anything_is_not_kept() {
    ChatRequest asked =
        ChatRequest.of(
            "p/m",
            Message.user(
                List.of(
                    new Content.Text("Hi"),
                    new Content.Extra("{\"type\":\"x\"}", Content.Extra.Place.PART))));
    String stored = json(asked, keepingAllBut(ContentClass.TOOL, ContentAction.DROP));
    AskedRequest read = asked(stored, CallMarks.NONE);
    assertThat(read.state()).isEqualTo(State.PARTLY);
    assertThat(read.missing()).containsExactly(entry(RequestPart.OPAQUE, ContentAction.DROP));
  }

  @Test
  void A_store_of_before_says_so_by_images_without_bytes_and_tools_without_parameters() {
    AskedRequest image =
        asked(
            """
            {"messages":[{"role":"user","content":[{"type":"text","text":"Hi"},
             {"type":"media","mediaType":"image/png","base64":""}]}]}""",
            CallMarks.NONE);
    assertThat(image.missing()).containsExactly(entry(RequestPart.PROMPT, ContentAction.DROP));
    AskedRequest tool =
        asked(
            """
            {"messages":[{"role":"user","content":[{"type":"text","text":"Hi"}]}],
             "tools":[{"name":"look","description":"","parameters":""}]}""",
            CallMarks.NONE);
    assertThat(tool.state()).isEqualTo(State.PARTLY);
    assertThat(tool.missing()).containsExactly(entry(RequestPart.TOOL, ContentAction.DROP));
  }

  @Test
  void A_hash_for_a_tool_or_a_schema_counts_like_one_for_a_message() {
    ChatRequest.Builder asked = ChatRequest.builder("p/m").message(Message.user("Hi"));
    asked.tool(new ToolSpec("look", "Looks", "{}"));
    String stored = json(asked.build(), keepingAllBut(ContentClass.TOOL, ContentAction.HASH));
    assertThat(asked(stored, CallMarks.NONE).state()).isEqualTo(State.PARTLY);
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
