package dev.sage.llm.telemetry.otel;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sage.llm.redaction.ContentAction;
import dev.sage.llm.redaction.ContentClass;
import dev.sage.llm.redaction.ContentMask;
import dev.sage.llm.redaction.RedactionPolicy;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.redaction.Sink;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.AttributeType;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What every name, message and content passes on its way to OpenTelemetry: a model's name may be a
 * key that was pasted in the wrong place, and an error may quote one. Thread-safe.
 *
 * @param policy asked again and again
 */
record Outgoing(Redactor redactor, Supplier<RedactionPolicy> policy) {

  /** For those who ask for contents: they are there, without secrets and personal data. */
  static final RedactionPolicy WITH_CONTENTS =
      Arrays.stream(ContentClass.values())
          .reduce(
              RedactionPolicy.of(Sink.OTLP),
              (policy, type) -> policy.withContent(type, ContentAction.REDACT),
              (one, _) -> one);

  String text(String value) {
    return redactor.redact(value, policy.get());
  }

  Attributes attributes(Attributes all) {
    var clean = Attributes.builder();
    all.forEach((key, value) -> put(clean, key, value));
    return clean.build();
  }

  @SuppressWarnings("unchecked") // a key and its value come from the same attributes
  private void put(AttributesBuilder clean, AttributeKey<?> key, Object value) {
    if (key.getType() == AttributeType.STRING) {
      clean.put((AttributeKey<String>) key, text((String) value));
    } else if (key.getType() == AttributeType.STRING_ARRAY) {
      clean.put(
          (AttributeKey<List<String>>) key,
          ((List<String>) value).stream().map(this::text).toList());
    } else {
      clean.put((AttributeKey<Object>) key, value);
    }
  }

  /**
   * Messages as JSON; empty where the policy drops them.
   *
   * @param type whose words they are where they do not say so themselves
   */
  Optional<String> content(String json, ContentClass type) {
    var now = policy.get();
    if (now.action(type) == ContentAction.DROP) {
      return Optional.empty();
    }
    var masked = new ContentMask(redactor, now).body(json.getBytes(UTF_8), type);
    return Optional.of(redactor.redact(new String(masked, UTF_8), now));
  }
}
