package dev.sage.workbench.store;

import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns rows of blocks into frames. Stateless. */
final class FrameReader {

  private static final Set<String> HEARTBEATS = Set.of("comment", "ping");

  private FrameReader() {}

  /** Frames from a sequence number on. */
  static List<StoredFrame> page(Connection connection, Axis axis, long from, int limit)
      throws SQLException {
    var frames = new ArrayList<StoredFrame>();
    try (var statement =
        connection.prepareStatement(
            """
            SELECT first_sequence, entries FROM frame_block
            WHERE call_n = ? AND first_sequence >= coalesce((SELECT max(first_sequence)
              FROM frame_block WHERE call_n = ? AND first_sequence <= ?), 0)
            ORDER BY first_sequence\
            """)) {
      statement.setLong(1, axis.call());
      statement.setLong(2, axis.call());
      statement.setLong(3, from);
      try (var rows = statement.executeQuery()) {
        while (frames.size() < limit && rows.next()) {
          var entry = new FrameEntries(rows.getBytes(2), rows.getLong(1));
          while (frames.size() < limit && entry.next()) {
            if (entry.sequence() >= from) {
              frames.add(entry.frame(axis.zero()));
            }
          }
        }
      }
    }
    return frames;
  }

  /** The stored bytes of the frames of one block from a sequence number on, at least one. */
  static List<byte[]> bytes(Connection connection, Axis axis, long from, int limit)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            SELECT first_sequence, entries, bytes FROM frame_block
            WHERE call_n = ? AND first_sequence <= ? AND first_sequence + frames > ?\
            """)) {
      statement.setLong(1, axis.call());
      statement.setLong(2, from);
      statement.setLong(3, from);
      try (var row = statement.executeQuery()) {
        return row.next()
            ? slices(row.getBytes(2), row.getBytes(3), row.getLong(1), from, limit)
            : List.of();
      }
    }
  }

  private static List<byte[]> slices(
      byte[] entries, byte[] deflated, long firstSequence, long from, int limit) {
    byte[] bytes = FrameUnpacker.inflate(deflated);
    var slices = new ArrayList<byte[]>();
    int at = 0;
    var frame = new FrameEntries(entries, firstSequence);
    while (slices.size() < limit && frame.next()) {
      if (frame.sequence() >= from) {
        slices.add(Arrays.copyOfRange(bytes, at, at + frame.storedLength()));
      }
      at += frame.storedLength();
    }
    return slices;
  }

  /** The whole body of an attempt, as stored. */
  static byte[] body(Connection connection, Axis axis, int attempt) throws SQLException {
    var body = new ByteArrayOutputStream();
    try (var statement =
        connection.prepareStatement(
            "SELECT entries, bytes FROM frame_block WHERE call_n = ? ORDER BY first_sequence")) {
      statement.setLong(1, axis.call());
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          byte[] bytes = FrameUnpacker.inflate(rows.getBytes(2));
          int at = 0;
          var frame = new FrameEntries(rows.getBytes(1), 0);
          while (frame.next()) {
            if (frame.attempt() == attempt) {
              body.write(bytes, at, frame.storedLength());
            }
            at += frame.storedLength();
          }
        }
      }
    }
    return body.toByteArray();
  }

  /** Times of all frames. */
  static FrameTimes times(Connection connection, @Nullable Axis axis) throws SQLException {
    if (axis == null) {
      return new Times(0).done();
    }
    var blocks = new ArrayList<byte[]>();
    var ends = new ArrayList<Integer>();
    int size = 0;
    try (var statement =
        connection.prepareStatement(
            "SELECT frames, entries FROM frame_block WHERE call_n = ? ORDER BY first_sequence")) {
      statement.setLong(1, axis.call());
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          size += rows.getInt(1);
          ends.add(size);
          blocks.add(rows.getBytes(2));
        }
      }
    }
    var times = new Times(size);
    int from = 0;
    for (int i = 0; i < blocks.size(); i++) {
      times.put(blocks.get(i), from, ends.get(i), axis.zero());
      from = ends.get(i);
    }
    return times.done();
  }

  /** Arrays of the right size from the first: a million frames would be copied again and again. */
  private static final class Times {
    private final long[] nanos;
    private final int[] lengths;
    private final boolean[] tokens;
    private final int[] reads;
    private final boolean[] heartbeats;

    Times(int size) {
      nanos = new long[size];
      lengths = new int[size];
      tokens = new boolean[size];
      reads = new int[size];
      heartbeats = new boolean[size];
    }

    void put(byte[] entries, int from, int end, long zeroNanos) {
      var frame = new FrameEntries(entries, 0);
      String type = "";
      boolean heartbeat = false;
      for (int i = from; i < end && frame.next(); i++) {
        if (!frame.type().equals(type)) {
          type = frame.type();
          heartbeat = HEARTBEATS.contains(type);
        }
        nanos[i] = frame.nanos() - zeroNanos;
        lengths[i] = frame.length();
        tokens[i] = frame.token();
        reads[i] = (int) frame.read();
        heartbeats[i] = heartbeat;
      }
    }

    FrameTimes done() {
      return new FrameTimes(nanos, lengths, tokens, reads, heartbeats);
    }
  }
}
