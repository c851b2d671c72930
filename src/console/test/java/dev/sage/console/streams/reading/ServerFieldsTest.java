package dev.sage.console.streams.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sage.console.streams.reading.ServerFigure.Name;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Frames and headers as they were recorded. */
class ServerFieldsTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Test
  void ollama_says_nanoseconds_in_its_last_line() {
    List<ServerFigure> found =
        in(
            """
            {"model":"qwen3.5:2b","message":{"role":"assistant","content":""},"done":true,
             "done_reason":"stop","total_duration":404155292,"load_duration":70764500,
             "prompt_eval_count":305,"prompt_eval_duration":193320166,"eval_count":6,
             "eval_duration":65988791}""");
    assertThat(found)
        .contains(
            new ServerFigure(Name.LOAD, 70_764_500, "load_duration"),
            new ServerFigure(Name.PROMPT, 193_320_166, "prompt_eval_duration"),
            new ServerFigure(Name.OUTPUT, 65_988_791, "eval_duration"),
            new ServerFigure(Name.TOTAL, 404_155_292, "total_duration"));
    assertThat(value(found, Name.SPEED)).isCloseTo(90.92, within(0.01));
  }

  @Test
  void llama_cpp_says_milliseconds_and_its_own_speed() {
    List<ServerFigure> found =
        in(
            """
            {"choices":[{"finish_reason":"stop","index":0,"delta":{}}],"timings":{"cache_n":90,
             "prompt_n":44,"prompt_ms":61.842,"predicted_n":88,"predicted_ms":1194.898,
             "predicted_per_second":72.80956198771779}}""");
    assertThat(value(found, Name.PROMPT)).isCloseTo(61_842_000, within(1.0));
    assertThat(value(found, Name.OUTPUT)).isCloseTo(1_194_898_000, within(1.0));
    assertThat(value(found, Name.SPEED)).isCloseTo(72.81, within(0.01));
  }

  @Test
  void groq_says_seconds_beside_the_tokens() {
    List<ServerFigure> found =
        in(
            """
            {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}],"x_groq":{"id":"req_1",
             "usage":{"queue_time":0.06881657699999999,"prompt_tokens":18,
             "prompt_time":0.008535832,"completion_tokens":3,"completion_time":0.010265903,
             "total_tokens":21,"total_time":0.018801735}}}""");
    assertThat(value(found, Name.QUEUE)).isCloseTo(68_816_577, within(1.0));
    assertThat(value(found, Name.PROMPT)).isCloseTo(8_535_832, within(1.0));
    assertThat(value(found, Name.OUTPUT)).isCloseTo(10_265_903, within(1.0));
    assertThat(value(found, Name.TOTAL)).isCloseTo(18_801_735, within(1.0));
    assertThat(value(found, Name.SPEED)).isCloseTo(292.2, within(0.1));
    assertThat(found).allMatch(figure -> figure.field().startsWith("x_groq.usage."));
  }

  @Test
  void cerebras_says_seconds_in_a_place_of_its_own() {
    List<ServerFigure> found =
        in(
            """
            {"choices":[],"usage":{"completion_tokens":39},"time_info":{"created":1784602499.5,
             "queue_time":0.012448968,"prompt_time":0.012984177,"completion_time":0.025239614,
             "total_time":0.05360674858093262}}""");
    assertThat(value(found, Name.QUEUE)).isCloseTo(12_448_968, within(1.0));
    assertThat(value(found, Name.TOTAL)).isCloseTo(53_606_749, within(1.0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"done\":true,\"total_duration\":\"long\"}",
        "{\"total_duration\":5,\"eval_duration\":7}",
        "{\"usage\":{\"queue_time\":-1,\"total_time\":null}}",
        "{\"timings\":[1,2]}",
        "{\"usage\":{\"completion_tokens\":3,\"completion_time\":0}}",
        "[]",
        "\"eval_duration\""
      })
  void what_is_no_time_is_none(String frame) {
    assertThat(in(frame)).allMatch(figure -> figure.value() == 0);
  }

  @Test
  void headers_say_milliseconds_until_the_answer_began() {
    assertThat(ServerFields.in(Map.of("openai-processing-ms", "462")))
        .contains(new ServerFigure(Name.PROCESSING, 462_000_000, "openai-processing-ms"));
    assertThat(ServerFields.in(Map.of("x-envoy-upstream-service-time", "61432")))
        .contains(new ServerFigure(Name.PROCESSING, 61_432e6, "x-envoy-upstream-service-time"));
    assertThat(ServerFields.in(Map.of("server-timing", "gfet4t7; dur=1609")))
        .contains(new ServerFigure(Name.PROCESSING, 1_609e6, "server-timing"));
    assertThat(ServerFields.in(Map.of("server-timing", "x-originResponse;dur=7"))).isEmpty();
    assertThat(ServerFields.in(Map.of("openai-processing-ms", "soon"))).isEmpty();
    assertThat(ServerFields.in(Map.of("content-type", "text/plain"))).isEmpty();
  }

  private static List<ServerFigure> in(String json) {
    return ServerFields.in(JSON.readTree(json));
  }

  private static double value(List<ServerFigure> found, Name name) {
    return found.stream()
        .filter(figure -> figure.name() == name)
        .mapToDouble(ServerFigure::value)
        .findFirst()
        .orElseThrow();
  }
}
