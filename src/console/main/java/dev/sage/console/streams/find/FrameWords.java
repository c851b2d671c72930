package dev.sage.console.streams.find;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sage.console.control.ByteRange;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words looked for, as they are, whatever the case. Plain letters are found without a text
 * being made of the bytes: there may be a million frames. Immutable, thread-safe.
 */
public final class FrameWords {
  private static final int ASCII = 0x80;

  private final byte[] lower;
  private final boolean plain;
  private final Pattern pattern;

  /** Those words. */
  public FrameWords(String words) {
    plain = words.chars().allMatch(c -> c < ASCII);
    lower = words.getBytes(UTF_8);
    for (int i = 0; i < lower.length; i++) {
      lower[i] = lower(lower[i]);
    }
    pattern =
        Pattern.compile(words, Pattern.LITERAL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /** Whether a frame has them, in its bytes or in the name of its event. */
  boolean in(byte[] frame, String type) {
    boolean inBytes =
        plain ? plainAt(frame) >= 0 : pattern.matcher(new String(frame, UTF_8)).find();
    return inBytes || pattern.matcher(type).find();
  }

  /** The bytes of a frame that are the first of them. */
  public Optional<ByteRange> place(byte[] frame) {
    if (plain) {
      int at = plainAt(frame);
      return at < 0 ? Optional.empty() : Optional.of(new ByteRange(at, at + lower.length));
    }
    String text = new String(frame, UTF_8);
    Matcher found = pattern.matcher(text);
    return found.find()
        ? Optional.of(new ByteRange(bytes(text, found.start()), bytes(text, found.end())))
        : Optional.empty();
  }

  private static int bytes(String text, int end) {
    return text.substring(0, end).getBytes(UTF_8).length;
  }

  private int plainAt(byte[] frame) {
    int last = frame.length - lower.length;
    for (int at = 0; at <= last; at++) {
      if (lower(frame[at]) == lower[0] && follows(frame, at)) {
        return at;
      }
    }
    return -1;
  }

  private boolean follows(byte[] frame, int at) {
    for (int i = 1; i < lower.length; i++) {
      if (lower(frame[at + i]) != lower[i]) {
        return false;
      }
    }
    return true;
  }

  private static byte lower(byte letter) {
    return letter >= 'A' && letter <= 'Z' ? (byte) (letter + ('a' - 'A')) : letter;
  }
}
