package dev.sage.llm.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A proxy as variables name it: the scheme may be missing, a login may stand in it. Immutable;
 * prints no password.
 *
 * @param url without the login
 */
record ProxyAddress(String url, @Nullable String user, @Nullable String password) {

  static ProxyAddress of(String value) {
    var text = value.contains("://") ? value : "http://" + value;
    try {
      var url = new URI(text);
      var login = url.getRawUserInfo();
      if (login == null) {
        return new ProxyAddress(text, null, null);
      }
      int colon = login.indexOf(':');
      return new ProxyAddress(
          text.replace(login + "@", ""),
          decoded(colon < 0 ? login : login.substring(0, colon)),
          colon < 0 ? null : decoded(login.substring(colon + 1)));
    } catch (URISyntaxException malformed) {
      return new ProxyAddress(text, null, null);
    }
  }

  private static String decoded(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "ProxyAddress[hidden]";
  }
}
