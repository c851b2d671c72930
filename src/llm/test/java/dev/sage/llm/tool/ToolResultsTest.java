package dev.sage.llm.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Message;
import dev.sage.llm.Role;
import dev.sage.llm.StreamEvent.RoundEnd;
import dev.sage.llm.Timings;
import dev.sage.llm.Usage;
import dev.sage.llm.provider.fake.FakeAnswer;
import org.junit.jupiter.api.Test;

/** What a call with tools gives as a whole: answer, usage, times, the conversation. */
class ToolResultsTest extends ToolCase {

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
