package dev.sage.llm.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Content;
import dev.sage.llm.Message;
import dev.sage.llm.Reasoning;
import dev.sage.llm.Role;
import dev.sage.llm.Timeouts;
import dev.sage.llm.ToolChoice;
import dev.sage.llm.ToolSpec;
import dev.sage.llm.provider.fake.FakeProvider;
import dev.sage.llm.provider.json.Json;
import dev.sage.llm.secret.Secret;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The key of a request: everything that changes the answer, and nothing else. */
class CacheKeyTest {

  private static final URI URL = URI.create("https://api.example/v1/chat/completions");
  private static final ChatRequest REQUEST =
      ChatRequest.builder("openai/gpt-4.1")
          .message(Message.user("Hello"))
          .tool(new ToolSpec("add", "Adds", "{\"type\":\"object\",\"properties\":{\"a\":{}}}"))
          .temperature(0.2)
          .extra("user", "me")
          .header("X-Team", "blue")
          .build();

  private static String document(ChatRequest request) {
    return CacheKey.document(request, "openai-chat", URL);
  }

  private static String key(ChatRequest request) {
    return CacheKey.of(request, "openai-chat", URL).hex();
  }

  @Test
  void the_document_is_the_one_that_the_page_shows() {
    assertThat(document(REQUEST))
        .isEqualTo(
            """
            {"endpoint":{"url":"https://api.example/v1/chat/completions",\
            "wireFormat":"openai-chat"},"extra":{"user":"me"},"headers":{"X-Team":"blue"},\
            "messages":[{"content":[{"text":"Hello","type":"text"}],"role":"user"}],\
            "model":"openai/gpt-4.1","temperature":0.2,"tools":[{"description":"Adds",\
            "name":"add","parameters":{"properties":{"a":{}},"type":"object"}}],"version":1}""");
    assertThat(key(REQUEST)).isEqualTo(CanonicalJson.sha256(document(REQUEST).getBytes(UTF_8)));
  }

  @Test
  void it_equals_the_canonical_form_of_the_same_document_made_as_a_tree() {
    var any = new AnyRequest(new Random(8785));
    for (int i = 0; i < 3_000; i++) {
      var request = any.request();
      String tree = KeyDocumentOracle.of(request, "openai-chat", URL.toString());

      assertThat(document(request)).as("request %d", i).isEqualTo(CanonicalJson.of(tree));
      assertThat(key(request)).isEqualTo(CanonicalJson.sha256(tree.getBytes(UTF_8)));
    }
  }

  @Test
  void a_long_text_is_written_across_all_its_pieces() {
    var random = new Random(1);
    for (int size : List.of(4_095, 4_096, 4_097, 100_000)) {
      // An odd beginning, so that a pair of surrogates stands across the pieces' borders.
      String text = "x".repeat(random.nextInt(2)) + "🦄".repeat(size / 2) + "é\u0001\"".repeat(9);
      var request = REQUEST.toBuilder().message(Message.user(text)).build();

      assertThat(document(request))
          .isEqualTo(
              CanonicalJson.of(KeyDocumentOracle.of(request, "openai-chat", URL.toString())));
    }
  }

  @Test
  void a_text_of_any_length_is_written_with_what_stands_anywhere_in_it() {
    Map<String, String> written = new HashMap<>();
    List.of("", "\u007f", "é", "ÿ", "Ā", "€", "🦄").forEach(text -> written.put(text, text));
    List.of("\"", "\\").forEach(text -> written.put(text, "\\" + text));
    written.putAll(Map.of("\n", "\\n", "\u0000", "\\u0000", "\u001f", "\\u001f"));
    for (int length : List.of(0, 7, 8, 9, 23, 24, 25, 31, 64, 1_022, 1_023, 1_024, 1_025, 2_049)) {
      for (int at : List.of(0, length / 2, Math.max(0, length - 1), length)) {
        var before = "!#[]~ ".repeat(400).substring(0, at);
        var behind = "z".repeat(length - at);
        written.forEach(
            (raw, json) ->
                assertThat(
                        document(
                            ChatRequest.of("a/b", Message.user(before + raw + behind + raw + raw))))
                    .contains("{\"text\":\"" + before + json + behind + json + json + "\","));
      }
    }
  }

  @Test
  void half_of_a_pair_is_found_wherever_it_stands() {
    for (int length : List.of(0, 23, 24, 1_022, 1_023, 1_024, 2_047)) {
      for (String half : List.of("\uD83E", "\uDD84")) {
        var x = "x".repeat(length);
        for (String text : List.of(x + half, x + half + "x", half + x)) {
          var request = ChatRequest.of("a/b", Message.user(text));

          assertThatThrownBy(() -> key(request)).isInstanceOf(CanonicalJsonException.class);
        }
      }
    }
  }

