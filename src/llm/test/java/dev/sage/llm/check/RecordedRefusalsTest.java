package dev.sage.llm.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.recording.Recorded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mockwebserver3.MockResponse;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Refusals as the vendors' servers really sent them, in the place of the list of models. */
class RecordedRefusalsTest {

  private static final Set<Integer> OF_THE_KEY = Set.of(401, 402, 403, 429, 503, 529);

  /** What a check may make of each category of the recordings. */
  private static final Map<String, Set<CheckCode>> CODES =
      Map.of(
          "authentication", Set.of(CheckCode.KEY_REFUSED),
          "permission", Set.of(CheckCode.KEY_SCOPE, CheckCode.REGION),
          "quota_exhausted", Set.of(CheckCode.NO_CREDIT),
          "rate_limit", Set.of(CheckCode.RATE_LIMITED),
          "overloaded", Set.of(CheckCode.SERVER_BUSY),
          "server_error", Set.of(CheckCode.SERVER_BUSY));

  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Test
  void recorded_refusals_are_judged_as_what_they_are() throws IOException {
    int judged = 0;
    for (var recording : recordings()) {
      var meta = MAPPER.readTree(recording.resolve("meta.json"));
      var expected = MAPPER.readTree(recording.resolve("expected.json")).path("error");
      var vendor = Family.CATALOG.find(meta.path("provider").asString(""));
      int status = meta.path("status").asInt();
      if (vendor.isPresent() && OF_THE_KEY.contains(status)) {
        judged(recording, meta, expected, vendor.get());
        judged++;
      }
    }
    assertThat(judged).isGreaterThan(8);
  }

  private static void judged(
      Path recording,
      JsonNode meta,
      JsonNode expected,
      dev.sage.llm.provider.ProviderDescriptor vendor)
      throws IOException {
    var body = new Buffer().write(Files.readAllBytes(recording.resolve("body.bin")));
    var answer =
        new MockResponse.Builder()
            .code(meta.path("status").asInt())
            .addHeader("content-type", "application/json")
            .body(body)
            .build();
    try (var server = ApiServer.http(request -> answer)) {
      var target =
          new CheckTarget(
              vendor.name(),
              vendor,
              server.url("/v1"),
              "a-key-of-no-vendor-0123456789",
              vendor.auth(),
              Map.of(),
              vendor.wireFormat(),
              vendor.quirks(),
              vendor.local());
      var result = CheckCase.layer(Scene.run(target), CheckLayer.AUTH);

      assertThat(result.code())
          .as(recording.getFileName() + ": " + result)
          .isIn(CODES.getOrDefault(expected.path("category").asString(""), Set.of()));
    }
  }

  private static List<Path> recordings() throws IOException {
    try (var all = Files.list(Recorded.folder("providers"))) {
      return all.filter(folder -> folder.getFileName().toString().contains("http-error"))
          .sorted()
          .toList();
    }
  }
}
