package dev.sage.llm.transport;

import dev.sage.llm.Timeouts;
import java.time.Duration;

/** The five timers of an attempt, in the order in which they run; total runs beside the others. */
public enum Timer {
  CONNECT("connect", "connect", "The connection was not up"),
  HEADERS("headers", "headers", "No response headers came"),
  FIRST_TOKEN("first_token", "firstToken", "No first token came"),
  IDLE("idle", "idle", "Nothing more of the answer came"),
  TOTAL("total", "total", "The call was not complete");

  private final String json;
  private final String setting;
  private final String fact;

  Timer(String json, String setting, String fact) {
    this.json = json;
    this.setting = setting;
    this.fact = fact;
  }

  /** The name in JSON: {@code first_token}. */
  public String json() {
    return json;
  }

  /** The component of {@link Timeouts} that sets it. */
  public String setting() {
    return setting;
  }

  /** What it means when it runs out, to be followed by "within 5 s". */
  public String fact() {
    return fact;
  }

  /** The limit in these settings. */
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
