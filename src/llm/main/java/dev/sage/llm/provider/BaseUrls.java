package dev.sage.llm.provider;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a base URL must be. Stateless. */
public final class BaseUrls {

  private BaseUrls() {}

  /**
   * {@return what is wrong with a base URL, as the end of a sentence; null where nothing is. It is
   * never shown: it may have a password}
   *
   * @param text as it is written
   */
  public static @Nullable String problem(String text) {
    try {
      return problem(new URI(text.strip()));
    } catch (URISyntaxException malformed) {
      return "is not a URL";
    }
  }

  static @Nullable String problem(URI url) {
    var scheme = url.getScheme();
    if (scheme == null) {
      return "does not begin with http:// or https://";
    }
    if (!scheme.equalsIgnoreCase("http") && !scheme.equalsIgnoreCase("https")) {
      return "begins with " + scheme.toLowerCase(Locale.ROOT) + ":, not with http:// or https://";
    }
    if (url.getRawUserInfo() != null) {
      return "has a user or password in it, which would be shown and logged";
    }
    if (url.getHost() == null) {
      return "has no host name";
    }
    if (url.getPort() > 65_535) {
      return "has a port above 65535";
    }
    return url.getRawQuery() != null || url.getRawFragment() != null
        ? "has a query or a fragment, to which no path can be added"
        : null;
  }
}
