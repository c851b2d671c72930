package dev.sage.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.LlmError.Kind;
import dev.sage.llm.cache.CacheMode;
import dev.sage.llm.cache.ResponseCache;
import dev.sage.llm.policy.Budget;
import dev.sage.llm.policy.Fallbacks;
import dev.sage.llm.policy.RetryPolicy;
import dev.sage.llm.provider.fake.FakeAnswer;
import dev.sage.llm.provider.fake.FakeProvider;
import dev.sage.llm.telemetry.CallRecord;
import dev.sage.llm.telemetry.CallStart;
import dev.sage.llm.telemetry.CallTap;
import dev.sage.llm.telemetry.Metrics;
import dev.sage.llm.telemetry.ModelMetrics;
import dev.sage.llm.telemetry.StreamTap;
import dev.sage.llm.telemetry.TelemetryListener;
import dev.sage.llm.telemetry.ToolRecord;
import dev.sage.llm.tool.Tool;
import dev.sage.llm.tool.ToolPermission;
import dev.sage.llm.tool.ToolSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.MDC;

/** What a program brings of its own may break; a call has its one end all the same. */
class LlmBrokenPartsTest {

  private static final ChatRequest REQUEST = ChatRequest.of("fake/m", Message.user("Hi"));

  private static Llm.Builder builder() {
    return Llm.builder().environment(Map.of()).sleeper((_, _) -> {});
  }

  private static List<StreamEvent> events(Llm llm, ChatRequest request) {
    var events = new ArrayList<StreamEvent>();
    try (var stream = llm.stream(request)) {
      stream.events().forEach(events::add);
    }
    return events;
  }

  private static Kind failure(List<StreamEvent> events) {
    assertThat(events.stream().filter(StreamEvent::terminal)).hasSize(1);
    return ((StreamEvent.Failure) events.getLast()).error().kind();
  }

  @Test
  void a_provider_that_throws_when_it_is_asked_is_a_failure_and_frees_the_budget() {
    var broken =
        FakeProvider.builder()
            .answering(
                _ -> {
                  throw new IllegalStateException("broken");
                })
            .build();
    var budget = Budget.builder().tokensPerSession(100_000).build();
    try (var llm = builder().provider(broken).budget(budget).build()) {
      assertThat(failure(events(llm, REQUEST))).isEqualTo(Kind.BAD_RESPONSE);
    }
    assertThat(broken.requests()).hasSize(1);
    assertThat(budget.spent().reserved().tokens()).isZero();
    assertThat(budget.spent().session().tokens()).isZero();
  }

  @Test
  void an_estimate_that_throws_is_a_failure() {
    var budget =
        Budget.builder()
            .estimate(
                _ -> {
                  throw new IllegalStateException("broken");
                })
            .build();
    try (var llm = builder().provider(FakeProvider.builder().build()).budget(budget).build()) {
      assertThat(failure(events(llm, REQUEST))).isEqualTo(Kind.BAD_RESPONSE);
    }
  }

  @Test
  void a_sleeper_that_throws_is_a_failure_with_its_record() {
    var records = new ArrayList<CallRecord>();
    try (var llm =
        builder()
            .provider(FakeProvider.of(FakeAnswer.failure(Kind.OVERLOADED, "Busy.")))
            .sleeper(
                (_, _) -> {
                  throw new IllegalStateException("broken");
                })
            .tap(
                _ ->
                    new CallTap() {
                      @Override
                      public void end(CallRecord record) {
                        records.add(record);
                      }
                    })
            .build()) {
      assertThat(failure(events(llm, REQUEST))).isEqualTo(Kind.BAD_RESPONSE);
    }
    assertThat(records).singleElement().satisfies(it -> assertThat(it.attempts()).hasSize(1));
  }

  static Stream<StreamTap> taps() {
    return Stream.of(
        _ -> {
          throw new NoClassDefFoundError("a/Missing");
        },
        _ ->
            _ -> {
              throw new AssertionError("broken");
            });
  }

