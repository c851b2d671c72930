package dev.sage.llm.provider.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.sage.llm.transport.Frame;
import java.util.Arrays;

/**
 * {@code [DONE]}, which ends a stream of OpenAI's, and of proxies whatever they stand before. Its
 * clients go by how the data begins.
 */
public final class DoneMark {

  private static final byte[] DONE = "[DONE]".getBytes(US_ASCII);

  private DoneMark() {}

  /** Whether a frame is one. */
  public static boolean is(Frame frame) {
    byte[] array = frame.array();
    int start = frame.dataFrom();
    int to = frame.dataTo();
    while (start < to && array[start] == ' ') {
      start++;
    }
    return to - start >= DONE.length
        && Arrays.equals(array, start, start + DONE.length, DONE, 0, DONE.length);
  }
}
