package dev.sage.llm.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each provider family behind a certificate that will not do, or behind TLS where none is spoken.
 */
class CertificateMatrixTest extends CheckCase {

  @TestFactory
  Stream<DynamicTest> a_self_signed_certificate_is_named() {
    var certificate = certificate("localhost").build();
    return families(
        family -> {
          try (var server = ApiServer.https(certificate, family::answer)) {
            var target = family.target(server.url(family.base()));

            var report = CHECK.run(target, PATIENT);

            assertFailed(report, CheckLayer.TLS, CheckCode.TLS_UNTRUSTED);
            assertThat(report.failure().orElseThrow().detail()).contains("self-signed");
            assertThat(server.requests()).isEmpty();
            assertThat(trusting(certificate).run(target, PATIENT).ok()).isTrue();
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> a_certificate_for_another_host_is_named() {
    var certificate = certificate("other.example").build();
    return families(
        family -> {
          try (var server = ApiServer.https(certificate, family::answer)) {
            var report =
                trusting(certificate).run(family.target(server.url(family.base())), PATIENT);

            assertFailed(report, CheckLayer.TLS, CheckCode.TLS_WRONG_HOST);
            assertThat(report.failure().orElseThrow().detail()).contains("other.example");
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> an_expired_certificate_is_named() {
    var authority = new HeldCertificate.Builder().certificateAuthority(0).build();
    var expired =
        certificate("localhost").signedBy(authority).validityInterval(1_000, 2_000).build();
    return families(
        family -> {
          try (var server = ApiServer.https(expired, family::answer)) {
            var report = trusting(authority).run(family.target(server.url(family.base())), PATIENT);

            assertFailed(report, CheckLayer.TLS, CheckCode.TLS_EXPIRED);
            assertThat(report.failure().orElseThrow().detail()).contains("1970-01-01");
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> http_for_https_is_found_and_its_fix_works() {
    var certificate = certificate("localhost").build();
    return families(
        family -> {
          try (var server = ApiServer.https(certificate, family::answer)) {
            var typed = server.url(family.base()).replace("https:", "http:");

            var report = trusting(certificate).run(family.target(typed), PATIENT);

            assertFailed(report, CheckLayer.HTTP, CheckCode.TLS_NEEDED);
            assertThat(trusting(certificate).run(fixed(family, report), PATIENT).ok()).isTrue();
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> https_for_http_is_found_and_its_fix_works() {
    return families(
        family -> {
          try (var server = ApiServer.http(family::answer)) {
            var typed = server.url(family.base()).replace("http:", "https:");

            var report = CHECK.run(family.target(typed), PATIENT.withLimit(Duration.ofSeconds(9)));

            assertFailed(report, CheckLayer.TLS, CheckCode.TLS_NOT_SPOKEN);
            assertFixWorks(family, report);
          }
        });
  }
}
