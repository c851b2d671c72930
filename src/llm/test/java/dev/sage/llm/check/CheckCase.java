package dev.sage.llm.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.check.CheckResult.Status;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.transport.ConnectionOptions;
import java.util.Map;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.DynamicTest;

/**
 * What the tests of the check share: one for each provider family, and what a report has to say.
 */
abstract class CheckCase {

  static final ProviderCheck CHECK =
      new ProviderCheck(ConnectionOptions.DEFAULT, Redactor.create());

  static final CheckOptions PATIENT = Scene.PATIENT;

  /** The check of one family. */
  interface Case {
    void check(Family family) throws Exception;
  }

  static Stream<DynamicTest> families(Case check) {
    return Family.all().stream()
        .map(family -> DynamicTest.dynamicTest(family.provider(), () -> check.check(family)));
  }

  static MockResponse page(int status, String body) {
    return new MockResponse.Builder()
        .code(status)
        .addHeader("content-type", "text/html")
        .body(body)
        .build();
  }

  static void assertFailed(CheckReport report, CheckLayer layer, CheckCode code) {
    assertThat(report.ok()).as(report.toString()).isFalse();
    var failure = report.failure().orElseThrow();
    assertThat(failure.layer()).as(report.toString()).isEqualTo(layer);
    assertThat(failure.code()).as(report.toString()).isEqualTo(code);
    assertThat(failure.fix()).isNotNull();
    assertThat(report.results()).hasSize(CheckLayer.values().length);
    assertThat(report.results().stream().dropWhile(result -> result.layer() != layer).skip(1))
        .allMatch(result -> result.status() == Status.SKIPPED);
  }

  static void assertFixWorks(Family family, CheckReport report) {
    var again = CHECK.run(fixed(family, report), PATIENT);
    assertThat(again.ok()).as(again.toString()).isTrue();
  }

  static CheckTarget fixed(Family family, CheckReport report) {
    var fix = report.failure().orElseThrow().fix();
    assertThat(fix).isNotNull().extracting(CheckFix::setting).isEqualTo("baseUrl");
    return family.target(fix == null ? "" : String.valueOf(fix.value()));
  }

  static CheckResult layer(CheckReport report, CheckLayer layer) {
    return report.results().stream()
        .filter(result -> result.layer() == layer)
        .findFirst()
        .orElseThrow();
  }

  static Map<CheckLayer, Status> statuses(CheckReport report) {
    return report.results().stream()
        .collect(java.util.stream.Collectors.toMap(CheckResult::layer, CheckResult::status));
  }

  static HeldCertificate.Builder certificate(String host) {
    return new HeldCertificate.Builder().commonName(host).addSubjectAlternativeName(host);
  }

  static ProviderCheck trusting(HeldCertificate certificate) {
    var trust =
        new HandshakeCertificates.Builder()
            .addTrustedCertificate(certificate.certificate())
            .build()
            .trustManager();
    return new ProviderCheck(ConnectionOptions.DEFAULT.withTrust(trust), Redactor.create());
  }
}
