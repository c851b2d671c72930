package dev.sage.llm.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Content;
import dev.sage.llm.FinishReason;
import dev.sage.llm.Llm;
import dev.sage.llm.LlmError.Kind;
import dev.sage.llm.Message;
import dev.sage.llm.Role;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.StreamEvent.RoundEnd;
import dev.sage.llm.StreamEvent.ToolResult;
import dev.sage.llm.Timings;
import dev.sage.llm.ToolChoice;
import dev.sage.llm.ToolSpec;
import dev.sage.llm.Usage;
import dev.sage.llm.provider.fake.FakeAnswer;
import dev.sage.llm.provider.fake.FakeProvider;
import dev.sage.llm.telemetry.CallRecord;
import dev.sage.llm.telemetry.CallStart;
import dev.sage.llm.telemetry.CallTap;
import dev.sage.llm.telemetry.StreamTap;
import dev.sage.llm.telemetry.TappedFrame;
import dev.sage.llm.telemetry.ToolRecord;
import dev.sage.llm.telemetry.ToolRecord.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A call with tools as a program sees it: rounds, events, usage, the conversation. */
class ToolStreamTest extends ToolCase {

  private static final ToolSet WEATHER =
      ToolSet.of(
          Tool.builder("weather")
              .description("The weather of a city, now.")
              .parameters(CITY)
              .permission(ToolPermission.AUTO)
              .run(
                  (arguments, _) -> "{\"celsius\":3,\"city\":\"" + arguments.string("city") + "\"}")
              .build());

  private Llm weather() {
    return model(
        FakeAnswer.builder()
            .think("Which city? ")
            .say("Let me look. ")
            .call("c1", "weather", "{\"city\":\"Bern\"}")
            .usage(10, 5)
            .build(),
        FakeAnswer.builder().say("It is cold.").usage(30, 7).build());
  }

  @Nested
  class Rounds {

    @Test
    void go_on_until_the_model_calls_no_tool() {
      var events = events(weather().stream(request(), WEATHER));

      assertThat(all(events, ToolResult.class))
          .containsExactly(new ToolResult("c1", "{\"celsius\":3,\"city\":\"Bern\"}", false));
      assertThat(provider.requests()).hasSize(2);
      assertThat(provider.requests().getFirst().tools()).isEqualTo(WEATHER.specs());
      assertThat(end(events).finishReason()).isEqualTo(FinishReason.STOP);
    }

    @Test
    void are_told_in_order_with_one_start_and_one_end() {
      var kinds =
          events(weather().stream(request(), WEATHER)).stream()
              .map(event -> event.getClass().getSimpleName())
              .distinct()
              .toList();

      assertThat(kinds)
          .containsExactly(
              "Started",
              "Reasoning",
              "Text",
              "ToolCallDelta",
              "ToolCall",
              "RoundEnd",
              "ToolResult",
              "End");
      var events = events(weather().stream(request(), WEATHER));
      assertThat(all(events, StreamEvent.Started.class)).hasSize(1);
      assertThat(events.get(events.size() - 2)).isInstanceOf(RoundEnd.class);
    }

    @Test
    void send_back_what_the_model_said_as_it_is_and_the_results_behind_it() {
      events(weather().stream(request(), WEATHER));

      assertThat(provider.requests().getLast().messages())
          .containsExactly(
              Message.user("Go"),
              new Message(
                  Role.ASSISTANT,
                  List.of(
                      new Content.Reasoning("Which city? ", null),
                      new Content.Text("Let me look. "),
                      new Content.ToolCall("c1", "weather", "{\"city\":\"Bern\"}"))),
              Message.toolResult("c1", "{\"celsius\":3,\"city\":\"Bern\"}"));
    }

    @Test
    void pass_on_the_pieces_of_arguments() {
      var events = events(weather().stream(request(), WEATHER));

      var pieces = all(events, StreamEvent.ToolCallDelta.class);
      assertThat(pieces).hasSizeGreaterThan(1);
      assertThat(String.join("", pieces.stream().map(piece -> piece.arguments()).toList()))
          .isEqualTo("{\"city\":\"Bern\"}");
    }

    @Test
    void may_have_an_id_again_that_another_round_had() {
      var llm =
          model(
              calls("c1", "weather", "{\"city\":\"Bern\"}"),
              calls("c1", "weather", "{\"city\":\"Basel\"}"),
              FakeAnswer.text("Done."));

      var events = events(llm.stream(request(), WEATHER));

      assertThat(results(events)).hasSize(2).allMatch(result -> result.contains("celsius"));
      assertThat(all(events, StreamEvent.Warning.class)).isEmpty();
    }

