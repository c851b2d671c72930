package dev.sage.llm.check;

import dev.sage.llm.LlmError;
import dev.sage.llm.LlmError.Kind;
import dev.sage.llm.LlmException;
import dev.sage.llm.check.ApiCalls.Outcome;
import java.net.URI;
import java.time.Duration;
import java.util.Set;

/**
 * Asks for the list of models, as a client would, and looks whether an API of this kind answers:
 * what it says of the key is the next layer's.
 */
final class HttpLayer {

  /** Reasons for which a server that expects TLS may have hung up. */
  private static final Set<String> MAYBE_TLS =
      Set.of("not_http", "ended_early", "reset", "framing");

  private final ApiTarget api;
  private final ApiCalls calls;
  private final ApiState state;
  private final Route route;
  private final TlsProbe tls;

  HttpLayer(ApiTarget api, ApiCalls calls, ApiState state, Route route, TlsProbe tls) {
    this.api = api;
    this.calls = calls;
    this.state = state;
    this.route = route;
    this.tls = tls;
  }

  LayerFinding look(Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    return switch (calls.send(api.first(), limit)) {
      case Outcome.Late _ -> late(limit);
      case Outcome.Unanswered(var error) -> unanswered(error, left(end));
      case Outcome.Answered(var answer) -> {
        state.answer = answer;
        yield answered(answer, end);
      }
    };
  }

  private LayerFinding late(Duration limit) {
    return LayerFinding.failed(
        CheckCode.NO_ANSWER,
        "%s took the request and gave no answer within %s."
            .formatted(where(), DnsLayer.seconds(limit)),
        api.target().local()
            ? "Look whether the server is busy or still starting, and whether this is its port."
            : "Check the base URL and any proxy, and try again; the vendor may have trouble.");
  }

  private LayerFinding unanswered(LlmError error, Duration left) {
    var reason = String.valueOf(error.reason());
    if (!TypedAddress.secure(api.url()) && MAYBE_TLS.contains(reason) && tls.speaks(route, left)) {
      return tlsNeeded();
    }
    return switch (reason) {
      case "proxy_auth_required" -> new ProxyTunnel(api.proxyLogin()).login("the proxy");
      case "proxy_refused" ->
          LayerFinding.failed(
              CheckCode.PROXY_REFUSED,
              "The proxy refuses the way to " + where() + ".",
              "Ask who runs the proxy to allow this host, or choose another proxy.");
      case "not_http", "framing" ->
          LayerFinding.failed(
              CheckCode.NOT_HTTP,
              where() + " answers, but not in HTTP.",
              "Check the port in the base URL: another kind of server listens there.");
      default ->
          LayerFinding.failed(
              CheckCode.BROKEN,
              "The connection to " + where() + " broke before an answer came.",
              "Try again; if it goes on, check the server's log, and any proxy on the way.");
    };
  }

  private LayerFinding answered(ApiAnswer answer, long end) {
    if (answer.redirect()) {
      return Redirects.of(answer, api.url(), api.path());
    }
    if (Redirects.portalPage(answer) && !answer.headers().containsKey("x-request-id")) {
      return Redirects.captive("It is " + answer.described() + ".");
    }
    if (api.listless()) {
      state.noList = true;
      return listless(answer);
    }
    return answer.ok() ? good(answer, end) : refused(answer, end);
  }

  /** A vendor without a list was asked at a path that only takes other requests. */
  private LayerFinding listless(ApiAnswer answer) {
    var error = api.classify(answer);
    state.refusal = keyMatter(error.kind()) ? error : null;
    return answer.html() && answer.status() != 401
        ? LayerFinding.failed(
            CheckCode.WEB_PAGE,
            where() + " answers with " + answer.described() + ", not as an API.",
            "Check the base URL, and any proxy on the way.")
        : reached(answer);
  }

  private LayerFinding good(ApiAnswer answer, long end) {
    try {
      state.page = api.format().decodeModels(answer.body());
      return reached(answer);
    } catch (LlmException failed) {
      var error = failed.error();
      if (keyMatter(error.kind())) {
        state.refusal = error;
        return reached(answer);
      }
      return elsewhere(answer, end);
    }
  }