  @Test
  void a_buffer_that_has_grown_large_is_let_go() {
    var request = REQUEST.toBuilder().message(Message.user("x".repeat(1_000_000))).build();

    assertThat(key(request)).isEqualTo(key(request)).isNotEqualTo(key(REQUEST));
  }

  static Stream<UnaryOperator<ChatRequest.Builder>> changes() {
    return Stream.of(
        b -> b.message(Message.user("")),
        b -> b.message(Message.assistant("Hello")),
        b -> b.tool(new ToolSpec("sub", "Subtracts", "{}")),
        b -> b.toolChoice(ToolChoice.AUTO),
        b -> b.toolChoice(ToolChoice.NONE),
        b -> b.toolChoice(ToolChoice.REQUIRED),
        b -> b.toolChoice(new ToolChoice.Named("auto")),
        b -> b.responseSchema("{}"),
        b -> b.schemaName("a"),
        b -> b.schemaStrict(true),
        b -> b.schemaStrict(false),
        b -> b.tool(new ToolSpec("sub", "Subtracts", "{}").withStrict(true)),
        b -> b.tool(new ToolSpec("sub", "Subtracts", "{}").withExtra("{\"a\":1}")),
        b -> b.temperature(0.3),
        b -> b.temperature(null),
        b -> b.topP(0.2),
        b -> b.maxTokens(1),
        b -> b.stop(List.of("a")),
        b -> b.seed(1L),
        b -> b.seed(1L << 60),
        b -> b.seed((1L << 60) + 1),
        b -> b.reasoning(Reasoning.effort("low")),
        b -> b.reasoning(Reasoning.budget(9)),
        b -> b.extra("n", 1),
        b -> b.extra("n", (1L << 53) + 1),
        b -> b.extra("n", 1L << 53),
        b -> b.header("X-Other", "v"),
        b -> part(b, new Content.Media("a/b", "AA", null, null)),
        b -> part(b, new Content.Media("a/b", "AA", null, "n")),
        b -> part(b, new Content.Media("a/c", "AA", null, null)),
        b -> part(b, new Content.Media("a/b", null, URL, null)),
        b -> part(b, new Content.Reasoning("v", null)),
        b -> part(b, new Content.Reasoning("v", "{}")),
        b -> part(b, new Content.Extra("{}", Content.Extra.Place.PART)),
        b -> part(b, new Content.Extra("{}", Content.Extra.Place.BEFORE)),
        b -> part(b, new Content.Extra("{\"a\":1}", Content.Extra.Place.PART)),
        b -> part(b, new Content.ToolCall("1", "t", "{}")),
        b -> part(b, new Content.ToolResult("1", "t", false)),
        b -> part(b, new Content.ToolResult("1", "t", true)));
  }

  private static ChatRequest.Builder part(ChatRequest.Builder builder, Content part) {
    return builder.message(new Message(Role.USER, List.of(part)));
  }

  @Test
  void whatever_changes_the_answer_changes_the_key() {
    List<String> keys = new ArrayList<>(List.of(key(REQUEST)));
    changes().map(change -> key(change.apply(REQUEST.toBuilder()).build())).forEach(keys::add);
    keys.add(key(REQUEST.withModel("openai/gpt-4.1-mini")));
    keys.add(CacheKey.of(REQUEST, "openai-responses", URL).hex());
    keys.add(CacheKey.of(REQUEST, "openai-chat", URI.create("https://other.example/v1")).hex());
    keys.add(CacheKey.of(REQUEST, "openai-chat", null).hex());
    keys.add(CacheKey.of(REQUEST, "openai-chat", URL, "tenant-1", null).hex());
    keys.add(CacheKey.of(REQUEST, "openai-chat", URL, "tenant-2", null).hex());
    keys.add(CacheKey.of(REQUEST, "openai-chat", URL, "", Secret.of("one")).hex());
    keys.add(CacheKey.of(REQUEST, "openai-chat", URL, "", Secret.of("two")).hex());

    assertThat(keys).doesNotHaveDuplicates().allMatch(key -> key.matches("[0-9a-f]{64}"));
  }

  @Nested
  class It_stays_the_same {

    @Test
    void for_another_request_id_timers_and_cache_mode() {
      var other =
          REQUEST.toBuilder()
              .requestId("mine")
              .timeouts(Timeouts.LOCAL)
              .cache(CacheMode.RECORD_ONLY)
              .build();

      assertThat(key(other)).isEqualTo(key(REQUEST));
    }

    @Test
    void for_prompt_cache_markers() {
      var marked =
          new Message(
              Role.USER,
              List.of(new Content.Text("Hello"), new Content.CachePoint(Duration.ofHours(1))));
      var plain = ChatRequest.of("a/b", Message.user("Hello"));

      assertThat(key(ChatRequest.of("a/b", marked))).isEqualTo(key(plain));
    }

