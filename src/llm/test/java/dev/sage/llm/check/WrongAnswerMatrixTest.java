package dev.sage.llm.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.server.RawServer;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each provider family's address with a server that gives another answer, or none. */
class WrongAnswerMatrixTest extends CheckCase {

  @TestFactory
  Stream<DynamicTest> a_server_that_does_not_answer_is_named() {
    return families(
        family -> {
          try (var server =
              RawServer.start((_, socket) -> socket.getInputStream().readAllBytes())) {
            var url = "http://127.0.0.1:" + server.address().getPort() + family.base();
            var report = CHECK.run(family.target(url), PATIENT.withLimit(Duration.ofSeconds(3)));

            assertFailed(report, CheckLayer.HTTP, CheckCode.NO_ANSWER);
          }
        });
  }

  @Test
  void an_error_under_a_status_of_success_is_no_server_that_is_busy() throws Exception {
    var family = Family.all().getFirst();
    var answer = Family.json(200, "{\"error\": \"There is no such route.\"}");
    try (var server = ApiServer.http(request -> answer)) {
      var report = CHECK.run(family.target(server.url(family.base())), PATIENT);
      var failure = report.failure().orElseThrow();
      assertThat(failure.code()).as(report.toString()).isEqualTo(CheckCode.OTHER_API);
      assertThat(failure.detail()).contains("There is no such route.");
    }
  }

  @TestFactory
  Stream<DynamicTest> other_answers_than_the_apis_are_told_apart() {
    var answers =
        Map.of(
            CheckCode.WEB_PAGE, page(200, "<html><h1>Welcome to nginx!</h1></html>"),
            CheckCode.CAPTIVE_PORTAL,
                page(200, "<html>Log in to the hotel's Wi-Fi to go on.</html>"),
            CheckCode.OTHER_API, Family.json(200, "{\"hello\":\"world\"}"));
    return Family.all().stream()
        .flatMap(
            family ->
                answers.entrySet().stream()
                    .map(
                        answer ->
                            DynamicTest.dynamicTest(
                                family + " " + answer.getKey(),
                                () -> {
                                  try (var server = ApiServer.http(request -> answer.getValue())) {
                                    assertFailed(
                                        CHECK.run(
                                            family.target(server.url(family.base())), PATIENT),
                                        CheckLayer.HTTP,
                                        answer.getKey());
                                  }
                                })));
  }
}