  private LayerFinding refused(ApiAnswer answer, long end) {
    var error = api.classify(answer);
    if (!TypedAddress.secure(api.url()) && answer.status() == 400 && tlsWords(answer)) {
      return tlsNeeded();
    }
    boolean nothingThere =
        answer.status() == 404
            || answer.status() == 405
            || answer.status() == 410
            || error.kind() == Kind.ENDPOINT_NOT_FOUND;
    if (nothingThere) {
      return elsewhere(answer, end);
    }
    if (answer.html() && answer.status() != 401 && answer.status() < 500) {
      return elsewhere(answer, end);
    }
    if (answer.html() && route.proxyAddress() != null && answer.status() >= 502) {
      return LayerFinding.failed(
          CheckCode.PROXY_REFUSED,
          "The proxy, or the server behind it, answers with %s.".formatted(answer.described()),
          "Check the base URL; ask who runs the proxy whether it reaches this host.");
    }
    state.refusal = error;
    return reached(answer);
  }

  /** What a server says that got HTTP where it expected TLS (nginx, Go, Apache). */
  private static boolean tlsWords(ApiAnswer answer) {
    var text = new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8);
    return text.contains("HTTPS port")
        || text.contains("HTTPS server")
        || text.contains("SSL-enabled server port");
  }

  private static boolean keyMatter(Kind kind) {
    return switch (kind) {
      case AUTHENTICATION, PERMISSION, BILLING, RATE_LIMITED, OVERLOADED, SERVER_ERROR -> true;
      default -> false;
    };
  }

  private LayerFinding reached(ApiAnswer answer) {
    return LayerFinding.ok("%s answers with HTTP %d.".formatted(where(), answer.status()))
        .took(answer.untilHeaders());
  }

  private LayerFinding tlsNeeded() {
    var url = api.url().toString();
    return LayerFinding.failed(
        CheckCode.TLS_NEEDED,
        "The server at " + where() + " speaks TLS, and the base URL begins with http://.",
        CheckFix.baseUrl("https" + url.substring("http".length())));
  }

  /** The API is not here: is it at another path of this host? */
  private LayerFinding elsewhere(ApiAnswer answer, long end) {
    var probe = new AddressProbe(api.endpoint(), api.format(), calls);
    var found = probe.find(AddressCandidates.candidates(api.url(), api.usualPath()), left(end));
    if (found != null) {
      boolean page = answer.html() && found.getValue() == CheckCode.WRONG_PATH;
      return LayerFinding.failed(
          page ? CheckCode.WEB_PAGE : found.getValue(),
          "%s answers with %s; the API is at %s."
              .formatted(api.shownUrl(), answer.described(), found.getKey()),
          CheckFix.baseUrl(found.getKey().toString()));
    }
    if (answer.status() == 404 && !answer.html() && probe.chatIsThere(left(end))) {
      state.noList = true;
      return LayerFinding.warning(
              CheckCode.WRONG_PATH,
              "%s has no list of models (HTTP 404), but takes chat requests.".formatted(where()),
              "Nothing needs to be done where the server has no such list; the key is judged by a"
                  + " call.")
          .took(answer.untilHeaders());
    }
    return nowhere(answer);
  }

  private LayerFinding nowhere(ApiAnswer answer) {
    var fix = "Check the base URL" + api.likeThis();
    if (answer.html()) {
      return LayerFinding.failed(
          CheckCode.WEB_PAGE,
          "%s answers with %s, not as an API.".formatted(api.shownUrl(), answer.described()),
          answer.status() == 403
              ? "Something on the way blocks the request: a firewall, or the vendor's own guard."
              : fix + ".");
    }
    return answer.ok()
        ? LayerFinding.failed(
            CheckCode.OTHER_API,
            "%s answers with HTTP %d, but with no list of models of the format %s."
                .formatted(api.shownUrl(), answer.status(), api.format().id()),
            fix + ", and whether this is the right wire format.")
        : LayerFinding.failed(
            CheckCode.WRONG_PATH,
            "%s is not known to the server (HTTP %d).".formatted(api.shownUrl(), answer.status()),
            fix + ".");
  }

  private static Duration left(long end) {
    return Duration.ofNanos(Math.max(1, end - System.nanoTime()));
  }

  private String where() {
    return TypedAddress.where(api.url());
  }

  URI url() {
    return api.url();
  }
}
