package dev.sage.llm.check;

import dev.sage.llm.provider.VendorCatalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A provider family of families.json: how its API answers, and what its refusals mean. */
record Family(String provider, JsonNode data) {

  static final VendorCatalog CATALOG = new VendorCatalog();

  /** A refusal in the vendor's words. */
  record Refusal(String name, int status, String body, CheckCode code) {
    MockResponse response() {
      return json(status, body);
    }
  }

  static List<Family> all() {
    try (var in = Family.class.getResourceAsStream("families.json")) {
      var all = new ArrayList<Family>();
      new ObjectMapper()
          .readTree(in)
          .properties()
          .forEach(entry -> all.add(new Family(entry.getKey(), entry.getValue())));
      return all;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static Family of(String provider) {
    return all().stream().filter(f -> f.provider().equals(provider)).findFirst().orElseThrow();
  }

  Map<String, Refusal> refusals() {
    var all = new TreeMap<String, Refusal>();
    data.path("refusals")
        .properties()
        .forEach(
            entry -> {
              var node = entry.getValue();
              all.put(
                  entry.getKey(),
                  new Refusal(
                      entry.getKey(),
                      node.path("status").asInt(),
                      node.path("body").toString(),
                      CheckCode.valueOf(node.path("code").asString())));
            });
    return all;
  }

  Refusal refusal(String name) {
    return refusals().values().stream()
        .filter(refusal -> refusal.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  String key() {
    return data.path("key").asString().replaceFirst("^Bearer ", "");
  }

  String base() {
    return data.path("base").asString();
  }

  String text(String field) {
    return data.path(field).asString("");
  }

  /** What a person would have set, at this server. */
  CheckTarget target(String baseUrl) {
    var vendor = CATALOG.find(provider).orElseThrow();
    return new CheckTarget(
        provider,
        vendor,
        baseUrl,
        key(),
        vendor.auth(),
        Map.of(),
        vendor.wireFormat(),
        vendor.quirks(),
        vendor.local());
  }

  /** The API as it should be: only the right key at the right paths, other paths unknown. */
  MockResponse answer(RecordedRequest request) {
    var path = request.getUrl().encodedPath();
    boolean known = data.path("key").asString().equals(request.getHeaders().get(text("keyHeader")));
    if (path.equals(text("list"))) {
      boolean open = data.has("keyCheck") || provider.equals("ollama");
      return known || open ? json(200, data.path("models").toString()) : badKey();
    }
    if (path.equals(text("keyCheck"))) {
      return known ? json(200, data.path("standing").toString()) : badKey();
    }
    if (path.equals(text("chat"))) {
      return known ? json(200, data.path("answer").toString()) : badKey();
    }
    return json(404, "{\"error\":{\"message\":\"Not Found\"}}");
  }

  private MockResponse badKey() {
    return refusal("bad-key").response();
  }

  static MockResponse json(int status, String body) {
    return new MockResponse.Builder()
        .code(status)
        .addHeader("content-type", "application/json")
        .body(body)
        .build();
  }

  @Override
  public String toString() {
    return provider;
  }
}
