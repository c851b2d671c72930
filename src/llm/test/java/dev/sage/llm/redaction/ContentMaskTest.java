package dev.sage.llm.redaction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.provider.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentMaskTest {

  private final Redactor redactor = Redactor.create();

  private ContentMask mask(ContentAction action) {
    return mask(action, action, action);
  }

  private ContentMask mask(ContentAction prompt, ContentAction response, ContentAction tool) {
    return new ContentMask(
        redactor,
        new RedactionPolicy(
            Set.of(),
            Set.of(),
            Map.of(
                ContentClass.PROMPT, prompt,
                ContentClass.RESPONSE, response,
                ContentClass.TOOL, tool)));
  }

  private static String body(ContentMask mask, ContentClass type, String json) {
    return new String(mask.body(json.getBytes(UTF_8), type), UTF_8);
  }

  private static String frame(ContentMask mask, String frame) {
    return new String(mask.frame(frame.getBytes(UTF_8), ContentClass.RESPONSE), UTF_8);
  }

  private String hash(String text, ContentClass type) {
    return mask(ContentAction.HASH).hash(text, type);
  }

  @Nested
  class A_body {

    @Test
    void keeps_how_it_is_built() {
      var request =
          """
          {"model": "gpt-4.1", "temperature": 0.2, "stream":true, "messages": [
            {"role": "system", "content": "Be brief"},
            {"role": "user", "content": [{"type": "text", "text": "My name is Ada\\n"}]}]}
          """;

      assertThat(body(mask(ContentAction.HASH), ContentClass.PROMPT, request))
          .isEqualTo(
              """
              {"model": "gpt-4.1", "temperature": 0.2, "stream":true, "messages": [
                {"role": "system", "content": "%s"},
                {"role": "user", "content": [{"type": "text", "text": "%s"}]}]}
              """
                  .formatted(
                      hash("Be brief", ContentClass.PROMPT),
                      hash("My name is Ada\n", ContentClass.PROMPT)));
      assertThat(body(mask(ContentAction.DROP), ContentClass.PROMPT, request))
          .contains("\"content\": \"\"", "\"text\": \"\"", "\"role\": \"user\"");
    }

    @Test
    void knows_what_is_a_tools() {
      var request =
          """
          {"messages":[
           {"role":"assistant","tool_calls":[{"id":"call_1","type":"function","function":
             {"name":"weather","arguments":"{\\"city\\":\\"Ulm\\"}"}}]},
           {"content":"8 degrees","role":"tool","tool_call_id":"call_1"},
           {"role":"user","content":"and now?"}]}
          """;

      assertThat(
              body(
                  mask(ContentAction.KEEP, ContentAction.KEEP, ContentAction.DROP),
                  ContentClass.PROMPT,
                  request))
          .contains(
              "\"name\":\"weather\",\"arguments\":\"\"", "{\"content\":\"\",\"role\":\"tool\"")
          .contains("and now?")
          .doesNotContain("Ulm", "degrees");
    }

    @Test
    void has_nothing_left_of_the_arguments_of_a_tool_not_even_their_names() {
      var message =
          """
          {"content":[{"type":"tool_use","id":"toolu_1","name":"pay",
          "input":{"iban-of-ada":[12345,true],"type":"secret"}},{"type":"text","text":"x y"}]}
          """;

      assertThat(body(mask(ContentAction.HASH), ContentClass.RESPONSE, message))
          .contains("\"name\":\"pay\"", "\"input\":{\"masked\":\"[tool:")
          .doesNotContain("iban", "12345", "secret");
      assertThat(body(mask(ContentAction.DROP), ContentClass.RESPONSE, message))
          .contains("\"input\":{}");
    }

    @Test
    void of_a_prompt_in_an_answer_is_a_prompt() {
      var answer = "{\"instructions\":\"Be kind\",\"output\":[{\"text\":\"I am\"}]}";

      assertThat(
              body(
                  mask(ContentAction.DROP, ContentAction.KEEP, ContentAction.KEEP),
                  ContentClass.RESPONSE,
                  answer))
          .isEqualTo("{\"instructions\":\"\",\"output\":[{\"text\":\"I am\"}]}");
    }

    @Test
    void hides_what_only_looks_like_structure() {
      assertThat(
              body(
                  mask(ContentAction.DROP),
                  ContentClass.PROMPT,
                  "{\"type\":\"My secret plan\",\"role\":\"%s\",\"name\":\"Ada\",\"My plan\":1}"
                      .formatted("x".repeat(200))))
          .isEqualTo("{\"type\":\"\",\"role\":\"\",\"name\":\"\",\"\":1}");
    }

    @Test
    void hides_token_numbers_that_spell_the_text() {
      assertThat(
              body(
                  mask(ContentAction.DROP),
                  ContentClass.RESPONSE,
                  "{\"context\":[72,105],\"logprobs\":{\"content\":[{\"bytes\":[72,105]}]}}"))
          .isEqualTo("{\"context\":[],\"logprobs\":{}}");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "<html><body>My name is Ada</body></html>",
          "My name is Ada",
          "{\"a\": My name is Ada}",
          "{\"text\": \"My name is Ada",
          "{\"a\":1}} My name is Ada",
          "[1, 2] My name is Ada [",
          "{\"My name is Ada\"}",
          "{nameIsAda: 1}",
          "{\"a\":{\"input\":{\"b\":\"My name is Ada\"",
          "\\u004dy name is Ada"
        })
    void that_is_no_json_is_all_content(String text) {
      for (var action : new ContentAction[] {ContentAction.HASH, ContentAction.DROP}) {
        assertThat(body(mask(action), ContentClass.RESPONSE, text)).doesNotContain("name", "Ada");
      }
    }

    @Test
    void equal_texts_have_equal_hashes_however_they_are_written() {
      var one =
          body(mask(ContentAction.HASH), ContentClass.PROMPT, "{\"content\":\"sch\\u00f6n\"}");

      assertThat(one).isEqualTo("{\"content\":\"" + hash("schön", ContentClass.PROMPT) + "\"}");
      assertThat(one).matches("\\{\"content\":\"\\[prompt:[0-9a-f]{12}]\"}");
    }

    @Test
    void that_is_kept_is_the_same_array() {
      var bytes = "{\"content\":\"a\"}".getBytes(UTF_8);

      assertThat(mask(ContentAction.KEEP).body(bytes, ContentClass.PROMPT)).isSameAs(bytes);
      assertThat(mask(ContentAction.KEEP).keepsAll()).isTrue();
    }

    @Test
    void may_be_nested_as_deep_as_it_likes() {
      var deep = "[".repeat(200_000) + "\"Ada\"" + "]".repeat(200_000);

      assertThat(body(mask(ContentAction.DROP), ContentClass.PROMPT, deep)).doesNotContain("Ada");
    }
  }

  @Nested
  class A_frame {

    @Test
    void of_openai_chat() {
      assertThat(
              frame(
                  mask(ContentAction.HASH),
                  """
                  data: {"id":"chatcmpl-1","object":"chat.completion.chunk","model":"gpt-4.1",\
                  "choices":[{"index":0,"delta":{"role":"assistant","content":" Ada"},\
                  "finish_reason":null}]}

                  """))
          .isEqualTo(
              """
              data: {"id":"chatcmpl-1","object":"chat.completion.chunk","model":"gpt-4.1",\
              "choices":[{"index":0,"delta":{"role":"assistant","content":""},\
              "finish_reason":null}]}

              """);
      assertThat(frame(mask(ContentAction.DROP), "data: [DONE]\n\n")).isEqualTo("data: [DONE]\n\n");
    }

    @Test
    void of_openai_responses() {
      assertThat(
              frame(
                  mask(ContentAction.KEEP, ContentAction.KEEP, ContentAction.DROP),
                  """
                  event: response.function_call_arguments.delta
                  data: {"type":"response.function_call_arguments.delta","item_id":"fc_1",\
                  "output_index":0,"delta":"{\\"city\\""}

                  """))
          .isEqualTo(
              """
              event: response.function_call_arguments.delta
              data: {"type":"response.function_call_arguments.delta","item_id":"fc_1",\
              "output_index":0,"delta":""}

              """);
    }

    @Test
    void of_anthropic() {
      assertThat(
              frame(
                  mask(ContentAction.DROP),
                  "event: content_block_delta\r\ndata: {\"type\":\"content_block_delta\",\"index\":0,"
                      + "\"delta\":{\"type\":\"text_delta\",\"text\":\"Ada\"}    }\r\n\r\n"))
          .isEqualTo(
              "event: content_block_delta\r\ndata: {\"type\":\"content_block_delta\",\"index\":0,"
                  + "\"delta\":{\"type\":\"text_delta\",\"text\":\"\"}    }\r\n\r\n");
    }

    @Test
    void of_gemini_as_events_and_as_pieces_of_a_list() {
      var element =
          "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"Ada\"},{\"functionCall\":{\"name\":"
              + "\"pay\",\"args\":{\"to\":\"Ada\"}}}],\"role\":\"model\"},\"finishReason\":\"STOP\"}]}";
      var masked =
          "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"\"},{\"functionCall\":{\"name\":"
              + "\"pay\",\"args\":{}}}],\"role\":\"model\"},\"finishReason\":\"STOP\"}]}";

      var drop = mask(ContentAction.DROP);
      assertThat(frame(drop, "data: " + element + "\n\n")).isEqualTo("data: " + masked + "\n\n");
      assertThat(frame(drop, "[" + element)).isEqualTo("[" + masked);
      assertThat(frame(drop, ",\r\n" + element)).isEqualTo(",\r\n" + masked);
      assertThat(frame(drop, "]")).isEqualTo("]");
    }

    @Test
    void of_ollama() {
      assertThat(
              frame(
                  mask(ContentAction.HASH),
                  "{\"model\":\"qwen3\",\"created_at\":\"2026-05-04T22:47:29.3Z\",\"message\":{\"role\":"
                      + "\"assistant\",\"content\":\"Ada\",\"thinking\":\"hm\",\"tool_calls\":[{\"function\":"
                      + "{\"name\":\"pay\",\"arguments\":{\"to\":\"Ada\"}}}]},\"done\":false}\n"))
          .isEqualTo(
              "{\"model\":\"qwen3\",\"created_at\":\"2026-05-04T22:47:29.3Z\",\"message\":{\"role\":"
                  + "\"assistant\",\"content\":\"\",\"thinking\":\"\",\"tool_calls\":[{\"function\":"
                  + "{\"name\":\"pay\",\"arguments\":{}}}]},\"done\":false}\n");
    }

    @Test
    void may_have_several_data_lines_and_comments() {
      assertThat(
              frame(
                  mask(ContentAction.DROP),
                  ": a comment of Ada\nid: 7\nevent: my name is\ndata: {\"text\":\ndata: \"Ada\"}\n\n"))
          .isEqualTo(":\nid: 7\nevent:\ndata: {\"text\":\ndata: \"\"}\n\n");
    }
  }

  @Nested
  class A_text {

    @ParameterizedTest
    @EnumSource(ContentAction.class)
    void is_treated_as_the_policy_says(ContentAction action) {
      var text = mask(action).text("Ada", ContentClass.RESPONSE);

      assertThat(text)
          .isEqualTo(
              switch (action) {
                case KEEP, REDACT -> "Ada";
                case HASH -> hash("Ada", ContentClass.RESPONSE);
                case DROP -> "";
              });
    }
  }

  @Nested
  class Whatever_it_is {

    private final SplittableRandom random = new SplittableRandom(5);
    private final StringBuilder said = new StringBuilder();

    private String words() {
      var text = new StringBuilder();
      for (int i = 0; i < 12; i++) {
        text.append((char) ('A' + random.nextInt(26))).append(i % 4 == 3 ? " " : "");
      }
      said.append(text).append('\n');
      return text.toString();
    }

    private String json(int depth) {
      return switch (random.nextInt(depth > 4 ? 2 : 5)) {
        case 0 -> "\"" + words() + "\"";
        case 1 -> String.valueOf(random.nextInt(100));
        case 2 -> "[" + json(depth + 1) + ", " + json(depth + 1) + "]";
        default ->
            "{\"%s\":%s,\"%s\" : %s}".formatted(key(), json(depth + 1), key(), json(depth + 1));
      };
    }

    private String key() {
      var keys =
          new String[] {"type", "text", "input", "zzz", "arguments", "content", "role", "x y"};
      return keys[random.nextInt(keys.length)];
    }

    @Test
    void nothing_of_a_content_survives_and_json_stays_json() {
      for (int round = 0; round < 2_000; round++) {
        said.setLength(0);
        var text = json(0);
        var type = List.of(ContentClass.values()).get(random.nextInt(3));
        var action = random.nextBoolean() ? ContentAction.HASH : ContentAction.DROP;
        var masked = body(mask(action), type, text);

        assertThat(Json.tree(masked)).as(text).isNotNull();
        for (var line : said.toString().lines().toList()) {
          assertThat(masked).as(text).doesNotContain(line.substring(0, 8), line.substring(4, 12));
        }
        int cut = random.nextInt(text.length());
        var head = frame(mask(action), text.substring(0, cut));
        for (var line : said.toString().lines().toList()) {
          assertThat(head).as(text).doesNotContain(line.substring(0, 8));
        }
      }
    }
  }
}
