package dev.sage.console.streams.find;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Pattern;

/**
 * The words looked for, as they are, whatever the case. Plain letters are found without a text
 * being made of the bytes: there may be a million frames. Immutable, thread-safe.
 */
final class FrameWords {
  private static final int ASCII = 0x80;

  private final String words;
  private final byte[] lower;
  private final boolean plain;
  private final Pattern pattern;

  FrameWords(String words) {
    this.words = words;
    plain = words.chars().allMatch(c -> c < ASCII);
    lower = words.getBytes(UTF_8);
    for (int i = 0; i < lower.length; i++) {
      lower[i] = lower(lower[i]);
    }
    pattern =
        Pattern.compile(words, Pattern.LITERAL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /** What was typed. */
  String words() {
    return words;
  }

  /** Whether a frame has them, in its bytes or in the name of its event. */
  boolean in(byte[] frame, String type) {
    boolean inBytes = plain ? plainIn(frame) : pattern.matcher(new String(frame, UTF_8)).find();
    return inBytes || pattern.matcher(type).find();
  }

  private boolean plainIn(byte[] frame) {
    int last = frame.length - lower.length;
    for (int at = 0; at <= last; at++) {
      if (lower(frame[at]) == lower[0] && follows(frame, at)) {
        return true;
      }
    }
    return false;
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
