package dev.sage.llm.redaction;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Redacts a text that arrives in pieces, and holds back no more than might belong to something that
 * must not leave: mostly the word that is being said, at most some kilobytes. However the text is
 * cut, what comes out is what {@link Redactor#analyze} makes of the whole. It keeps to the rules
 * and secrets that its redactor had when it was made. One a stream of text; not thread-safe.
 */
public final class StreamRedactor {

  /** So many bytes that are done with are kept before the rest is moved. */
  private static final int SPARE = 4096;

  private final Redactor redactor;
  private final View view = View.growing();
  private final Scan scan;
  private final Unescaper unescaper = new Unescaper();
  private final List<Finding> findings = new ArrayList<>();

  /** What has arrived and not left; it begins {@code left} units into the whole. */
  private final StringBuilder text = new StringBuilder();

  /** How many units into the whole each byte of the view begins. */
  private int[] units = new int[512];

  /** Bytes of an escape that is not there as a whole. */
  private byte[] begun = {};

  private int arrived;
  private int left;
  private int written;
  private char highSurrogate;

  StreamRedactor(Redactor redactor, Rules rules, RedactionPolicy policy) {
    this.redactor = redactor;
    this.scan = new Scan(view, rules, policy);
  }

  /**
   * {@return what may leave now}
   *
   * @param piece the next piece of the text, cut anywhere
   */
  public String append(CharSequence piece) {
    if (piece.isEmpty()) {
      return "";
    }
    text.append(piece);
    take(whole(piece.toString()), false);
    scan.run();
    return flush();
  }

  /** {@return what was held back, redacted; nothing may be appended afterwards} */
  public String finish() {
    if (highSurrogate != 0) {
      take(new byte[] {'?'}, true);
    } else {
      take(new byte[0], true);
    }
    view.complete();
    scan.run();
    return flush();
  }

  /** {@return how many characters (UTF-16 units) are held back} */
  public int held() {
    return text.length();
  }

  /** {@return what was taken out of what has left by now} */
  public List<Finding> findings() {
    return List.copyOf(findings);
  }

  /** The bytes of a piece, without a half of a character at its end. */
  private byte[] whole(String piece) {
    var all = highSurrogate == 0 ? piece : highSurrogate + piece;
    highSurrogate = 0;
    char last = all.charAt(all.length() - 1);
    if (Character.isHighSurrogate(last)) {
      highSurrogate = last;
      all = all.substring(0, all.length() - 1);
    }
    return all.getBytes(UTF_8);
  }

  private void take(byte[] piece, boolean last) {
    var raw = piece;
    if (begun.length > 0) {
      raw = Arrays.copyOf(begun, begun.length + piece.length);
      System.arraycopy(piece, 0, raw, begun.length, piece.length);
      begun = new byte[0];
    }
    int at = 0;
    while (at < raw.length) {
      int c = raw[at];
      if (c > 0 && c != '\\' && c != '%') {
        see(c, 0, 1);
        at++;
        continue;
      }
      if (!unescaper.decode(raw, at, raw.length, last)) {
        begun = Arrays.copyOfRange(raw, at, raw.length);
        return;
      }
      see(
          unescaper.value(),
          unescaper.backslashes(),
          Places.units(raw, at, at + unescaper.length()));
      at += unescaper.length();
    }
  }

  private void see(int value, int backslashes, int count) {
    if (view.end() + 1 >= units.length) {
      units = Arrays.copyOf(units, 2 * units.length);
    }
    units[view.end()] = arrived;
    view.append(value, backslashes);
    arrived += count;
    units[view.end()] = arrived;
  }

  private String flush() {
    int decided = scan.decided();
    int count = 0;
    var out = new StringBuilder();
    var spans = scan.spans();
    while (count < spans.size() && spans.get(count).to() <= decided) {
      write(spans.get(count++), out);
    }
    if (count < spans.size()) {
      decided = Math.min(decided, spans.get(count).from());
    }
    leave(units[decided], out);
    if (count == 0 && out.isEmpty()) {
      return "";
    }
    spans.subList(0, count).clear();
    int spare = Math.min(scan.spare(), decided - View.BACK);
    if (spare >= SPARE) {
      System.arraycopy(units, spare, units, 0, view.end() + 1 - spare);
      scan.drop(spare);
    }
    return out.toString();
  }

  private void write(Span span, StringBuilder out) {
    var placeholder = redactor.placeholder(view, span);
    if (placeholder == null) {
      return;
    }
    int start = Math.max(left, units[span.from()]);
    int end = Math.max(left, units[span.to()]);
    leave(start, out);
    findings.add(new Finding(start, end, span.kind(), span.category(), placeholder, written));
    out.append(placeholder);
    written += placeholder.length();
    text.delete(0, end - left);
    left = end;
  }

  /** Everything before this unit of the whole leaves as it is. */
  private void leave(int unit, StringBuilder out) {
    if (unit > left) {
      out.append(text, 0, unit - left);
      written += unit - left;
      text.delete(0, unit - left);
      left = unit;
    }
  }
}
