package dev.sage.llm.transport;

import dev.sage.llm.Timeouts;
import java.time.Duration;

/** The five timers of an attempt, in the order in which they run; total runs beside the others. */
public enum Timer {
  /** Until the connection stands, TLS included. */
  CONNECT("connect", "connect", "The connection was not up"),
  /** From the request sent until the response headers are there. */
  HEADERS("headers", "headers", "No response headers came"),
  /** From the headers until the first content. */
  FIRST_TOKEN("first_token", "firstToken", "No first token came"),
  /** Between two pieces of content. */
  IDLE("idle", "idle", "Nothing more of the answer came"),
  /** The whole attempt. */
  TOTAL("total", "total", "The call was not complete");

  private final String json;
  private final String setting;
  private final String fact;

  Timer(String json, String setting, String fact) {
    this.json = json;
    this.setting = setting;
    this.fact = fact;
  }

  /** {@return the name in JSON: {@code first_token}} */
  public String json() {
    return json;
  }

  /** {@return the component of {@link Timeouts} that sets it} */
  public String setting() {
    return setting;
  }

  /** {@return what it means when it runs out, to be followed by "within 5 s"} */
  public String fact() {
    return fact;
  }

  /**
   * {@return the limit in these settings}
   *
   * @param timeouts the settings
   */
  public Duration limit(Timeouts timeouts) {
    return switch (this) {
      case CONNECT -> timeouts.connect();
      case HEADERS -> timeouts.headers();
      case FIRST_TOKEN -> timeouts.firstToken();
      case IDLE -> timeouts.idle();
      case TOTAL -> timeouts.total();
    };
  }
}
