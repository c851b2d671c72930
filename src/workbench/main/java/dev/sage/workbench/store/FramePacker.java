package dev.sage.workbench.store;

import dev.sage.workbench.packed.Varints;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;

/**
 * Packs frames that follow each other into the two blobs of a block. Not thread-safe; one is used
 * over and over.
 *
 * <p>Entries: for each frame flags, attempt, time, length, offset, read and type, as differences to
 * the frame before it where that is shorter. A type's name is written where it first occurs in the
 * block.
 */
final class FramePacker implements AutoCloseable {

  static final int TOKEN = 1;
  static final int REDACTED = 2;
  static final int NEW_TYPE = 4;

  private final Varints entries = new Varints();
  private final Varints bytes = new Varints();
  private final List<String> types = new ArrayList<>();
  // Streams are written once and read seldom: the fastest level already halves them several times.
  private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
  private long firstSequence;
  private int frames;
  private long nanos;
  private long nextOffset;
  private long read;

  /** What a block's row holds. */
  @SuppressWarnings("ArrayRecordComponent") // handed to the database once
  record Block(long firstSequence, int frames, byte[] entries, byte[] bytes) {}

  boolean empty() {
    return frames == 0;
  }

  int packedBytes() {
    return bytes.size();
  }

  int frames() {
    return frames;
  }

  /** The sequence number that a frame must have to go into this block. */
  long nextSequence() {
    return firstSequence + frames;
  }

  void add(StoredFrame frame, byte[] stored) {
    if (frames == 0) {
      firstSequence = frame.sequence();
    }
    int type = types.indexOf(frame.type());
    boolean newType = type < 0;
    entries.number(
        (frame.token() ? TOKEN : 0) | (frame.redacted() ? REDACTED : 0) | (newType ? NEW_TYPE : 0));
    entries.number(frame.attempt());
    entries.signed(frame.nanos() - nanos);
    entries.number(frame.length());
    if (frame.redacted()) {
      entries.number(frame.storedLength());
    }
    entries.signed(frame.offset() - nextOffset);
    entries.signed(frame.read() - read);
    if (newType) {
      types.add(frame.type());
      entries.text(frame.type());
    } else {
      entries.number(type);
    }
    bytes.bytes(stored);
    frames++;
    nanos = frame.nanos();
    nextOffset = frame.offset() + frame.length();
    read = frame.read();
  }

  /** The block; this packer is empty afterwards. */
  Block take() {
    var block = new Block(firstSequence, frames, deflate(entries), deflate(bytes));
    entries.clear();
    bytes.clear();
    types.clear();
    frames = 0;
    nanos = 0;
    nextOffset = 0;
    read = 0;
    return block;
  }

  private byte[] deflate(Varints raw) {
    deflater.reset();
    deflater.setInput(raw.array(), 0, raw.size());
    deflater.finish();
    byte[] out = new byte[64 + raw.size() / 4];
    int size = 0;
    while (!deflater.finished()) {
      if (size == out.length) {
        out = Arrays.copyOf(out, out.length * 2);
      }
      size += deflater.deflate(out, size, out.length - size);
    }
    return Arrays.copyOf(out, size);
  }

  @Override
  public void close() {
    deflater.end();
  }
}
