package dev.sage.simulator.internal.recording;

import dev.sage.simulator.internal.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The recorded headers that may be sent again: not those that frame the message or manage the
 * connection (ours do), set cookies, open the answer to web pages, send clients elsewhere or bind
 * the host name for later.
 */
final class SafeHeaders {
  private static final Set<String> DROPPED =
      Set.of(
          "connection",
          "keep-alive",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "content-length",
          "content-encoding",
          "set-cookie",
          "set-cookie2",
          "authorization",
          "proxy-authenticate",
          "proxy-authorization",
          "www-authenticate",
          "x-api-key",
          "api-key",
          "location",
          "refresh",
          "alt-svc",
          "strict-transport-security",
          "clear-site-data",
          "nel",
          "report-to",
          "link");

  private SafeHeaders() {}

  static HttpHeaders of(JsonNode recorded) {
    var fields = new ArrayList<HttpHeaders.Field>();
    for (var header : recorded.properties()) {
      var name = header.getKey().toLowerCase(Locale.ROOT);
      if (!isSafe(name)) {
        continue;
      }
      var value = header.getValue();
      if (value.isArray()) {
        value.forEach(each -> add(name, each, fields));
      } else {
        add(name, value, fields);
      }
    }
    return new HttpHeaders(fields);
  }

  private static boolean isSafe(String name) {
    return !name.isEmpty()
        && name.chars()
            .allMatch(c -> c == '-' || c == '_' || (c < 128 && Character.isLetterOrDigit(c)))
        && !DROPPED.contains(name)
        && !name.startsWith("access-control-");
  }

  /** A value with a line break could forge another header, so it is left out. */
  private static void add(String name, JsonNode value, List<HttpHeaders.Field> fields) {
    var text = value.asString("");
    if (value.isValueNode() && text.chars().allMatch(c -> c >= ' ' && c < 256 && c != 127)) {
      fields.add(new HttpHeaders.Field(name, text));
    }
  }
}
