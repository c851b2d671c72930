package dev.sage.simulator.internal.http;

import java.util.Locale;
import java.util.Set;

/**
 * Keeps web pages out. A page of any site can make a browser call a loopback port; its {@code Host}
 * (after DNS rebinding), its {@code Origin} or {@code Sec-Fetch-Site} give it away.
 */
final class LoopbackGate {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  private LoopbackGate() {}

  static void check(String target, HttpHeaders headers) throws HttpProblem {
    var hosts = headers.all("host");
    if (hosts.size() != 1) {
      throw new HttpProblem(400, "A request needs exactly one Host header.");
    }
    if (!isLoopback(hosts.getFirst())) {
      throw new HttpProblem(403, "This server answers to 127.0.0.1, localhost and [::1] only.");
    }
    if (!target.startsWith("/") && !isLoopback(authority(target))) {
      throw new HttpProblem(400, "The request target must be a path.");
    }
    for (var origin : headers.all("origin")) {
      if (!isLoopback(authority(origin))) {
        throw new HttpProblem(403, "Requests from web pages of other sites are refused.");
      }
    }
    if (headers.all("sec-fetch-site").stream().anyMatch("cross-site"::equalsIgnoreCase)) {
      throw new HttpProblem(403, "Requests from web pages of other sites are refused.");
    }
  }

  /** The path of a request target, without query. */
  static String path(String target) {
    int query = target.indexOf('?');
    var withoutQuery = query < 0 ? target : target.substring(0, query);
    if (withoutQuery.startsWith("/")) {
      return withoutQuery;
    }
    int slash = withoutQuery.indexOf('/', withoutQuery.indexOf("://") + 3);
    return slash < 0 ? "/" : withoutQuery.substring(slash);
  }

  /** The authority of an http address, or nothing that any allow-list holds. */
  private static String authority(String address) {
    var lower = address.toLowerCase(Locale.ROOT);
    int start = lower.startsWith("http://") ? 7 : lower.startsWith("https://") ? 8 : -1;
    if (start < 0) {
      return "";
    }
    int end = start;
    while (end < lower.length() && "/?#".indexOf(lower.charAt(end)) < 0) {
      end++;
    }
    return lower.substring(start, end);
  }

  private static boolean isLoopback(String authority) {
    int colon = authority.lastIndexOf(':');
    boolean hasPort = colon > authority.lastIndexOf(']');
    var host = hasPort ? authority.substring(0, colon) : authority;
    var port = hasPort ? authority.substring(colon + 1) : "";
    return LOOPBACK.contains(host.toLowerCase(Locale.ROOT))
        && port.length() <= 5
        && port.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
