package dev.sage.workbench.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import dev.sage.llm.redaction.RedactionPolicy;
import dev.sage.llm.redaction.Redactor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes a line of what a program logs: every part of it redacted first, then cut to a length, and
 * without characters that would act where the line is shown. Thread-safe.
 */
final class CleanLine {
  /** More of one line helps nobody. */
  static final int LONGEST = 32_768;

  private static final Pattern ACTING =
      Pattern.compile("[\\p{Cc}\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069&&[^\\n\\t]]");

  private final Redactor redactor;
  private final Supplier<RedactionPolicy> policy;

  /**
   * A maker.
   *
   * @param policy what is taken out beside secrets, asked for each line
   */
  CleanLine(Redactor redactor, Supplier<RedactionPolicy> policy) {
    this.redactor = redactor;
    this.policy = policy;
  }

  LogLine of(ILoggingEvent event, long number) {
    var rules = policy.get();
    var context = event.getMDCPropertyMap();
    var thrown = event.getThrowableProxy();
    return new LogLine(
        number,
        event.getInstant(),
        LogLevel.valueOf(event.getLevel().toString()),
        name(event.getLoggerName(), rules),
        name(event.getThreadName(), rules),
        name(context.getOrDefault("requestId", ""), rules),
        name(context.getOrDefault("providerRequestId", ""), rules),
        text(event.getFormattedMessage(), rules),
        data(event, rules),
        thrown == null ? "" : text(ThrowableProxyUtil.asString(thrown), rules).strip());
  }

  private Map<String, String> data(ILoggingEvent event, RedactionPolicy rules) {
    var data = new LinkedHashMap<String, String>();
    var pairs = event.getKeyValuePairs();
    if (pairs != null) {
      for (var pair : pairs) {
        if (pair.value == null) {
          continue;
        }
        // With its name: what is called a password is one, however it looks.
        String named = pair.key + "=\"";
        String clean = text(named + pair.value + '"', rules);
        boolean whole = clean.startsWith(named) && clean.endsWith("\"");
        data.put(
            name(pair.key, rules),
            whole ? clean.substring(named.length(), clean.length() - 1) : clean);
      }
    }
    return data;
  }

  private String name(String text, RedactionPolicy rules) {
    return text(text, rules).replaceAll("[\\s\\[\\]]", "·");
  }

  private String text(@Nullable String text, RedactionPolicy rules) {
    if (text == null || text.isEmpty()) {
      return "";
    }
    String clean =
        ACTING.matcher(redactor.redact(text, rules).replace("\r\n", "\n")).replaceAll("·");
    return clean.length() <= LONGEST
        ? clean
        : clean.substring(0, LONGEST)
            + "… (%d more characters)".formatted(clean.length() - LONGEST);
  }
}
