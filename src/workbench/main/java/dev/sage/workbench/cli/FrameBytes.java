package dev.sage.workbench.cli;

import dev.sage.workbench.store.Store;
import java.util.List;

/**
 * The stored bytes of a call's frames, asked for in order and loaded as they were stored: many at
 * once. Not thread-safe.
 */
final class FrameBytes {
  /** How many frames are read at once: there may be a million. */
  static final int PAGE = 1000;

  private final Store store;
  private final String id;
  private List<byte[]> loaded = List.of();
  private long from;

  FrameBytes(Store store, String id) {
    this.store = store;
    this.id = id;
  }

  byte[] of(long sequence) {
    if (sequence < from || sequence >= from + loaded.size()) {
      loaded = store.bytes(id, sequence, PAGE);
      from = sequence;
    }
    return loaded.isEmpty() ? new byte[0] : loaded.get((int) (sequence - from));
  }
}
