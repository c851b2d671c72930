package dev.sage.llm.redaction;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * Takes prompts and answers out of bodies and frames of any wire format, and leaves how they are
 * built: names, numbers, and what {@code type}, {@code role}, {@code model} and the like say. What
 * it does not know is content. JSON stays JSON, an event stays an event. Secrets outside of
 * contents are the {@link Redactor}'s: what comes out goes through it. Immutable, thread-safe;
 * linear.
 *
 * <p>A hash stands only in the place of a content that is there as a whole. In the frames of a
 * stream the pieces are dropped: a hash of each would give away their lengths and, by comparison
 * with others, the words. The hash of the whole is asked for when the call is over: {@link #text}.
 */
public final class ContentMask {

  private static final int HASH_DIGITS = 12;

  private final Redactor redactor;
  private final RedactionPolicy policy;
  private final RedactionPolicy personal;

  /**
   * Masks as a policy says.
   *
   * @param redactor has the key of the hashes
   * @param policy what becomes of which content
   */
  public ContentMask(Redactor redactor, RedactionPolicy policy) {
    this.redactor = redactor;
    this.policy = policy;
    // Whoever wants contents without personal data, and names no kinds, means all of them.
    this.personal =
        policy.pii().isEmpty()
            ? new RedactionPolicy(
                RedactionPolicy.of(Sink.EXPORT).pii(), policy.kept(), policy.content())
            : policy;
  }

  /** {@return whether contents stay as they are, so that there is nothing to do here} */
  public boolean keepsAll() {
    return Arrays.stream(ContentClass.values())
        .allMatch(type -> action(type) == ContentAction.KEEP);
  }

  ContentAction action(ContentClass type) {
    return policy.action(type);
  }

  /**
   * {@return the text as the policy lets it stay; empty where it is dropped}
   *
   * @param content the whole of a prompt, an answer or a result
   * @param type whose words it is
   */
  public String text(String content, ContentClass type) {
    return switch (action(type)) {
      case KEEP -> content;
      case REDACT -> redactor.redact(content, personal);
      case HASH -> content.isEmpty() ? "" : hash(content, type);
      case DROP -> "";
    };
  }

  /**
   * {@return a keyed hash that stands for a content: {@code [prompt:9f3a2c51e07b]}}
   *
   * @param content the whole of it
   * @param type whose words it is
   */
  public String hash(String content, ContentClass type) {
    return "[%s:%s]"
        .formatted(type.json(), redactor.fingerprint(content).substring(0, HASH_DIGITS));
  }

  /**
   * {@return a body without contents, as the policy says; the same array where all stays}
   *
   * @param body a whole request, a whole answer that is no stream, an error; not changed
   * @param type whose words its contents are; where it says so itself (messages, arguments of
   *     tools), that counts
   */
  public byte[] body(byte[] body, ContentClass type) {
    return masked(body, type, true);
  }

  /**
   * {@return a frame without contents, as the policy says; hashes become nothing. The same array
   * where all stays}
   *
   * @param frame an event with its lines, a line of JSON, an element of a list, a piece of a body
   *     cut anywhere; not changed
   * @param type whose words its contents are; where it says so itself, that counts
   */
  public byte[] frame(byte[] frame, ContentClass type) {
    return masked(frame, type, false);
  }

  private byte[] masked(byte[] bytes, ContentClass type, boolean whole) {
    if (bytes.length == 0 || keepsAll()) {
      return bytes;
    }
    return EventLines.are(bytes)
        ? new EventLines(this, type, whole).masked(bytes)
        : new ContentWalk(this, bytes, type, whole).masked();
  }

  /** What stands in the place of a content. */
  String replaced(String content, ContentClass type, boolean whole) {
    return !whole && action(type) == ContentAction.HASH ? "" : text(content, type);
  }

  /** The same for what is no JSON. */
  byte[] replaced(byte[] content, ContentClass type, boolean whole) {
    var text = new String(content, UTF_8);
    return text.isBlank() ? content : replaced(text, type, whole).getBytes(UTF_8);
  }
}
