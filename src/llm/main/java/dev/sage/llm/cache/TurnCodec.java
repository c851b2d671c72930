package dev.sage.llm.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sage.llm.FinishReason;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.Usage;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer as bytes and back. Numbers are big-endian, a string is its length in bytes (-1 for
 * none) and its UTF-8. Stateless, thread-safe.
 */
final class TurnCodec {

  private static final byte TEXT = 1;
  private static final byte REASONING = 2;
  private static final byte STATE = 3;
  private static final byte REFUSAL = 4;
  private static final byte TOOL_CALL = 5;
  private static final byte WARNING = 6;

  private static final FinishReason[] REASONS = FinishReason.values();

  private TurnCodec() {}

  /** The bytes; null where a text has half of a surrogate pair, which UTF-8 can't carry. */
  static byte @Nullable [] encode(CachedTurn turn) {
    var out = new Out();
    try {
      out.string(turn.model());
      out.string(turn.responseId());
      out.string(turn.finishReason().json());
      out.string(turn.rawFinishReason());
      usage(turn.usage(), out);
      out.integer(turn.events().size());
      for (var event : turn.events()) {
        event(event, out);
      }
      return out.bytes();
    } catch (CharacterCodingException halfOfPair) {
      return null;
    }
  }

  private static void usage(Usage usage, Out out) throws CharacterCodingException {
    out.count(usage.input());
    out.count(usage.cacheRead());
    out.count(usage.cacheWrite());
    out.count(usage.output());
    out.count(usage.reasoning());
    out.string(usage.raw());
  }

  private static void event(StreamEvent event, Out out) throws CharacterCodingException {
    switch (event) {
      case StreamEvent.Text text -> out.block(TEXT, text.index(), text.value());
      case StreamEvent.Reasoning part -> out.block(REASONING, part.index(), part.value());
      case StreamEvent.ReasoningState state -> out.block(STATE, state.index(), state.opaque());
      case StreamEvent.Refusal part -> out.block(REFUSAL, part.index(), part.value());
      case StreamEvent.ToolCall call -> {
        out.block(TOOL_CALL, call.index(), call.callId());
        out.string(call.toolName());
        out.string(call.arguments());
      }
      case StreamEvent.Warning warning -> {
        out.block(WARNING, 0, warning.code());
        out.string(warning.message());
      }
      default -> throw new IllegalArgumentException("no part of an answer: " + event);
    }
  }

  /** The answer; null where the bytes are none. */
  static @Nullable CachedTurn decode(byte[] bytes) {
    var in = new In(bytes);
    try {
      var turn = turn(in);
      return in.at.hasRemaining() ? null : turn;
    } catch (BufferUnderflowException | IllegalArgumentException noTurn) {
      return null;
    }
  }

  private static CachedTurn turn(In in) {
    var model = in.string();
    var responseId = in.string();
    var reason = reason(in.needed());
    var rawReason = in.string();
    var usage = new Usage(in.count(), in.count(), in.count(), in.count(), in.count(), in.string());
    int count = in.at.getInt();
    List<StreamEvent> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      events.add(event(in));
    }
    return new CachedTurn(model, responseId, events, reason, rawReason, usage);
  }

  private static StreamEvent event(In in) {
    byte kind = in.at.get();
    int index = in.at.getInt();
    String value = in.needed();
    return switch (kind) {
      case TEXT -> new StreamEvent.Text(index, value);
      case REASONING -> new StreamEvent.Reasoning(index, value);
      case STATE -> new StreamEvent.ReasoningState(index, value);
      case REFUSAL -> new StreamEvent.Refusal(index, value);
      case TOOL_CALL -> new StreamEvent.ToolCall(index, value, in.needed(), in.needed(), null);
      case WARNING -> new StreamEvent.Warning(value, in.needed());
      default -> throw new IllegalArgumentException("unknown kind " + kind);
    };
  }

  private static FinishReason reason(String json) {
    for (var reason : REASONS) {
      if (reason.json().equals(json)) {
        return reason;
      }
    }
    throw new IllegalArgumentException("unknown finish reason");
  }

  /** Bytes that are read from the beginning. */
  private static final class In {
    private final byte[] bytes;
    private final ByteBuffer at;

    In(byte[] bytes) {
      this.bytes = bytes;
      this.at = ByteBuffer.wrap(bytes);
    }

    @Nullable Long count() {
      long value = at.getLong();
      return value < 0 ? null : value;
    }

    String needed() {
      var value = string();
      if (value == null) {
        throw new IllegalArgumentException("a string is missing");
      }
      return value;
    }

    @Nullable String string() {
      int length = at.getInt();
      if (length == -1) {
        return null;
      }
      if (length < 0 || length > at.remaining()) {
        throw new BufferUnderflowException();
      }
      int from = at.position();
      at.position(from + length);
      return new String(bytes, from, length, UTF_8);
    }
  }

  /** Bytes that grow at the end. */
  private static final class Out {
    private ByteBuffer buffer = ByteBuffer.allocate(256);

    byte[] bytes() {
      return Arrays.copyOf(buffer.array(), buffer.position());
    }

    void integer(int value) {
      room(Integer.BYTES).putInt(value);
    }

    /** Unknown is -1. */
    void count(@Nullable Long value) {
      room(Long.BYTES).putLong(value == null ? -1 : value);
    }

    void block(byte kind, int index, String value) throws CharacterCodingException {
      room(1).put(kind);
      integer(index);
      string(value);
    }

    void string(@Nullable String value) throws CharacterCodingException {
      if (value == null) {
        integer(-1);
        return;
      }
      // Not getBytes, which would quietly write a question mark for half of a pair.
      var encoded = UTF_8.newEncoder().encode(CharBuffer.wrap(value));
      integer(encoded.remaining());
      room(encoded.remaining()).put(encoded);
    }

    private ByteBuffer room(int count) {
      if (count > buffer.remaining()) {
        int size = Math.max(buffer.capacity() * 2, buffer.position() + count);
        buffer = ByteBuffer.allocate(size).put(buffer.flip());
      }
      return buffer;
    }
  }
}
