package dev.sage.llm.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each provider family at an address that is not quite its own: the layer and code that the check
 * names, and that a fix that is a setting, applied, makes it pass.
 */
class WrongAddressMatrixTest extends CheckCase {

  /** What is wrong with the address, told from the answer, and put right by the fix. */
  @TestFactory
  Stream<DynamicTest> a_wrong_path_is_found_and_its_fix_works() {
    return Family.all().stream()
        .flatMap(
            family ->
                wrongPaths(family).entrySet().stream()
                    .map(
                        wrong ->
                            DynamicTest.dynamicTest(
                                family + " " + wrong.getKey(),
                                () -> wrongPath(family, wrong.getKey(), wrong.getValue()))));
  }

  private static Map<String, CheckCode> wrongPaths(Family family) {
    return switch (family.provider()) {
      case "anthropic" ->
          Map.of(
              "/v1/v1", CheckCode.VERSION_DOUBLED,
              "/v1/messages", CheckCode.CALL_ADDRESS,
              "/nowhere", CheckCode.WRONG_PATH);
      case "gemini" ->
          Map.of(
              "/v1beta/v1beta", CheckCode.VERSION_DOUBLED,
              "/v1", CheckCode.WRONG_PATH,
              "/v1beta/models/gemini-2.5-flash:generateContent", CheckCode.CALL_ADDRESS);
      case "ollama" -> Map.of("/v1", CheckCode.WRONG_PATH, "/api/chat", CheckCode.CALL_ADDRESS);
      case "openrouter" ->
          Map.of(
              "", CheckCode.WRONG_PATH,
              "/api", CheckCode.VERSION_MISSING,
              "/api/v1/api/v1", CheckCode.VERSION_DOUBLED,
              "/api/v1/chat/completions", CheckCode.CALL_ADDRESS);
      default ->
          Map.of(
              "", CheckCode.VERSION_MISSING,
              "/", CheckCode.VERSION_MISSING,
              "/v1/v1", CheckCode.VERSION_DOUBLED,
              "/v1/chat/completions", CheckCode.CALL_ADDRESS,
              "/v1/responses/", CheckCode.CALL_ADDRESS,
              "/api", CheckCode.WRONG_PATH);
    };
  }

  private static void wrongPath(Family family, String path, CheckCode code) {
    try (var server = ApiServer.http(family::answer)) {
      var report = CHECK.run(family.target(server.url(path)), PATIENT);

      assertFailed(report, CheckLayer.HTTP, code);
      assertThat(server.requests().stream().skip(1))
          .as("the other addresses are tried without the key")
          .allMatch(request -> request.getHeaders().get(family.text("keyHeader")) == null);
      assertFixWorks(family, report);
    }
  }

  @TestFactory
  Stream<DynamicTest> a_trailing_slash_does_no_harm() {
    return families(
        family -> {
          try (var server = ApiServer.http(family::answer)) {
            assertThat(CHECK.run(family.target(server.url(family.base() + "/")), PATIENT).ok())
                .isTrue();
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> nothing_listens() {
    return families(
        family -> {
          int port;
          try (var server = ApiServer.http(family::answer)) {
            port = server.port();
          }
          var report =
              CHECK.run(family.target("http://127.0.0.1:" + port + family.base()), PATIENT);

          assertFailed(report, CheckLayer.TCP, CheckCode.REFUSED);
        });
  }

  @TestFactory
  Stream<DynamicTest> an_unknown_host_is_named() {
    return families(
        family ->
            assertFailed(
                CHECK.run(family.target("https://nowhere.invalid" + family.base()), PATIENT),
                CheckLayer.DNS,
                CheckCode.UNKNOWN_HOST));
  }

  @TestFactory
  Stream<DynamicTest> a_redirect_is_told_and_the_key_stays_here() {
    return families(
        family -> {
          try (var real = ApiServer.http(family::answer);
              var server =
                  ApiServer.http(
                      request ->
                          new MockResponse.Builder()
                              .code(308)
                              .addHeader(
                                  "location",
                                  real.url(request.getUrl().encodedPath())
                                      .replace("localhost", "127.0.0.1"))
                              .build())) {
            var report = CHECK.run(family.target(server.url(family.base())), PATIENT);

            assertFailed(report, CheckLayer.HTTP, CheckCode.REDIRECTED);
            assertThat(real.requests()).isEmpty();
            assertFixWorks(family, report);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> a_redirect_to_a_login_page_is_the_networks() {
    return families(
        family -> {
          try (var server =
              ApiServer.http(
                  request ->
                      new MockResponse.Builder()
                          .code(302)
                          .addHeader("location", "http://portal.hotel.example/login?from=x")
                          .build())) {
            var report = CHECK.run(family.target(server.url(family.base())), PATIENT);

            assertFailed(report, CheckLayer.HTTP, CheckCode.CAPTIVE_PORTAL);
            assertThat(report.toString()).doesNotContain("from=x");
          }
        });
  }
}
