package dev.sage.llm.redaction;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.List;

/** What is looked for in every text. The windows are chosen so that prose rarely has them. */
final class BuiltInRules {

  private BuiltInRules() {}

  static List<Trigger> triggers() {
    var triggers = new ArrayList<Trigger>();
    for (var shape : KeyShape.ALL) {
      var literal = shape.literal();
      triggers.add(new Trigger(literal, window(shape.prefix()), false, shape));
    }
    triggers.add(header("bearer ", 0, new HeaderValue("bearer-token", false)));
    triggers.add(header("authorization", 5, new HeaderValue("authorization", true)));
    triggers.add(header("api-key", 2, new HeaderValue("header-key", true)));
    triggers.add(header("api_key", 2, new HeaderValue("header-key", true)));
    return triggers;
  }

  private static Trigger header(String literal, int window, HeaderValue rule) {
    return new Trigger(literal.getBytes(US_ASCII), window, true, rule);
  }

  /** The last three characters of the first segment: "sk-", "lx-", "hf_". */
  private static int window(String prefix) {
    int dash = prefix.indexOf('-') < 0 ? prefix.indexOf('_') : prefix.indexOf('-');
    return Math.max(0, dash - 2);
  }
}