    @Test
    void end_where_the_model_still_calls_tools_in_the_last_one() {
      var llm = model(calls("c", "weather", "{\"city\":\"Bern\"}"));

      var events = events(llm.stream(request(), WEATHER, ToolOptions.DEFAULT.withMaxRounds(3)));

      assertThat(failure(events).kind()).isEqualTo(Kind.TOOL_LIMIT);
      assertThat(failure(events).message()).contains("3 rounds").contains("ToolOptions.maxRounds");
      assertThat(provider.requests()).hasSize(3);
      assertThat(all(events, ToolResult.class)).hasSize(3).last().matches(ToolResult::error);
    }

    @Test
    void force_a_call_in_the_first_one_only() {
      var required = request().toBuilder().toolChoice(ToolChoice.REQUIRED).build();
      events(weather().stream(required, WEATHER));

      assertThat(provider.requests())
          .extracting(ChatRequest::toolChoice)
          .containsExactly(ToolChoice.REQUIRED, null);
    }

    @Test
    void run_tools_whatever_the_model_calls_its_end() {
      var llm =
          model(
              FakeAnswer.builder()
                  .call("c1", "weather", "{\"city\":\"Bern\"}")
                  .finish(FinishReason.STOP)
                  .build(),
              FakeAnswer.text("Done."));

      assertThat(llm.stream(request(), WEATHER).text()).isEqualTo("Done.");
    }

    @Test
    void end_where_the_answer_was_filtered() {
      var ran = new ArrayList<String>();
      var llm =
          model(
              FakeAnswer.builder()
                  .call("c1", "t", "{}")
                  .finish(FinishReason.CONTENT_FILTER)
                  .build());

      var events =
          events(llm.stream(request(), ToolSet.of(tool("t", (_, _) -> "" + ran.add("x")))));

      assertThat(ran).isEmpty();
      assertThat(end(events).finishReason()).isEqualTo(FinishReason.CONTENT_FILTER);
    }

    @Test
    void that_fail_are_the_calls_failure_with_what_the_others_cost() {
      var llm =
          model(
              FakeAnswer.builder().call("c1", "weather", "{\"city\":\"B\"}").usage(10, 5).build(),
              FakeAnswer.builder().say("So").fail(Kind.SERVER_ERROR, "Broken.").build());

      var events = events(llm.stream(request(), WEATHER));

      assertThat(failure(events).kind()).isEqualTo(Kind.SERVER_ERROR);
      assertThat(failure(events).partialText()).isEqualTo("So");
      assertThat(((StreamEvent.Failure) events.getLast()).usage())
          .isEqualTo(new Usage(10L, null, null, 5L, null, null));
    }

    @Test
    void that_break_off_behind_a_call_do_not_run_it() {
      var ran = new ArrayList<String>();
      var llm =
          model(
              FakeAnswer.builder()
                  .call("c1", "t", "{}")
                  .fail(Kind.SERVER_ERROR, "Broken.")
                  .build());
      var stream = llm.stream(request(), ToolSet.of(tool("t", (_, _) -> "" + ran.add("x"))));

      var events = events(stream);

      assertThat(ran).isEmpty();
      assertThat(all(events, ToolResult.class)).singleElement().matches(ToolResult::error);
      assertThat(stream.conversation()).isEqualTo(request().messages());
    }
  }

  @Nested
  class Results {

    @Test
    void of_the_whole_call_are_the_last_round() {
      var response = weather().stream(request(), WEATHER).response();

      assertThat(response.text()).isEqualTo("It is cold.");
      assertThat(response.reasoning()).isEmpty();
      assertThat(response.toolCalls()).isEmpty();
      assertThat(response.message()).isEqualTo(Message.assistant("It is cold."));
      assertThat(response.rounds()).extracting(RoundEnd::round).containsExactly(1, 2);
    }

    @Test
    void have_the_usage_of_each_round_and_its_sum() {
      var response = weather().stream(request(), WEATHER).response();

      assertThat(response.rounds())
          .extracting(round -> round.usage().input(), round -> round.usage().output())
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple(10L, 5L),
              org.assertj.core.groups.Tuple.tuple(30L, 7L));
      assertThat(response.usage()).isEqualTo(new Usage(40L, null, null, 12L, null, null));
    }

