package dev.sage.llm.provider.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.sage.llm.transport.Frame;
import java.util.Arrays;

/** OpenAI's {@code [DONE]}, with which other formats' streams end too behind some proxies. */
public final class DoneMarker {

  private static final byte[] DONE = "[DONE]".getBytes(US_ASCII);

  private DoneMarker() {}

  /** Whether a frame's data begins with it. */
  public static boolean at(Frame frame) {
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
