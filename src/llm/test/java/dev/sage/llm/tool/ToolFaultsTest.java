package dev.sage.llm.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.Content;
import dev.sage.llm.FinishReason;
import dev.sage.llm.LlmError.Kind;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.StreamEvent.ToolCall;
import dev.sage.llm.StreamEvent.ToolFault;
import dev.sage.llm.StreamEvent.ToolResult;
import dev.sage.llm.StreamEvent.Warning;
import dev.sage.llm.provider.fake.FakeAnswer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Tool calls that must not run: they never do, the model is told, and it has few tries. */
class ToolFaultsTest extends ToolCase {

  private final List<String> ran = Collections.synchronizedList(new ArrayList<>());

  private final ToolSet tools =
      ToolSet.of(
          Tool.builder("weather")
              .parameters(CITY)
              .permission(ToolPermission.AUTO)
              .run(
                  (arguments, _) -> {
                    ran.add(arguments.text());
                    return "cold";
                  })
              .build());

  /** An answer whose last tool call has this fault. */
  private static FakeAnswer faulty(ToolFault fault) {
    var answer = FakeAnswer.builder();
    return switch (fault) {
      case MALFORMED_JSON -> answer.call("c1", "weather", "{\"city\":").build();
      case UNKNOWN_TOOL -> answer.call("c1", "wether", "{}").build();
      case SCHEMA_VIOLATION -> answer.call("c1", "weather", "{\"town\":\"x\"}").build();
      case DUPLICATE_ID ->
          answer
              .call("c1", "weather", "{\"city\":\"A\"}")
              .call("c1", "weather", "{\"city\":\"B\"}")
              .build();
      case TRUNCATED_BY_LENGTH ->
          answer.call("c1", "weather", "{\"city\":\"A\"}").finish(FinishReason.LENGTH).build();
    };
  }

  private static String json(ToolFault fault) {
    return fault.name().toLowerCase(java.util.Locale.ROOT);
  }

