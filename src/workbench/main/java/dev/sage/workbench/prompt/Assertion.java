package dev.sage.workbench.prompt;

import java.util.Locale;

/**
 * What an answer must fulfil. Immutable, thread-safe.
 *
 * @param kind what is looked at
 * @param value as typed: a text, a pattern, a JSON schema, {@code 2s}, {@code $0.01}, {@code 500}
 */
public record Assertion(Kind kind, String value) {

  /** What is looked at. */
  public enum Kind {
    /** The answer has the text in it. */
    CONTAINS,
    /** The answer has not. */
    NOT_CONTAINS,
    /** The answer is the text, white space around it left out. */
    EQUALS,
    /** A part of the answer matches the regular expression (RE2 syntax). */
    MATCHES,
    /** The answer is JSON that the schema allows. */
    JSON_SCHEMA,
    /** The answer is whole within the time. */
    MAX_LATENCY,
    /** The call costs no more than that, in US dollars. */
    MAX_COST,
    /** The answer has no more tokens. */
    MAX_TOKENS;

    /** The name in files: {@code not-contains}. */
    public String json() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
