package dev.sage.llm;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.ILoggingEvent;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** The log of a call: one id through all of its lines, and facts as keys and values. */
class LlmLogTest extends FaultServerCase {

  @Test
  void every_line_of_a_call_has_our_id_and_the_programs_own_comes_back() {
    server.on("m", c -> c.stream("x-request-id: req_7").say("x").finish());
    MDC.put("requestId", "the program's own");
    try (var lines = new LogLines()) {
      var request = request("m").toBuilder().requestId("our-id").build();
      llm.stream(request).response();

      assertThat(lines.events()).isNotEmpty();
      assertThat(lines.events())
          .extracting(event -> event.getMDCPropertyMap().get("requestId"))
          .containsOnly("our-id");
      assertThat(MDC.get("requestId")).isEqualTo("the program's own");
    } finally {
      MDC.remove("requestId");
    }
  }

  @Test
  void lines_from_the_answer_on_have_the_providers_id_too_and_it_goes_with_the_call() {
    server.on("m", c -> c.stream("x-request-id: req_7").say("x").finish());
    try (var lines = new LogLines()) {
      llm.stream(request("m")).response();

      assertThat(lines.events())
          .extracting(event -> event.getMDCPropertyMap().get("providerRequestId"))
          .containsExactly(null, null, "req_7", "req_7");
      assertThat(MDC.get("providerRequestId")).isNull();
    }
  }

  @Test
  void says_when_a_call_begins_and_ends_and_what_each_attempt_came_to() {
    server.on("m", c -> c.stream("x-request-id: req_7").say("x").finish());
    try (var lines = new LogLines()) {
      llm.stream(request("m")).response();

      assertThat(lines.events())
          .extracting(ILoggingEvent::getFormattedMessage)
          .containsExactly("call started", "attempt started", "attempt ended", "call ended");
      assertThat(lines.text())
          .contains("provider=\"test\"")
          .contains("httpStatus=\"200\"")
          .contains("providerRequestId=\"req_7\"")
          .contains("finishReason=\"stop\"");
    }
  }

  @Test
  void a_broken_call_leaves_the_error_kind() {
    server.on("m", c -> c.respond(429, "application/json", "{\"error\":{\"message\":\"slow\"}}"));
    try (var lines = new LogLines()) {
      failure("m");

      assertThat(lines.text()).contains("error=\"rate_limited\"");
    }
  }
}
