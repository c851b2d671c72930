package dev.sage.workbench.otlp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * What a collector says in the body of its answer: how much it refused, and why. Immutable.
 *
 * @param refused how many spans or data points it did not take though it answered with success
 * @param message why, in its own words; empty where it says nothing
 */
record CollectorAnswer(long refused, String message) {

  private static final CollectorAnswer SILENT = new CollectorAnswer(0, "");

  private static final int VARINT = 0;
  private static final int EIGHT = 1;
  private static final int LENGTH = 2;
  private static final int FOUR = 5;

  /** The partial success of a response of the export service; what is none says nothing. */
  static CollectorAnswer ofSuccess(byte[] body) {
    var answer = new Fields(body).read(1);
    return answer.nested.length == 0 ? SILENT : new Fields(answer.nested).read(2).answer();
  }

  /** The message of a {@code google.rpc.Status}; of what is none the text that it is. */
  static CollectorAnswer ofFailure(byte[] body) {
    var status = new Fields(body).read(2);
    if (status.whole && status.nested.length > 0) {
      return new CollectorAnswer(0, new String(status.nested, UTF_8));
    }
    boolean text = body.length > 0 && body[0] >= ' ';
    return text ? new CollectorAnswer(0, new String(body, UTF_8).strip()) : SILENT;
  }

  /** The first number and one text of a message in protobuf's wire format. One use. */
  private static final class Fields {
    private final byte[] bytes;
    private int at;
    private long first;
    private byte[] nested = {};
    private boolean whole;

    Fields(byte[] bytes) {
      this.bytes = bytes;
    }

    /**
     * @param wanted the field whose bytes are kept
     */
    Fields read(int wanted) {
      while (at < bytes.length) {
        long tag = varint();
        int type = (int) (tag & 7);
        long field = tag >>> 3;
        if (type == VARINT) {
          long value = varint();
          first = field == 1 ? value : first;
        } else if (type == LENGTH) {
          long length = varint();
          if (length < 0 || length > bytes.length - at) {
            return this;
          }
          if (field == wanted) {
            nested = Arrays.copyOfRange(bytes, at, at + (int) length);
          }
          at += (int) length;
        } else if (type == EIGHT || type == FOUR) {
          at += type == EIGHT ? 8 : 4;
        } else {
          return this;
        }
      }
      whole = at == bytes.length;
      return this;
    }

    private long varint() {
      long value = 0;
      for (int shift = 0; shift < 64 && at < bytes.length; shift += 7) {
        byte next = bytes[at++];
        value |= (next & 0x7FL) << shift;
        if (next >= 0) {
          return value;
        }
      }
      return value;
    }

    private CollectorAnswer answer() {
      return new CollectorAnswer(Math.max(0, first), new String(nested, UTF_8));
    }
  }
}
