package dev.sage.llm.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.LlmError;
import dev.sage.llm.provider.RateLimitHeaders;
import dev.sage.llm.provider.WireFormats;
import dev.sage.llm.provider.error.ErrorBody;
import dev.sage.llm.provider.error.RetryAfter;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers of other statuses: whatever they say, there is an error that a person can read. */
final class ErrorAnswers {

  private static final int[] STATUSES = {400, 401, 403, 404, 422, 429, 500, 503};
  private static final int LONGEST_MESSAGE = 1000;

  private ErrorAnswers() {}

  /** The first byte chooses the status. */
  static void of(byte[] input) {
    byte[] body = input.length == 0 ? input : Arrays.copyOfRange(input, 1, input.length);
    int status = STATUSES[input.length == 0 ? 0 : (input[0] & 0xFF) % STATUSES.length];
    var formats = new WireFormats(Map.of());
    for (String id : formats.ids()) {
      LlmError error = formats.find(id).orElseThrow().classify(status, Map.of(), body);
      assertThat(error.message()).isNotBlank().hasSizeLessThan(LONGEST_MESSAGE);
      assertThat(error.httpStatus()).isEqualTo(status);
      positive(error.retryAfter());
    }
  }

  /** Lines {@code name: value}: waits are positive or unknown, limits are read or unknown. */
  static void headers(byte[] input) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String line : new String(input, ISO_8859_1).split("\n", -1)) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      }
    }
    positive(RetryAfter.of(headers, ErrorBody.of(input)));
    var limits = RateLimitHeaders.read(headers, Instant.EPOCH);
    notNegative(limits.requestsReset());
    notNegative(limits.tokensReset());
  }

  private static void positive(@Nullable Duration wait) {
    assertThat(wait == null || wait.isPositive()).as("%s", wait).isTrue();
  }

  private static void notNegative(@Nullable Duration reset) {
    assertThat(reset == null || !reset.isNegative()).as("%s", reset).isTrue();
  }
}
