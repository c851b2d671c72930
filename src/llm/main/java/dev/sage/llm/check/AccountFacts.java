package dev.sage.llm.check;

import dev.sage.llm.provider.Headers;
import dev.sage.llm.provider.RateLimitHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an answer's headers say of the account and the server, in order of showing. Sources of the
 * names: OpenAI's, Anthropic's, Azure's and Groq's documentation and recorded answers. Stateless.
 */
final class AccountFacts {

  /** Header to what people call it. */
  private static final Map<String, String> NAMES = new LinkedHashMap<>();

  static {
    NAMES.put("openai-organization", "organisation");
    NAMES.put("anthropic-organization-id", "organisation");
    NAMES.put("openai-project", "project");
    NAMES.put("openai-version", "API version");
    NAMES.put("openai-processing-ms", "processing ms");
    NAMES.put("x-ms-region", "region");
    NAMES.put("x-groq-region", "region");
  }

  private AccountFacts() {}

  static Map<String, String> of(ApiAnswer answer, ApiTarget api) {
    var headers = answer.headers();
    var facts = new LinkedHashMap<String, String>();
    NAMES.forEach((header, name) -> put(facts, name, headers.get(header), api));
    put(facts, "request id", RateLimitHeaders.requestId(headers), api);
    var limits = RateLimitHeaders.read(headers, Instant.now());
    put(
        facts,
        "requests",
        left(limits.requestsRemaining(), limits.requestLimit(), limits.requestsReset()),
        api);
    put(
        facts,
        "tokens",
        left(limits.tokensRemaining(), limits.tokenLimit(), limits.tokensReset()),
        api);
    if (api.target().local()) {
      put(facts, "server", headers.get("server"), api);
    }
    return facts;
  }

  private static void put(
      Map<String, String> facts, String name, @Nullable String value, ApiTarget api) {
    if (value != null && !value.isBlank()) {
      facts.putIfAbsent(name, shown(value, api));
    }
  }

  static String shown(String value, ApiTarget api) {
    return Headers.printable(api.clean(value.strip()));
  }

  /** {@code 499 of 500 left, full again in 2 s}. */
  static @Nullable String left(
      @Nullable Long remaining, @Nullable Long limit, @Nullable Duration reset) {
    if (remaining == null && limit == null) {
      return null;
    }
    var text =
        remaining == null
            ? "limit " + limit
            : remaining + (limit == null ? "" : " of " + limit) + " left";
    return reset == null ? text : text + ", full again in " + shortly(reset);
  }

  private static String shortly(Duration time) {
    return time.toSeconds() >= 1 ? time.toSeconds() + " s" : time.toMillis() + " ms";
  }
}