    @Test
    void for_another_query_or_fragment_of_the_address() {
      for (String end : List.of("?key=1", "#a", "?key=1#a", "#a?b")) {
        assertThat(CacheKey.of(REQUEST, "openai-chat", URI.create(URL + end)).hex())
            .isEqualTo(key(REQUEST));
      }
    }

    @Test
    void for_white_space_and_order_in_schemas() {
      var other = REQUEST.toBuilder().responseSchema("{\"a\":1.0,\"b\":[]}").build();
      var same = REQUEST.toBuilder().responseSchema(" {\"b\" : [ ],\n\"a\":1 } ").build();

      assertThat(key(same)).isEqualTo(key(other));
    }

    @Test
    void for_another_order_of_maps() {
      Map<String, Object> forth = new HashMap<>();
      Map<String, Object> back = new java.util.LinkedHashMap<>();
      for (int i = 0; i < 50; i++) {
        forth.put("name" + i, i);
        back.put("name" + (49 - i), 49 - i);
      }

      assertThat(key(REQUEST.toBuilder().extra("m", forth).build()))
          .isEqualTo(key(REQUEST.toBuilder().extra("m", back).build()));
    }

    @Test
    void for_another_form_of_the_same_number() {
      var keys =
          Stream.of(
                  1,
                  1L,
                  1.0,
                  1f,
                  (short) 1,
                  (byte) 1,
                  BigInteger.ONE,
                  new BigDecimal("1.000"),
                  Json.of(1))
              .map(number -> key(REQUEST.toBuilder().extra("n", number).build()));

      assertThat(keys.distinct()).hasSize(1);
    }

    @Test
    void for_the_same_request_in_another_object() {
      assertThat(CacheKey.of(REQUEST, "fake", null))
          .isEqualTo(CacheKey.of(REQUEST, FakeProvider.of()))
          .hasSameHashCodeAs(CacheKey.of(REQUEST, "fake", null))
          .hasToString(CacheKey.of(REQUEST, "fake", null).hex())
          .isNotEqualTo(CacheKey.of(REQUEST, "other", null))
          .isNotEqualTo("a string");
    }
  }

  @Test
  void integers_that_no_double_has_are_strings() {
    var big = BigInteger.TWO.pow(53).add(BigInteger.ONE);
    var request =
        ChatRequest.builder("a/b")
            .extra("a", (1L << 53) + 1)
            .extra("b", -(1L << 53) - 1)
            .extra("c", big)
            .extra("d", 0.1f)
            .extra("f", Arrays.asList(null, true))
            .extra("e", Objects.requireNonNull(Json.tree("{\"z\":1,\"a\":[true,null]}")))
            .build();

    assertThat(CacheKey.document(request, "f", null))
        .contains("\"extra\":{\"a\":\"9007199254740993\",\"b\":\"-9007199254740993\"")
        .contains(
            "\"c\":\"9007199254740993\",\"d\":0.1,\"e\":{\"a\":[true,null],\"z\":1},\"f\":[null,true]}");
  }

  @Test
  void a_secret_makes_it_the_hmac_of_the_document() throws Exception {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec("0123456789abcdef".getBytes(UTF_8), "HmacSHA256"));

    assertThat(CacheKey.of(REQUEST, "openai-chat", URL, "", Secret.of("0123456789abcdef")).hex())
        .isEqualTo(HexFormat.of().formatHex(mac.doFinal(document(REQUEST).getBytes(UTF_8))));
  }

  static Stream<UnaryOperator<ChatRequest.Builder>> without_a_form() {
    Map<Object, Object> twice = new HashMap<>();
    twice.put(1, "a");
    twice.put("1", "b");
    List<Object> endless = new ArrayList<>();
    endless.add(endless);
    Map<String, Object> deep = new HashMap<>();
    deep.put("a", deep);
    return Stream.of(
        b -> b.message(Message.user("\uD800")),
        b -> b.message(Message.user("\uDC00")),
        b -> b.responseSchema("{"),
        b -> b.responseSchema("{} {}"),
        b -> b.responseSchema("{\"a\":1,\"a\":2}"),
        b -> b.temperature(Double.NaN),
        b -> b.topP(Double.POSITIVE_INFINITY),
        b -> b.extra("a", new Object()),
        b -> b.extra("a", Float.NaN),
        b -> b.extra("a", new BigDecimal("1e999")),
        b -> b.extra("a", twice),
        b -> b.extra("a", endless),
        b -> b.extra("a", deep));
  }

  @ParameterizedTest
  @MethodSource("without_a_form")
  void what_has_no_canonical_form_has_no_key(UnaryOperator<ChatRequest.Builder> change) {
    var request = change.apply(REQUEST.toBuilder()).build();

    assertThatThrownBy(() -> key(request)).isInstanceOf(CanonicalJsonException.class);
    assertThat(key(REQUEST)).as("the next key").hasSize(64);
  }
}