  @ParameterizedTest
  @MethodSource("taps")
  void an_error_of_a_tap_does_not_reach_the_call(StreamTap tap) {
    try (var llm = builder().provider(FakeProvider.of(FakeAnswer.text("Hi"))).tap(tap).build()) {
      assertThat(llm.stream(REQUEST).text()).isEqualTo("Hi");
    }
  }

  @Test
  void what_a_cache_answers_is_counted_and_measured_by_no_figure() {
    var metrics = new Metrics();
    var answer = FakeAnswer.builder().say("Hi").usage(10, 20).build();
    var request =
        ChatRequest.builder("fake/m")
            .message(Message.user("Hi"))
            .cache(CacheMode.READ_THROUGH)
            .build();
    try (var llm =
        builder()
            .provider(FakeProvider.of(answer))
            .cache(ResponseCache.inMemory())
            .listener(metrics)
            .build()) {
      for (int i = 0; i < 3; i++) {
        events(llm, request);
      }
    }

    var model = metrics.snapshot().getFirst();
    assertThat(List.of(model.completed(), model.cached())).containsExactly(1L, 2L);
    assertThat(model.tokens()).isEqualTo(new ModelMetrics.Tokens(10, 0, 0, 20, 0));
    assertThat(model.ttft().count()).isEqualTo(1);
    assertThat(model.e2e().count()).isEqualTo(1);
  }

  @Test
  void an_answer_of_a_fallback_is_measured_as_that_of_who_gave_it() {
    var metrics = new Metrics();
    var busy = FakeAnswer.failure(Kind.OVERLOADED, "Busy.");
    try (var llm =
        builder()
            .provider(FakeProvider.of(busy))
            .provider(FakeProvider.builder().name("other").build())
            .retry(RetryPolicy.NEVER)
            .fallbacks(Fallbacks.of("other/n"))
            .listener(metrics)
            .build()) {
      events(llm, REQUEST);
    }

    assertThat(metrics.snapshot())
        .extracting(
            it -> it.provider() + "/" + it.model() + " " + it.completed() + " " + it.retries())
        .containsExactly("fake/m 0 1", "other/n 1 0");
  }

  @Test
  void a_listener_hears_of_tools_between_the_rounds_and_a_tool_logs_with_the_rounds_id() {
    var heard = new ConcurrentLinkedQueue<String>();
    var ids = new ConcurrentLinkedQueue<String>();
    var listener =
        new TelemetryListener() {
          @Override
          public void onStart(CallStart start) {
            heard.add("start");
          }

          @Override
          public void onTool(ToolRecord tool) {
            heard.add(tool.toolName() + " " + tool.callId() + " " + tool.outcome().json());
            ids.add(tool.requestId());
            ids.add(Objects.requireNonNull(MDC.get("requestId"), "the listener's line has an id"));
          }

          @Override
          public void onEnd(CallRecord record) {
            heard.add("end");
          }
        };
    var tool =
        Tool.builder("t")
            .permission(ToolPermission.AUTO)
            .run(
                (_, context) -> {
                  ids.add(context.requestId());
                  ids.add(Objects.requireNonNull(MDC.get("requestId"), "a tool's line has an id"));
                  return "ok";
                })
            .build();
    var provider =
        FakeProvider.of(FakeAnswer.builder().call("c1", "t", "").build(), FakeAnswer.text("Done."));
    String id;
    try (var llm = builder().provider(provider).listener(listener).build();
        var stream = llm.stream(REQUEST, ToolSet.of(tool))) {
      id = stream.requestId();
      stream.text();
    }

    assertThat(heard).containsExactly("start", "end", "t c1 ok", "start", "end");
    assertThat(ids).hasSize(4).containsOnly(id);
    assertThat(MDC.get("requestId")).isNull();
  }
}
