package dev.sage.workbench.store;

import dev.sage.llm.telemetry.CleanFrame;
import dev.sage.llm.telemetry.TappedFrame;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Turns frames into rows of blocks. Used by the writer's thread only. */
final class FrameRows implements AutoCloseable {

  static final String INSERT =
      "INSERT INTO frame_block (call_n, first_sequence, frames, entries, bytes)"
          + " VALUES (?, ?, ?, ?, ?)";

  /** A block is inflated whole to look at one frame, so it must not grow without end. */
  static final int MAX_FRAMES = 1024;

  static final int MAX_BYTES = 512 << 10;

  private final FramePacker packer = new FramePacker();

  void write(OpenCall call, PreparedStatement insert) throws SQLException {
    for (CleanFrame clean : call.newFrames) {
      TappedFrame frame = clean.frame();
      if (!packer.empty()
          && (packer.frames() >= MAX_FRAMES
              || packer.packedBytes() >= MAX_BYTES
              || packer.nextSequence() != frame.sequence())) {
        flush(call, insert);
      }
      packer.add(entry(call, clean), clean.bytes());
    }
    if (!packer.empty()) {
      flush(call, insert);
    }
  }

  /** Its time is counted from the start of the call: when the request was sent is known later. */
  private static StoredFrame entry(OpenCall call, CleanFrame clean) {
    TappedFrame frame = clean.frame();
    return new StoredFrame(
        frame.sequence(),
        frame.attempt(),
        frame.nanos() - call.start.startedNanos(),
        frame.offset(),
        call.length(clean),
        clean.bytes().length,
        call.redacted(clean),
        call.bearsContent(frame),
        frame.read(),
        frame.type());
  }

  private void flush(OpenCall call, PreparedStatement insert) throws SQLException {
    var block = packer.take();
    insert.setLong(1, call.number);
    insert.setLong(2, block.firstSequence());
    insert.setInt(3, block.frames());
    insert.setBytes(4, block.entries());
    insert.setBytes(5, block.bytes());
    insert.executeUpdate();
  }

  @Override
  public void close() {
    packer.close();
  }
}
