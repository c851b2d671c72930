package dev.sage.llm.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Content;
import dev.sage.llm.FinishReason;
import dev.sage.llm.LlmError.Kind;
import dev.sage.llm.Message;
import dev.sage.llm.Role;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.StreamEvent.RoundEnd;
import dev.sage.llm.StreamEvent.ToolResult;
import dev.sage.llm.ToolChoice;
import dev.sage.llm.Usage;
import dev.sage.llm.provider.fake.FakeAnswer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rounds of a call with tools: how they go on, what is sent in them, how they end. */
class ToolRoundsTest extends ToolCase {

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
            FakeAnswer.builder().call("c1", "t", "{}").finish(FinishReason.CONTENT_FILTER).build());

    var events = events(llm.stream(request(), ToolSet.of(tool("t", (_, _) -> "" + ran.add("x")))));

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
            FakeAnswer.builder().call("c1", "t", "{}").fail(Kind.SERVER_ERROR, "Broken.").build());
    var stream = llm.stream(request(), ToolSet.of(tool("t", (_, _) -> "" + ran.add("x"))));

    var events = events(stream);

    assertThat(ran).isEmpty();
    assertThat(all(events, ToolResult.class)).singleElement().matches(ToolResult::error);
    assertThat(stream.conversation()).isEqualTo(request().messages());
  }
}
