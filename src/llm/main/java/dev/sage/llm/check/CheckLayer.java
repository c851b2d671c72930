package dev.sage.llm.check;

import java.util.Locale;

/** What a check looks at, in the order in which it does. */
public enum CheckLayer {
  /** Key and address as they are written; nothing is sent. */
  SHAPE("Key and address"),
  /** The host's name is looked up. */
  DNS("Name lookup"),
  /** The port is connected to, or the proxy and through it the host. */
  TCP("Connection"),
  /** The connection is made secure, and the certificate judged. */
  TLS("Certificate"),
  /** The API's address answers as the API. */
  HTTP("API address"),
  /** The key is taken. */
  AUTH("Key accepted"),
  /** The models that the key may see. */
  MODELS("Models"),
  /** One call of one token, which costs; only where it is asked for. */
  CALL("One-token call");

  private final String title;

  CheckLayer(String title) {
    this.title = title;
  }

  /** {@return the name in JSON: {@code dns}} */
  public String json() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** {@return as people read it: {@code Name lookup}} */
  public String title() {
    return title;
  }
}
