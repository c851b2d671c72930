package dev.sage.llm.provider;

/**
 * What {@code OLLAMA_HOST} may hold (source: Ollama's envconfig): scheme, port and path may be
 * missing, and the address that a server listens on at all interfaces is loopback for a client.
 */
final class OllamaHost {

  private OllamaHost() {}

  /**
   * The server's base URL; a version that belongs to its OpenAI-compatible side is not part of it.
   */
  static String baseUrl(String value) {
    var text = value.strip().replaceAll("^[\"']|[\"']$", "");
    int colon = text.indexOf("://");
    var scheme = colon < 0 ? "http" : text.substring(0, colon);
    var rest = colon < 0 ? text : text.substring(colon + 3);
    int slash = rest.indexOf('/');
    var path = slash < 0 ? "" : rest.substring(slash).replaceAll("(/v1)?/*$", "");
    var authority = slash < 0 ? rest : rest.substring(0, slash);
    int portAt = portAt(authority);
    var host = portAt < 0 ? authority : authority.substring(0, portAt);
    var port = portAt < 0 ? defaultPort(colon >= 0, scheme) : authority.substring(portAt);
    return scheme + "://" + loopback(host) + port + path;
  }

  /** Where the port begins, colon included; -1 without. An IPv6 address may lack its brackets. */
  private static int portAt(String authority) {
    if (authority.startsWith("[")) {
      return authority.indexOf("]:") < 0 ? -1 : authority.indexOf("]:") + 1;
    }
    int first = authority.indexOf(':');
    return first == authority.lastIndexOf(':') ? first : -1;
  }

  private static String defaultPort(boolean schemeGiven, String scheme) {
    if (!schemeGiven) {
      return ":11434";
    }
    return scheme.equals("https") ? ":443" : ":80";
  }

  private static String loopback(String host) {
    return switch (host) {
      case "", "0.0.0.0" -> "127.0.0.1";
      case "[::]", "::" -> "[::1]";
      default -> host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    };
  }
}
