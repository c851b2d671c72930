package dev.sage.llm.complaints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.llm.FaultServerCase;
import dev.sage.llm.LlmError.Kind;
import dev.sage.llm.LlmException;
import dev.sage.llm.Timeouts;
import dev.sage.llm.transport.Timer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A timer for each phase, with a name and a setting of its own. */
class TimeoutComplaintsTest extends FaultServerCase {

  private static final Duration MOMENT = Duration.ofMillis(60);

  @Test
  void vercel_5443_a_gap_between_two_chunks_has_its_own_limit() {
    server.on("m", c -> c.stream().say("so far").stall());

    var error = failure(client(SHORT.withIdle(MOMENT)), "m");

    assertThat(error.kind()).isEqualTo(Kind.TIMEOUT);
    assertThat(error.reason()).isEqualTo("idle");
    assertThat(error.partialText()).isEqualTo("so far");
  }

  @Test
  void vercel_16538_waiting_for_headers_is_not_waiting_for_the_first_content() {
    server.on("silent", c -> c.stall());
    server.on("slow", c -> c.stream().stall());

    assertThat(failure(client(SHORT.withHeaders(MOMENT)), "silent").reason()).isEqualTo("headers");
    assertThat(failure(client(SHORT.withFirstToken(MOMENT)), "slow").reason())
        .isEqualTo("first_token");
  }

  @Test
  void vercel_18255_a_call_that_is_not_streamed_is_bounded_too() {
    server.on("m", c -> c.stall());
    try (var client = client(SHORT.withTotal(MOMENT))) {

      assertThatThrownBy(() -> client.chat(request("m")))
          .isInstanceOfSatisfying(
              LlmException.class,
              failed -> {
                assertThat(failed.error().kind()).isEqualTo(Kind.TIMEOUT);
                assertThat(failed.error().reason()).isEqualTo("total");
              });
    }
  }

  @Test
  void litellm_19184_the_error_names_the_timer_its_value_and_the_setting() {
    server.on("m", c -> c.stream().stall());

    assertThat(failure(client(SHORT.withFirstToken(MOMENT)), "m").message())
        .contains("60 ms", "first token timer", "Timeouts.firstToken");
  }

  @ParameterizedTest
  @EnumSource(Timer.class)
  void litellm_24317_every_timer_says_what_it_waits_for_and_where_it_is_set(Timer timer) {
    assertThat(Timeouts.class.getRecordComponents())
        .extracting(component -> component.getName())
        .contains(timer.setting());
    assertThat(timer.fact()).isNotBlank();
    assertThat(timer.limit(Timeouts.DEFAULT)).isPositive();
  }

  @Test
  void langchain4j_3925_the_first_call_of_a_client_has_timers_too() {
    server.on("m", c -> c.stall());
    long begun = System.nanoTime();

    var error = failure(client(SHORT.withTotal(MOMENT)), "m");

    assertThat(error.reason()).isEqualTo("total");
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(SHORT.headers());
  }

  @Test
  void opencode_46890_a_stalled_stream_ends_by_default() {
    assertThat(Timeouts.DEFAULT.idle()).isEqualTo(Duration.ofSeconds(60));
    assertThat(Timeouts.LOCAL.idle()).isEqualTo(Duration.ofMinutes(2));
    assertThat(Timeouts.DEFAULT.withIdle(Duration.ofDays(365)).idle())
        .isGreaterThan(Timeouts.DEFAULT.total());
  }
}