    @Test
    void have_no_sum_where_one_round_told_nothing() {
      var llm =
          model(
              calls("c1", "weather", "{\"city\":\"B\"}"),
              FakeAnswer.builder().say("x").usage(1, 1).build());

      assertThat(llm.stream(request(), WEATHER).response().usage()).isEqualTo(Usage.UNKNOWN);
    }

    @Test
    void of_one_round_are_those_of_the_call() {
      var llm = model(FakeAnswer.builder().say("x").usage(1, 2).build());

      var response = llm.stream(request(), WEATHER).response();

      assertThat(response.usage())
          .isEqualTo(new Usage(1L, null, null, 2L, null, "{\"input\":1,\"output\":2}"));
      assertThat(response.timings().ttft()).isPresent();
    }

    @Test
    void have_times_that_span_all_rounds() {
      var response = weather().stream(request(), WEATHER).response();

      Timings all = response.timings();
      assertThat(all.firstToken()).isBetween(0L, all.firstText());
      assertThat(all.lastToken()).isBetween(all.firstText(), all.end());
      assertThat(all.end())
          .isGreaterThanOrEqualTo(
              response.rounds().stream().mapToLong(round -> round.timings().end()).sum());
    }

    @Test
    void let_the_program_go_on_with_the_conversation() {
      var llm = weather();
      var stream = llm.stream(request(), WEATHER);
      stream.response();

      assertThat(stream.conversation())
          .extracting(Message::role)
          .containsExactly(Role.USER, Role.ASSISTANT, Role.TOOL, Role.ASSISTANT);
      var more =
          ChatRequest.builder("fake/m")
              .messages(stream.conversation())
              .message(Message.user("And tomorrow?"))
              .build();
      assertThat(llm.stream(more, WEATHER).text()).isEqualTo("It is cold.");
    }

