package dev.sage.simulator.internal;

import dev.sage.simulator.internal.http.HttpHeaders;
import dev.sage.simulator.internal.http.HttpRequest;
import dev.sage.simulator.internal.http.HttpResponder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Addresses that are reached and are not the API: a web page, a network's login page, a redirect, a
 * server that does not answer. For showing what a check says of them. Stateless, thread-safe.
 */
final class WrongDoors {

  private static final Duration SLOW = Duration.ofSeconds(60);

  private static final String PAGE =
      """
      <!doctype html>
      <html><head><title>Welcome</title></head><body><h1>It works!</h1></body></html>
      """;

  private static final String PORTAL =
      """
      <!doctype html>
      <html><head><title>Hotspot</title></head>
      <body><h1>Guest Wi-Fi</h1><form>Accept the terms to go online.</form></body></html>
      """;

  private WrongDoors() {}

  /** Answers where the path begins with one of them. */
  static boolean answered(HttpRequest request, HttpResponder responder)
      throws IOException, InterruptedException {
    var path = request.path();
    int second = path.indexOf('/', 1);
    switch (second < 0 ? path : path.substring(0, second)) {
      case "/html" -> page(PAGE, responder);
      case "/portal" -> page(PORTAL, responder);
      case "/redirect" -> redirect(second < 0 ? "/" : path.substring(second), responder);
      case "/slow" -> {
        Thread.sleep(SLOW);
        page(PAGE, responder);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void page(String html, HttpResponder responder) throws IOException {
    responder.send(
        200,
        HttpHeaders.of("content-type", "text/html; charset=utf-8"),
        html.getBytes(StandardCharsets.UTF_8));
  }

  /** To the same path without its beginning. */
  private static void redirect(String to, HttpResponder responder) throws IOException {
    responder.send(308, HttpHeaders.of("location", to), new byte[0]);
  }
}
