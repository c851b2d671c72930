package dev.sage.workbench.frames;

import dev.sage.llm.transport.BodyKind;
import org.jspecify.annotations.Nullable;

/** Tells frames from what a body broke off in. Stateless. */
final class FrameEnd {

  private FrameEnd() {}

  /** Whether the bytes lack the end that frames of this kind of body have. */
  static boolean isMissing(@Nullable BodyKind kind, byte[] bytes) {
    return switch (kind) {
      case SSE -> lineEnds(bytes) < 2 && !isLineEnd(bytes);
      case NDJSON -> lineEnds(bytes) < 1;
      case null, default -> false;
    };
  }

  /** A blank line is a frame of its own. */
  private static boolean isLineEnd(byte[] bytes) {
    return (bytes.length == 1 && lineEnds(bytes) == 1)
        || (bytes.length == 2 && bytes[0] == '\r' && bytes[1] == '\n');
  }

  /** How many line ends stand at the end, two at the most: CR, LF or both. */
  private static int lineEnds(byte[] bytes) {
    int count = 0;
    int at = bytes.length - 1;
    while (at >= 0 && count < 2 && (bytes[at] == '\n' || bytes[at] == '\r')) {
      boolean pair = bytes[at] == '\n' && at > 0 && bytes[at - 1] == '\r';
      at -= pair ? 2 : 1;
      count++;
    }
    return count;
  }
}