    @Test
    void of_an_empty_last_round_are_empty() {
      var llm = model(calls("c1", "weather", "{\"city\":\"B\"}"), FakeAnswer.builder().build());

      var response = llm.stream(request(), WEATHER).response();

      assertThat(response.message().content()).isEmpty();
      assertThat(response.toolCalls()).isEmpty();
    }
  }

  @Test
  void a_stream_is_read_once() {
    var stream = weather().stream(request(), WEATHER);
    assertThat(stream.text()).isEqualTo("It is cold.");

    assertThatThrownBy(stream::text).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_tool_that_nobody_would_run_is_refused() {
    var request = request().toBuilder().tool(new ToolSpec("mine", "", "{}")).build();
    var llm = weather();

    assertThatThrownBy(() -> llm.stream(request, WEATHER))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mine");
    assertThat(llm.stream(request().withTools(WEATHER.specs()), WEATHER).text())
        .isEqualTo("It is cold.");
  }

  @Test
  void a_wrong_configuration_is_the_streams_failure() {
    var events = events(weather().stream(request().withModel("nobody/m"), WEATHER));

    assertThat(failure(events).kind()).isEqualTo(Kind.INVALID_CONFIG);
  }

  @Test
  void equal_seeds_give_equal_events() {
    assertThat(replay()).isEqualTo(replay()).hasSizeGreaterThan(10);
  }

  /** Without times, which differ. */
  private List<String> replay() {
    var provider =
        FakeProvider.builder()
            .seed(42)
            .answer(
                FakeAnswer.builder()
                    .call("a", "slow", "{}")
                    .call("b", "fast", "{}")
                    .call("c", "broken", "{}")
                    .call("d", "unknown", "{}")
                    .usage(1, 2)
                    .build())
            .answer(FakeAnswer.builder().say("All of it is done now.").usage(3, 4).build())
            .build();
    var fast = new java.util.concurrent.CountDownLatch(1);
    var tools =
        ToolSet.of(
            tool(
                "slow",
                (_, _) -> {
                  fast.await();
                  return "slow";
                }),
            tool(
                "fast",
                (_, _) -> {
                  fast.countDown();
                  return "fast";
                }),
            tool(
                "broken",
                (_, _) -> {
                  throw new IllegalStateException("out of order");
                }));
    try (var llm = Llm.builder().environment(Map.of()).provider(provider).build()) {
      var request = request().toBuilder().requestId("r").build();
      return events(llm.stream(request, tools)).stream().map(ToolStreamTest::withoutTimes).toList();
    }
  }

  private static String withoutTimes(StreamEvent event) {
    return event
        .toString()
        .replaceAll("Timings\\[[^]]*]", "")
        .replaceAll("timeToHeaders=[^,]*", "");
  }

  @Nested
  class Telemetry {
    private final List<CallStart> starts = Collections.synchronizedList(new ArrayList<>());
    private final List<ToolRecord> records = Collections.synchronizedList(new ArrayList<>());

    private final StreamTap tap =
        new StreamTap() {
          @Override
          public CallTap open(CallStart start) {
            starts.add(start);
            return new CallTap() {
              @Override
              public void frame(TappedFrame frame) {}

              @Override
              public void end(CallRecord record) {}
            };
          }

          @Override
          public void tool(ToolRecord record) {
            records.add(record);
          }
        };

    private final StreamTap broken =
        new StreamTap() {
          @Override
          public CallTap open(CallStart start) {
            throw new IllegalStateException("broken");
          }

          @Override
          public void tool(ToolRecord record) {
            throw new IllegalStateException("broken");
          }
        };

    private List<StreamEvent> run(Tool... tools) {
      var answer = FakeAnswer.builder();
      for (var tool : tools) {
        answer.call("c-" + tool.name(), tool.name(), "{}");
      }
      var llm =
          model(
              Map.of(),
              List.of(broken, tap),
              answer.call("c-none", "none", "{}").build(),
              FakeAnswer.text("Done."));
      return events(llm.stream(request(), ToolSet.of(tools)));
    }

    @Test
    void further_rounds_are_calls_with_the_first_as_parent() {
      var events = run(tool("t", (_, _) -> "x"));

      var id = all(events, StreamEvent.Started.class).getFirst().requestId();
      assertThat(starts).hasSize(2);
      assertThat(starts.getFirst().requestId()).isEqualTo(id);
      assertThat(starts.getFirst().parentId()).isNull();
      assertThat(starts.getLast().parentId()).isEqualTo(id);
      assertThat(starts.getLast().requestId()).isNotEqualTo(id);
    }

    @Test
    void every_tool_call_is_told_with_its_outcome() {
      var denied = Tool.builder("no").permission(ToolPermission.DENY).run((_, _) -> "").build();
      var broken =
          tool(
              "broken",
              (_, _) -> {
                throw new IllegalStateException("x");
              });
      run(tool("good", (_, _) -> "x"), broken, denied);

      assertThat(records)
          .extracting(ToolRecord::toolName, ToolRecord::outcome, ToolRecord::errorCode)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple("good", Outcome.OK, null),
              org.assertj.core.groups.Tuple.tuple("broken", Outcome.FAILED, "ERUNTIME"),
              org.assertj.core.groups.Tuple.tuple("no", Outcome.DENIED, "EPERMISSION"),
              org.assertj.core.groups.Tuple.tuple("none", Outcome.INVALID, "EVALIDATION"));
      assertThat(records)
          .allSatisfy(
              record -> {
                assertThat(record.requestId()).isEqualTo(starts.getFirst().requestId());
                assertThat(record.parentId()).isNull();
                assertThat(record.callId()).isEqualTo("c-" + record.toolName());
                assertThat(record.endedNanos()).isGreaterThanOrEqualTo(record.startedNanos());
              });
    }
  }

  @Test
  void sixty_four_streams_with_tools_at_once_do_not_mix() throws Exception {
    var provider = FakeProvider.builder();
    for (int i = 0; i < 64; i++) {
      provider
          .answer("m" + i, calls("a", "echo", "{\"n\":" + i + "}"))
          .answer("m" + i, FakeAnswer.text("answer " + i));
    }
    var echo = ToolSet.of(tool("echo", (arguments, _) -> "n=" + arguments.integer("n")));
    try (var llm = Llm.builder().environment(Map.of()).provider(provider.build()).build();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls =
          IntStream.range(0, 64)
              .mapToObj(
                  i ->
                      (Callable<List<StreamEvent>>)
                          () ->
                              events(
                                  llm.stream(
                                      ChatRequest.of("fake/m" + i, Message.user("Go")), echo)))
              .toList();
      var done = threads.invokeAll(calls);
      for (int i = 0; i < 64; i++) {
        assertThat(results(done.get(i).get())).containsExactly("n=" + i);
      }
    }
  }
}
