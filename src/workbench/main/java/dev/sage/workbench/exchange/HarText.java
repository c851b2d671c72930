package dev.sage.workbench.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a HAR file says in its own way. Stateless. */
final class HarText {

  private HarText() {}

  /** Without query, fragment and user: keys stand there. */
  static @Nullable String withoutQuery(@Nullable String url) {
    if (url == null) {
      return null;
    }
    String plain = url.replaceFirst("[?#].*$", "").replaceFirst("^(https?://)[^/@]*@", "$1");
    try {
      URI uri = URI.create(plain);
      // As it goes over the wire: without characters that only look like something.
      return uri.getHost() == null ? null : uri.toASCIIString();
    } catch (IllegalArgumentException strange) {
      return null;
    }
  }

  /** Names in lower case; of several with one name the first. */
  static Map<String, String> headers(JsonNode list) {
    var headers = new LinkedHashMap<String, String>();
    for (JsonNode header : list) {
      String name = header.path("name").asString("").toLowerCase(Locale.ROOT);
      // HTTP/2 writes what is no header like one.
      if (!name.isEmpty() && !name.startsWith(":")) {
        headers.putIfAbsent(name, header.path("value").asString(""));
      }
    }
    return headers;
  }

  /** The body of an answer; empty where the file has none. */
  static Optional<byte[]> body(JsonNode content) {
    if (!content.path("text").isString()) {
      return Optional.empty();
    }
    String text = content.path("text").asString("");
    return Optional.of(
        content.path("encoding").asString("").equalsIgnoreCase("base64")
            // Some tools break the lines.
            ? Base64.getMimeDecoder().decode(text)
            : text.getBytes(UTF_8));
  }

  static Optional<Instant> moment(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException strange) {
      return Optional.empty();
    }
  }

  /** Milliseconds as nanoseconds; -1 where it says that it does not know. */
  static long nanos(JsonNode millis) {
    double value = millis.isNumber() ? millis.asDouble(-1) : -1;
    return value < 0 || value > 1e12 ? -1 : Math.round(value * 1e6);
  }
}
