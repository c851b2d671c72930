package dev.sage.llm.check;

import dev.sage.llm.provider.Headers;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** Where an answer leads elsewhere, and what that means. Nothing goes there. Stateless. */
final class Redirects {

  /** How the pages are called by which networks ask their guests to log in. */
  private static final Pattern PORTAL =
      Pattern.compile("captive|portal|hotspot|wi-?fi|wlan|guest|splash|log-?in|sign-?in|logon");

  private static final Pattern PORTAL_PAGE =
      Pattern.compile(
          "captive|hotspot|wi-?fi|guest network|network (?:login|access)|internet access|"
              + "accept the terms|walled garden");

  private static final int LOOKED_AT = 64 << 10;

  private Redirects() {}

  static LayerFinding of(ApiAnswer answer, URI base, String apiPath) {
    var location = answer.headers().getOrDefault("location", "");
    URI target;
    try {
      target = answer.url().resolve(location.strip());
    } catch (IllegalArgumentException malformed) {
      return LayerFinding.failed(
          CheckCode.REDIRECTED,
          "The server answers with a redirect (HTTP %d) to no address.".formatted(answer.status()),
          "Check the base URL, and tell whoever runs the server.");
    }
    boolean sameHost = String.valueOf(base.getHost()).equalsIgnoreCase(target.getHost());
    var shown = Headers.printable(withoutQuery(target));
    // No network can answer in the place of a server whose certificate is good.
    if (!sameHost && !TypedAddress.secure(base) && portal(target)) {
      return captive("It leads to " + shown + ".");
    }
    var better = base(target, apiPath);
    if (base.toString().equals(better)) {
      return LayerFinding.failed(
          CheckCode.REDIRECTED,
          "The server answers with a redirect (HTTP %d) to the same address again."
              .formatted(answer.status()),
          "Check the base URL, and tell whoever runs the server.");
    }
    if (sameHost && TypedAddress.secure(target) && !TypedAddress.secure(base)) {
      return LayerFinding.failed(
          CheckCode.TLS_NEEDED,
          "The server answers http:// with a redirect (HTTP %d) to %s."
              .formatted(answer.status(), shown),
          CheckFix.baseUrl(better == null ? secure(base, target) : better));
    }
    return LayerFinding.failed(
        CheckCode.REDIRECTED,
        "The server answers with a redirect (HTTP %d) to %s. The key was not sent there."
            .formatted(answer.status(), shown),
        better == null
            ? CheckFix.of("Check the base URL: that address is none of the API.")
            : new CheckFix(
                "If you trust "
                    + TypedAddress.where(target)
                    + ", make the base URL "
                    + better
                    + ".",
                "baseUrl",
                better));
  }

  /** A network's login page answers in the server's place. */
  static LayerFinding captive(String seen) {
    return LayerFinding.failed(
        CheckCode.CAPTIVE_PORTAL,
        "This network answers with a login page of its own, not the server. " + seen,
        "Open a web page in the browser and log in to the network, then check again.");
  }

  private static boolean portal(URI target) {
    var text = target.getHost() + " " + target.getPath();
    return PORTAL.matcher(text.toLowerCase(Locale.ROOT)).find();
  }

  static boolean portalPage(ApiAnswer answer) {
    var text =
        new String(
            answer.body(),
            0,
            Math.min(answer.body().length, LOOKED_AT),
            java.nio.charset.StandardCharsets.UTF_8);
    return answer.status() == 511
        || (answer.html() && PORTAL_PAGE.matcher(text.toLowerCase(Locale.ROOT)).find());
  }

  /**
   * The base URL with which the request would have gone there at once; null where there is none.
   */
  private static @org.jspecify.annotations.Nullable String base(URI target, String apiPath) {
    var whole = withoutQuery(target);
    var path = apiPath.replaceFirst("\\?.*$", "");
    if (target.getHost() == null || target.getRawUserInfo() != null || !whole.endsWith(path)) {
      return null;
    }
    return whole.substring(0, whole.length() - path.length());
  }

  private static String secure(URI base, URI target) {
    int port = target.getPort();
    return "https://"
        + base.getHost()
        + (port < 0 ? "" : ":" + port)
        + AddressCandidates.trimmed(base.getRawPath());
  }

  /** The query may hold anything, so it is not shown. */
  private static String withoutQuery(URI target) {
    var whole = target.toString();
    var user = target.getRawUserInfo();
    return (user == null ? whole : whole.replace(user + "@", "")).replaceFirst("[?#].*$", "");
  }
}
