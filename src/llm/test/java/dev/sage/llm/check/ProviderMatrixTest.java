package dev.sage.llm.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.check.CheckResult.Status;
import java.util.function.Function;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each provider family with a good key, and with each refusal that it has. */
class ProviderMatrixTest extends CheckCase {

  @TestFactory
  Stream<DynamicTest> a_good_key_passes_every_layer() {
    return families(
        family -> {
          try (var server = ApiServer.http(family::answer)) {
            var report = CHECK.run(family.target(server.url(family.base())), PATIENT);

            assertThat(report.ok()).as(report.toString()).isTrue();
            assertThat(report.results()).hasSize(CheckLayer.values().length);
            assertThat(statuses(report))
                .containsEntry(CheckLayer.HTTP, Status.OK)
                .containsEntry(CheckLayer.AUTH, Status.OK)
                .containsEntry(CheckLayer.MODELS, Status.OK)
                .containsEntry(CheckLayer.CALL, Status.SKIPPED);
            assertThat(report.models()).isNotEmpty();
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> a_call_of_one_token_is_announced_and_made() {
    return families(
        family -> {
          try (var server = ApiServer.http(family::answer)) {
            var report =
                CHECK.run(family.target(server.url(family.base())), PATIENT.withCall(null));

            assertThat(statuses(report)).containsEntry(CheckLayer.CALL, Status.OK);
            assertThat(layer(report, CheckLayer.MODELS).detail()).contains("The call goes to ");
            assertThat(server.requests()).filteredOn(r -> r.getMethod().equals("POST")).hasSize(1);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> a_refusal_is_the_layer_of_the_key() {
    return Family.all().stream()
        .flatMap(
            family ->
                family.refusals().values().stream()
                    .map(
                        refusal ->
                            DynamicTest.dynamicTest(
                                family + " " + refusal.name(), () -> refused(family, refusal))));
  }

  private static void refused(Family family, Family.Refusal refusal) {
    var judged = family.data().has("keyCheck") ? "keyCheck" : "list";
    Function<RecordedRequest, MockResponse> answers =
        request ->
            request.getUrl().encodedPath().equals(family.text(judged))
                ? refusal.response()
                : family.answer(request);
    try (var server = ApiServer.http(answers)) {
      var report = CHECK.run(family.target(server.url(family.base())), PATIENT);

      var result = layer(report, CheckLayer.AUTH);
      assertThat(result.code()).as(report.toString()).isEqualTo(refusal.code());
      boolean goodKey = refusal.code() == CheckCode.RATE_LIMITED;
      assertThat(result.status()).isEqualTo(goodKey ? Status.WARNING : Status.FAILED);
      assertThat(report.ok()).isEqualTo(goodKey);
      assertThat(result.fix()).isNotNull();
    }
  }
}
