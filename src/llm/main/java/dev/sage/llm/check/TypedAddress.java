package dev.sage.llm.check;

import dev.sage.llm.provider.BaseUrls;
import dev.sage.llm.transport.ThisMachine;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A base URL as somebody typed it. Immutable.
 *
 * @param url the address; null where it is none
 * @param problem what is wrong with it, without showing it: it may have a password; null: nothing
 * @param better the address that was probably meant; null where that is not clear
 */
record TypedAddress(@Nullable URI url, @Nullable String problem, @Nullable String better) {

  private static final Pattern QUOTED = Pattern.compile("^[\"'`<]+|[\"'`>,;]+$");
  private static final Pattern ADDRESS =
      Pattern.compile("[0-9.]+|\\[?[0-9a-fA-F:.]*:[0-9a-fA-F:.]*]?");

  static TypedAddress of(String typed) {
    if (typed.isBlank()) {
      return new TypedAddress(null, "is empty", null);
    }
    try {
      var url = new URI(typed.strip());
      var problem = BaseUrls.problem(url);
      return problem == null
          ? new TypedAddress(url, null, null)
          : new TypedAddress(null, problem, better(typed));
    } catch (URISyntaxException malformed) {
      return new TypedAddress(null, "is not a URL", better(typed));
    }
  }

  /** Without quotes, query and fragment, and with a scheme. */
  private static @Nullable String better(String typed) {
    var text = QUOTED.matcher(typed.strip()).replaceAll("").strip().replaceFirst("[?#].*$", "");
    var plain = text.replaceFirst("(?i)^(https?)(?::/*|/{2,})", "$1://");
    var whole = plain.contains("://") ? plain : scheme(plain) + "://" + plain;
    try {
      var url = new URI(whole);
      return BaseUrls.problem(url) == null ? whole : null;
    } catch (URISyntaxException malformed) {
      return null;
    }
  }

  private static String scheme(String address) {
    var host = address.replaceFirst("^(\\[[^]]*]|[^:/]*).*$", "$1");
    return ThisMachine.names(host) || ADDRESS.matcher(host).matches() ? "http" : "https";
  }

  /** Whether a host is written as a number, so that there is no name to look up. */
  static boolean isNumber(String host) {
    return ADDRESS.matcher(host).matches();
  }

  /** Whether what is sent to this host may be read by others on its way. */
  static boolean crossesNetwork(String host) {
    if (ThisMachine.names(host)) {
      return false;
    }
    if (!isNumber(host)) {
      return !host.endsWith(".localhost");
    }
    try {
      return !InetAddress.getByName(host).isLoopbackAddress(); // a number: nothing is looked up
    } catch (UnknownHostException noAddress) {
      return true;
    }
  }

  /** The port that is meant where none is written. */
  static int port(URI url) {
    if (url.getPort() >= 0) {
      return url.getPort();
    }
    return secure(url) ? 443 : 80;
  }

  static boolean secure(URI url) {
    return "https".equalsIgnoreCase(url.getScheme());
  }

  /** Host and port, as messages show them. */
  static String where(URI url) {
    return url.getHost() + ":" + port(url);
  }
}
