package dev.sage.llm.check;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a base URL that does not lead to the API may have been meant to be, the likeliest first, all
 * on the same host. Stateless.
 */
final class AddressCandidates {

  private static final int MOST = 10;

  /** The paths of single calls, of all formats. */
  private static final Pattern CALL =
      Pattern.compile(
          "/(?:chat/completions|completions|responses|embeddings|messages|models"
              + "|api/(?:chat|generate|tags)|models/[^/]+:\\w+)$");

  private static final Pattern DOUBLED = Pattern.compile("((?:/[^/]+)+?)\\1+$");
  private static final Pattern VERSION = Pattern.compile("/v\\d\\w*$");

  /** Where the servers that people know have their API. */
  private static final List<String> USUAL = List.of("/v1", "", "/api/v1", "/openai/v1", "/api");

  private AddressCandidates() {}

  /**
   * Addresses, and what is wrong where one of them is right.
   *
   * @param url the address that does not work
   * @param usual the path of the vendor's own address; null where it is not known
   */
  static Map<URI, CheckCode> candidates(URI url, @Nullable String usual) {
    var path = trimmed(url.getRawPath());
    var found = new LinkedHashMap<String, CheckCode>();
    var call = CALL.matcher(path);
    if (call.find()) {
      var rest = path.substring(0, call.start());
      found.put(rest, CheckCode.CALL_ADDRESS);
      found.put(rest + "/v1", CheckCode.CALL_ADDRESS);
    }
    var once = DOUBLED.matcher(path).replaceAll("$1");
    if (!once.equals(path)) {
      found.put(once, CheckCode.VERSION_DOUBLED);
    }
    if (usual != null && !path.endsWith(usual)) {
      found.putIfAbsent(usual, missing(path, usual));
      found.putIfAbsent(path + usual, missing(path, path + usual));
    }
    if (!VERSION.matcher(path).find()) {
      found.putIfAbsent(path + "/v1", CheckCode.VERSION_MISSING);
    }
    found.putIfAbsent(VERSION.matcher(path).replaceFirst(""), CheckCode.WRONG_PATH);
    USUAL.forEach(other -> found.putIfAbsent(other, CheckCode.WRONG_PATH));
    found.remove(path);
    return addresses(url, found);
  }

  /** Only where a version is all that the path lacks. */
  private static CheckCode missing(String path, String better) {
    return better.startsWith(path) && VERSION.matcher(better.substring(path.length())).matches()
        ? CheckCode.VERSION_MISSING
        : CheckCode.WRONG_PATH;
  }

  private static Map<URI, CheckCode> addresses(URI url, Map<String, CheckCode> paths) {
    var addresses = new LinkedHashMap<URI, CheckCode>();
    paths.forEach(
        (path, code) -> {
          if (addresses.size() < MOST) {
            addresses.put(withPath(url, path), code);
          }
        });
    return addresses;
  }

  static URI withPath(URI url, String path) {
    return URI.create(url.getScheme() + "://" + url.getRawAuthority() + path);
  }

  static String trimmed(String path) {
    return path.replaceFirst("/+$", "");
  }
}
