package dev.sage.workbench.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.FinishReason;
import dev.sage.llm.LlmError;
import dev.sage.llm.Message;
import dev.sage.llm.Timings;
import dev.sage.llm.Usage;
import dev.sage.llm.telemetry.AttemptRecord;
import dev.sage.llm.telemetry.CallRecord;
import dev.sage.llm.telemetry.CallStart;
import dev.sage.llm.telemetry.ChunkGaps;
import dev.sage.llm.telemetry.TappedFrame;
import dev.sage.llm.transport.ThisMachine;
import dev.sage.workbench.Ids;
import dev.sage.workbench.Json;
import dev.sage.workbench.Printable;
import dev.sage.workbench.store.RowColumn;
import dev.sage.workbench.wire.Tools;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A call as a span of the GenAI conventions tells it, also of earlier versions of them. Immutable.
 *
 * @param answer the answer as one frame; null where the span has none
 * @param tags what ties it to others: its trace, its conversation, the span above it, its program;
 *     in whose words it was told where those are not the conventions'; and what it says besides
 */
record OtlpCall(
    CallStart start, CallRecord record, @Nullable TappedFrame answer, Map<String, String> tags) {

  OtlpCall {
    tags = Map.copyOf(tags);
  }

  private static final Set<String> OPERATIONS =
      Set.of("chat", "text_completion", "generate_content");

  /** What is more can only be wrong, and no export of the store could be read in again. */
  private static final long MOST_NANOS = RowColumn.Kind.SPAN.most();

  /** The same of a call; with any price that there is its cost is a number as well. */
  private static final long MOST_TOKENS = 1_000_000_000;

  /** Sage's own span says which call it is, which may be here already. */
  private static final Pattern OWN_ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

  /** Why a span can't be read, as the end of a sentence. */
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1;

    Malformed(String reason) {
      super(reason);
    }
  }

  /** Why a span is no call to a model, as the end of a sentence; empty where it is one. */
  static Optional<String> otherwise(JsonNode span) {
    var attributes = new OtlpAttributes(span);
    var operation = attributes.text("gen_ai.operation.name");
    if (operation.isEmpty()
        && (!attributes.has("gen_ai.request.model") || provider(attributes).isEmpty())) {
      return Optional.of("it names no operation, and no model with its provider");
    }
    if (!operation.isEmpty() && !OPERATIONS.contains(operation)) {
      return Optional.of("its operation is " + operation);
    }
    return OtlpValues.is(span.path("kind"), 2, "SPAN_KIND_SERVER")
        ? Optional.of("it is a server's view of a call")
        : Optional.empty();
  }

  /**
   * Reads a span.
   *
   * @param resource what the program that made it says of itself
   * @param latest what is later is no time of a call: one alone would spoil every axis
   * @throws Malformed where what every span has is not there
   */
  static OtlpCall of(JsonNode span, Map<String, JsonNode> resource, Instant latest)
      throws Malformed {
    return new Reader(span, resource, latest).read();
  }

  private static String provider(OtlpAttributes attributes) {
    return attributes.text("gen_ai.provider.name");
  }

  /** One use. */
  private static final class Reader {
    private final JsonNode span;
    private final Instant latest;
    private final Map<String, JsonNode> resource;
    private final OtlpAttributes attributes;
    private final String provider;
    private final String model;

    Reader(JsonNode span, Map<String, JsonNode> resource, Instant latest) {
      this.span = span;
      this.resource = resource;
      this.latest = latest;
      this.attributes = new OtlpAttributes(span);
      attributes.text("gen_ai.operation.name");
      this.provider = Printable.of(ProviderNames.ofConventions(OtlpCall.provider(attributes)));
      var asked = text("gen_ai.request.model");
      var answered = text("gen_ai.response.model");
      this.model = Printable.of(named(asked.isBlank() ? answered : asked));
    }

    private static String named(String name) {
      return name.isBlank() ? ProviderNames.UNKNOWN : name;
    }

    private String text(String name) {
      return attributes.text(name);
    }

    private @Nullable Long number(String name) {
      var value = attributes.get(name);
      var found = value == null ? OptionalLong.empty() : OtlpValues.number(value);
      return found.isPresent() && found.getAsLong() >= 0 ? (Long) found.getAsLong() : null;
    }

    private @Nullable Long tokens(String name) {
      var count = number(name);
      return count == null || count > MOST_TOKENS ? null : count;
    }

    private Optional<Double> real(String name) {
      var value = attributes.get(name);
      return value != null && value.isNumber() ? Optional.of(value.asDouble(0)) : Optional.empty();
    }

    OtlpCall read() throws Malformed {
      var trace = id("traceId", 16);
      var own = id("spanId", 8);
      long from = time("startTimeUnixNano");
      long to = time("endTimeUnixNano");
      if (to < from) {
        throw new Malformed("it ends before it begins");
      }
      plausible("begins", from);
      plausible("ends", to);
      var began = Instant.ofEpochSecond(0, from);
      long end = to - from <= MOST_NANOS ? to - from : Timings.UNKNOWN;
      var start =
          new CallStart(
              OWN_ID.matcher(text("sage.call.id")).matches()
                  ? text("sage.call.id")
                  : Ids.of(began, trace + "/" + own),
              provider,
              model,
              ProviderNames.wireFormat(provider),
              url(),
              request(),
              value("gen_ai.request.stream").asBoolean(false),
              began,
              0,
              null);
      var error = error();
      var attempts = OtlpAttempts.of(span, attributes, provider, model, from, end, error);
      var record = record(start, attempts, error, end);
      var answer = answer(Math.max(1, attempts.size()), Math.max(0, end));
      return new OtlpCall(start, record, answer, tags(trace));
    }

    private String id(String name, int bytes) throws Malformed {
      return OtlpValues.id(OtlpValues.field(span, name), bytes)
          .orElseThrow(() -> new Malformed("its %s is no id of %d bytes".formatted(name, bytes)));
    }

    private Map<String, String> tags(String trace) {
      var conversation = text("gen_ai.conversation.id");
      var tags = new HashMap<>(attributes.tags(resource));
      tags.put("trace", trace);
      OtlpValues.id(OtlpValues.field(span, "parentSpanId"), 8)
          .ifPresent(parent -> tags.put("parent", parent));
      if (!conversation.isBlank()) {
        tags.put("conversation", conversation);
      }
      return tags;
    }

    private long time(String name) throws Malformed {
      var nanos = OtlpValues.number(OtlpValues.field(span, name));
      if (nanos.isEmpty() || nanos.getAsLong() <= 0) {
        throw new Malformed("its %s is no time".formatted(name));
      }
      return nanos.getAsLong();
    }

    /** A unit that is wrong by a thousand, and a clock that is off by years, come to light here. */
    private void plausible(String what, long nanos) throws Malformed {
      var at = Instant.ofEpochSecond(0, nanos);
      if (at.isBefore(EARLIEST) || at.isAfter(latest)) {
        throw new Malformed(
            "it %s on %s, %s: its times are no nanoseconds since 1970, or its clock is wrong"
                .formatted(
                    what,
                    at.atOffset(ZoneOffset.UTC).toLocalDate(),
                    at.isAfter(latest) ? "more than a day from now" : "before 2000"));
      }
    }

    /** The conventions name host and port only. */
    private @Nullable URI url() {
      var host = text("server.address");
      var port = number("server.port");
      if (host.isBlank()) {
        return null;
      }
      boolean plain = (port != null && port == 80) || ThisMachine.names(host);
      int shown = port == null || port == 80 || port == 443 || port > 65_535 ? -1 : port.intValue();
      try {
        return new URI(plain ? "http" : "https", null, host, shown, null, null, null);
      } catch (URISyntaxException strange) {
        return null;
      }
    }

    private ChatRequest request() {
      var builder = ChatRequest.builder(provider + "/" + model);
      var instructions = OtlpMessages.list(value("gen_ai.system_instructions"));
      for (var part : instructions) {
        builder.message(Message.system(part.path("content").asString("")));
      }
      OtlpMessages.asked(OtlpMessages.list(value("gen_ai.input.messages")))
          .forEach(builder::message);
      var most = number("gen_ai.request.max_tokens");
      if (most != null && most <= Integer.MAX_VALUE) {
        builder.maxTokens(most.intValue());
      }
      real("gen_ai.request.temperature").ifPresent(builder::temperature);
      real("gen_ai.request.top_p").ifPresent(builder::topP);
      builder.seed(number("gen_ai.request.seed"));
      builder.stop(words("gen_ai.request.stop_sequences"));
      builder.tools(Tools.read(OtlpMessages.list(value("gen_ai.tool.definitions"))));
      return builder.build();
    }

    private List<String> words(String name) {
      var said = value(name);
      return said.isString() && !said.asString("").isEmpty()
          ? List.of(said.asString(""))
          : said.valueStream().map(word -> word.asString("")).toList();
    }

    private JsonNode value(String name) {
      return attributes.value(name);
    }

    private @Nullable TappedFrame answer(int attempt, long end) {
      var said = value("gen_ai.output.messages");
      var events = OtlpMessages.answered(OtlpMessages.list(said));
      if (events.isEmpty()) {
        return null;
      }
      var bytes = said.isString() ? said.asString("") : Json.line(said);
      return new TappedFrame(
          attempt, 0, 0, end, 0, "gen_ai.output.messages", bytes.getBytes(UTF_8), events);
    }

    private CallRecord record(
        CallStart start, List<AttemptRecord> attempts, @Nullable LlmError error, long end) {
      var reasons = value("gen_ai.response.finish_reasons");
      var raw = reasons.isArray() ? reasons.path(0).asString("") : reasons.asString("");
      var answered = text("gen_ai.response.model");
      var id = text("gen_ai.response.id");
      long sent = sent(attempts, end);
      long after = end < 0 ? end : end - sent;
      return new CallRecord(
          start,
          answered.isBlank() ? null : Printable.of(answered),
          id.isBlank() ? null : id,
          sent,
          attempts,
          reason(raw),
          raw.isBlank() ? null : raw,
          usage(),
          new Timings(
              Timings.UNKNOWN,
              Timings.UNKNOWN,
              after("gen_ai.response.time_to_first_chunk", after),
              after("sage.time_to_first_token", after),
              Timings.UNKNOWN,
              after("sage.time_to_last_token", after),
              after),
          ChunkGaps.NONE,
          error,
          value("sage.cached").asBoolean(false));
    }

    /** When the last request went out, from which times count: as it is said, else as it began. */
    private long sent(List<AttemptRecord> attempts, long end) {
      long began = attempts.isEmpty() ? 0 : attempts.getLast().startedNanos();
      return real("sage.queue_time")
          .filter(seconds -> seconds >= 0 && end >= 0)
          .map(seconds -> Math.clamp(Math.round(seconds * 1e9), began, Math.max(began, end)))
          .orElse(began);
    }

    /** Not behind the end: clocks are not that exact. */
    private long after(String name, long end) {
      return real(name)
          .filter(seconds -> seconds >= 0)
          .map(seconds -> Math.round(seconds * 1e9))
          .map(nanos -> end >= 0 ? Math.min(end, nanos) : nanos)
          .filter(nanos -> nanos <= MOST_NANOS)
          .orElse(Timings.UNKNOWN);
    }

    /** By our own names, those of the conventions and those of the great vendors. */
    private static @Nullable FinishReason reason(String raw) {
      return switch (raw) {
        case "end_turn", "STOP", "completed" -> FinishReason.STOP;
        case "max_tokens", "MAX_TOKENS" -> FinishReason.LENGTH;
        case "tool_call", "tool_use", "function_call" -> FinishReason.TOOL_CALLS;
        default ->
            Arrays.stream(FinishReason.values())
                .filter(reason -> reason.json().equals(raw))
                .findFirst()
                .orElse(null);
      };
    }

    private Usage usage() {
      return new Usage(
          tokens("gen_ai.usage.input_tokens"),
          tokens("gen_ai.usage.cache_read.input_tokens"),
          tokens("gen_ai.usage.cache_creation.input_tokens"),
          tokens("gen_ai.usage.output_tokens"),
          tokens("gen_ai.usage.reasoning.output_tokens"),
          null);
    }

    private @Nullable LlmError error() {
      var status = span.path("status");
      var type = text("error.type");
      if (type.isEmpty() && !OtlpValues.is(status.path("code"), 2, "STATUS_CODE_ERROR")) {
        return null;
      }
      var said = status.path("message").asString("");
      var message = said.isBlank() ? type : said;
      return LlmError.of(
          OtlpErrors.kind(type),
          provider,
          model,
          message.isBlank() ? "The span says that it failed, and not why." : message);
    }
  }
}
