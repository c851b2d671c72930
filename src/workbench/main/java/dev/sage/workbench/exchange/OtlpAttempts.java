package dev.sage.workbench.exchange;

import dev.sage.llm.LlmError;
import dev.sage.llm.telemetry.AttemptRecord;
import dev.sage.llm.telemetry.AttemptRecord.Phases;
import dev.sage.workbench.Printable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The attempts of a call, as far as its span tells: the last one by the span's own attributes, each
 * that failed before by an event {@code sage.retry}, whose time is when the next one began; {@code
 * sage.attempts} alone says only that there was one. How long the network took, and the headers,
 * are in no span. Stateless.
 */
final class OtlpAttempts {

  /** No policy asks more often; a file may say anything. */
  private static final int MOST = 100;

  private static final double LONGEST_WAIT = Duration.ofDays(1).toSeconds();

  private OtlpAttempts() {}

  /**
   * Reads them.
   *
   * @param provider who was asked last
   * @param began when the span begins, ns since 1970
   * @param length how long it is, ns; below 0 where that is not known
   * @param error why the call failed, if it did
   * @return empty where nothing says that a request was sent
   */
  static List<AttemptRecord> of(
      JsonNode span,
      OtlpAttributes attributes,
      String provider,
      String model,
      long began,
      long length,
      @Nullable LlmError error) {
    var attempts = new ArrayList<AttemptRecord>();
    long at = 0;
    for (var event : OtlpValues.field(span, "events")) {
      if (event.path("name").asString("").equals("sage.retry") && attempts.size() < MOST) {
        attempts.add(failed(event, attempts.size() + 1, provider, model, at));
        at = Math.max(at, since(began, length, event).orElse(at));
      }
    }
    var status = status(attributes.get("http.response.status_code"));
    var id = id(attributes.text("sage.request_id"));
    var count = OtlpValues.number(attributes.value("sage.attempts"));
    if (attempts.isEmpty() && status == null && id == null && count.orElse(0) <= 0) {
      return List.of();
    }
    attempts.add(
        new AttemptRecord(
            attempts.size() + 1,
            provider,
            model,
            at,
            status,
            null,
            Map.of(),
            id,
            Phases.NONE,
            error,
            null));
    return attempts;
  }

  private static AttemptRecord failed(
      JsonNode event, int number, String provider, String model, long at) {
    var said = OtlpValues.attributes(event.path("attributes"));
    var asked = ProviderNames.ofConventions(text(said, "gen_ai.provider.name"));
    var who = asked.equals(ProviderNames.UNKNOWN) ? provider : Printable.of(asked);
    var named = text(said, "gen_ai.request.model");
    var what = named.isBlank() ? model : Printable.of(named);
    var type = text(said, "error.type");
    return new AttemptRecord(
        number,
        who,
        what,
        at,
        status(said.get("http.response.status_code")),
        null,
        Map.of(),
        id(text(said, "sage.request_id")),
        Phases.NONE,
        LlmError.of(
            OtlpErrors.kind(type),
            who,
            what,
            type.isBlank() ? "The span says that it failed, and not why." : Printable.of(type)),
        delay(said.get("sage.retry.delay")));
  }

  /** Empty where the event is not within the span: that is no time of it, whatever it is. */
  private static OptionalLong since(long began, long length, JsonNode event) {
    var at = OtlpValues.number(OtlpValues.field(event, "timeUnixNano"));
    if (at.isEmpty() || at.getAsLong() < began || at.getAsLong() - began > length) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(at.getAsLong() - began);
  }

  private static String text(Map<String, JsonNode> said, String name) {
    var value = said.get(name);
    return value == null ? "" : value.asString("");
  }

  private static @Nullable Integer status(@Nullable JsonNode value) {
    var number = value == null ? OptionalLong.empty() : OtlpValues.number(value);
    boolean one = number.isPresent() && number.getAsLong() >= 100 && number.getAsLong() < 1000;
    return one ? (Integer) (int) number.getAsLong() : null;
  }

  private static @Nullable String id(String text) {
    return text.isBlank() ? null : Printable.of(text);
  }

  private static @Nullable Duration delay(@Nullable JsonNode seconds) {
    double waited = seconds != null && seconds.isNumber() ? seconds.asDouble(-1) : -1;
    return waited < 0 || waited > LONGEST_WAIT ? null : Duration.ofNanos(Math.round(waited * 1e9));
  }
}