  @ParameterizedTest
  @EnumSource
  void never_run_and_the_model_corrects_itself(ToolFault fault) {
    var llm =
        model(
            faulty(fault), calls("c2", "weather", "{\"city\":\"Bern\"}"), FakeAnswer.text("Done."));

    var events = events(llm.stream(request(), tools));

    assertThat(ran).containsExactly("{\"city\":\"Bern\"}");
    assertThat(all(events, Warning.class))
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.code()).isEqualTo("invalid_tool_call");
              assertThat(warning.message()).contains(json(fault)).contains("ther");
            });
    var result = all(events, ToolResult.class).getFirst();
    assertThat(result.error()).isTrue();
    assertThat(result.result()).startsWith("EVALIDATION: " + json(fault) + ". ");
    assertThat(provider.requests().get(1).messages().getLast().content())
        .containsExactly(new Content.ToolResult("c1", result.result(), true));
    assertThat(end(events).finishReason()).isEqualTo(FinishReason.STOP);
  }

  @ParameterizedTest
  @EnumSource
  void end_the_call_after_two_repairs(ToolFault fault) {
    var llm = model(faulty(fault));

    var events = events(llm.stream(request(), tools));

    assertThat(ran).isEmpty();
    assertThat(provider.requests()).hasSize(3);
    assertThat(failure(events).kind()).isEqualTo(Kind.INVALID_TOOL_CALL);
    assertThat(failure(events).reason()).isEqualTo(json(fault));
    assertThat(failure(events).phase()).isEqualTo("tools");
    assertThat(all(events, ToolResult.class)).hasSize(3).allMatch(ToolResult::error);
  }

  @Test
  void have_no_try_where_the_program_gives_none() {
    var llm = model(faulty(ToolFault.UNKNOWN_TOOL));

    var events = events(llm.stream(request(), tools, ToolOptions.DEFAULT.withMaxRepairs(0)));

    assertThat(provider.requests()).hasSize(1);
    assertThat(failure(events).kind()).isEqualTo(Kind.INVALID_TOOL_CALL);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          weather | {"city":         | MALFORMED_JSON   | at byte 8
          weather | {"city":"x"} {}  | MALFORMED_JSON   | at byte 13
          weather | [1]              | MALFORMED_JSON   | a value of another kind
          weather | {"city":"x","city":"y"} | MALFORMED_JSON | uplicate
          weather | null             | MALFORMED_JSON   | a value of another kind
          wether  | {}               | UNKNOWN_TOOL     | Did you mean "weather"?
          xyz     | {}               | UNKNOWN_TOOL     | There are: weather.
          weather | {}               | SCHEMA_VIOLATION | /city is required.
          weather | {"city":3}       | SCHEMA_VIOLATION | /city must be string.
          weather | {"city":"x","z":1} | SCHEMA_VIOLATION | /z is not in the schema.
          """)
  void are_told_with_the_place(String tool, String arguments, ToolFault fault, String says) {
    var events = events(model(calls("c1", tool, arguments)).stream(request(), tools));

    assertThat(all(events, ToolCall.class).getFirst().fault()).isEqualTo(fault);
    assertThat(all(events, Warning.class).getFirst().message()).contains(says);
    assertThat(results(events).getFirst()).contains(says);
    assertThat(ran).isEmpty();
  }

  @Test
  void of_which_there_are_many_are_told_in_part() {
    var schema = "{\"type\":\"object\",\"required\":[\"a\",\"b\",\"c\",\"d\",\"e\",\"f\",\"g\"]}";
    var tool =
        Tool.builder("t")
            .parameters(schema)
            .permission(ToolPermission.AUTO)
            .run((_, _) -> "")
            .build();

    var events = events(model(calls("c1", "t", "{}")).stream(request(), ToolSet.of(tool)));

    assertThat(results(events).getFirst())
        .contains("/a is required; ")
        .endsWith("/e is required; and 2 more.");
  }

  @Test
  void empty_arguments_are_an_empty_object() {
    var tool =
        Tool.builder("now")
            .permission(ToolPermission.AUTO)
            .run((arguments, _) -> arguments.text())
            .build();
    var llm = model(calls("c1", "now", ""), calls("c2", "now", "  "), FakeAnswer.text("Done."));

    assertThat(results(events(llm.stream(request(), ToolSet.of(tool)))))
        .containsExactly("{}", "{}");
  }

  @Test
  void two_calls_with_one_id_are_answered_once_and_go_back_once() {
    var llm = model(faulty(ToolFault.DUPLICATE_ID), FakeAnswer.text("Done."));

    var events = events(llm.stream(request(), tools));

    assertThat(all(events, ToolCall.class))
        .extracting(ToolCall::fault)
        .containsExactly(null, ToolFault.DUPLICATE_ID);
    assertThat(all(events, ToolResult.class)).hasSize(1);
    assertThat(provider.requests().getLast().messages().get(1).content())
        .containsExactly(new Content.ToolCall("c1", "weather", "{\"city\":\"A\"}"));
  }

  @Test
  void sound_calls_beside_a_faulty_one_run() {
    var llm =
        model(
            FakeAnswer.builder()
                .call("c1", "weather", "{\"city\":\"A\"}")
                .call("c2", "weather", "{}")
                .call("c3", "weather", "{\"city\":\"C\"}")
                .build(),
            FakeAnswer.text("Done."));

    var events = events(llm.stream(request(), tools));

    assertThat(ran).containsExactlyInAnyOrder("{\"city\":\"A\"}", "{\"city\":\"C\"}");
    assertThat(all(events, ToolResult.class))
        .extracting(ToolResult::callId)
        .containsExactly("c1", "c2", "c3");
    assertThat(all(events, ToolResult.class))
        .extracting(ToolResult::error)
        .containsExactly(false, true, false);
  }

  @Test
  void a_call_that_was_cut_off_is_called_so_even_where_it_is_no_json() {
    var answer =
        FakeAnswer.builder()
            .call("c1", "weather", "{\"city\":\"A\"}")
            .call("c2", "weather", "{\"ci")
            .finish(FinishReason.LENGTH)
            .build();

    var events = events(model(answer, FakeAnswer.text("Done.")).stream(request(), tools));

    assertThat(ran).isEmpty();
    assertThat(results(events)).allMatch(text -> text.contains("truncated_by_length"));
    assertThat(all(events, Warning.class)).hasSize(2);
  }

  @Test
  void a_name_that_never_ends_is_cut() {
    var events = events(model(calls("c1", "x".repeat(100_000), "{}")).stream(request(), tools));

    assertThat(all(events, Warning.class).getFirst().message()).hasSizeLessThan(1_000);
  }

  @Test
  void every_call_has_exactly_one_result_whatever_the_model_calls() {
    var random = new SplittableRandom(11);
    for (int i = 0; i < 200; i++) {
      var answers = new ArrayList<FakeAnswer>();
      for (int round = random.nextInt(1, 6); round > 0; round--) {
        answers.add(anyAnswer(random));
      }
      var stream =
          model(answers.toArray(FakeAnswer[]::new)).stream(
              request(), tools, ToolOptions.DEFAULT.withMaxRounds(6));

      var events = events(stream);

      assertThat(ran).allMatch(text -> text.equals("{\"city\":\"Bern\"}"));
      assertAnswered(stream.conversation());
      assertThat(events).isNotEmpty();
    }
  }

  private static void assertAnswered(List<dev.sage.llm.Message> conversation) {
    var calls = new ArrayList<String>();
    for (var message : conversation) {
      for (var part : message.content()) {
        switch (part) {
          case Content.ToolCall call -> calls.add(call.callId());
          case Content.ToolResult result -> assertThat(calls.remove(result.callId())).isTrue();
          default -> {}
        }
      }
      if (!calls.isEmpty()) {
        assertThat(calls).doesNotHaveDuplicates();
      }
    }
    assertThat(calls).isEmpty();
  }

  private static FakeAnswer anyAnswer(SplittableRandom random) {
    var answer = FakeAnswer.builder();
    var arguments = Arrays.asList("{\"city\":\"Bern\"}", "{}", "", "{", "[]", "null");
    for (int i = random.nextInt(5); i > 0; i--) {
      switch (random.nextInt(6)) {
        case 0 -> answer.say("text");
        case 1 -> answer.think("hm");
        case 2 -> answer.call("c" + random.nextInt(3), "nothing", "{}");
        default ->
            answer.call(
                "c" + random.nextInt(6),
                "weather",
                arguments.get(random.nextInt(arguments.size())));
      }
    }
    switch (random.nextInt(8)) {
      case 0 -> answer.finish(FinishReason.LENGTH);
      case 1 -> answer.finish(FinishReason.REFUSAL);
      case 2 -> answer.fail(Kind.SERVER_ERROR, "Broken.");
      default -> {}
    }
    return answer.build();
  }

  @Test
  void a_fault_that_the_decoder_found_is_told_once() {
    // The decoders' own faults are tested with each wire format: ToolWireTest.
    var events = events(model(faulty(ToolFault.MALFORMED_JSON)).stream(request(), tools));

    assertThat(all(events, StreamEvent.Warning.class)).hasSize(3);
  }
}
