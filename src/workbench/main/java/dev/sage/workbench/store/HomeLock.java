package dev.sage.workbench.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Tells the processes that share a home folder of each other, by locks on three bytes of a file of
 * its own: one is held while a process opens the store, one as long as it has it open, one while it
 * takes old calls away. A lock ends with its process, however that ends.
 */
final class HomeLock implements AutoCloseable, SweepLock {

  private static final int OPENING = 0;
  private static final int PRESENT = 1;
  private static final int SWEEPING = 2;

  private final FileChannel channel;
  private final @Nullable FileLock opening;
  private final boolean alone;
  private @Nullable FileLock sweeping;

  private HomeLock(FileChannel channel, @Nullable FileLock opening, boolean alone) {
    this.channel = channel;
    this.opening = opening;
    this.alone = alone;
  }

  /** Takes the opening lock, waiting for another process that opens the store right now. */
  static HomeLock open(Path file) throws IOException {
    var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      return new HomeLock(channel, channel.lock(OPENING, 1, false), alone(channel));
    } catch (OverlappingFileLockException e) {
      // This process has the same store open already; then it is not alone.
      return new HomeLock(channel, null, false);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private static boolean alone(FileChannel channel) throws IOException {
    try (var lock = channel.tryLock(PRESENT, 1, false)) {
      return lock != null;
    }
  }

  /** Whether it keeps others from opening the store, until {@link #opened}. */
  boolean opening() {
    return opening != null;
  }

  /** Whether no other process had the store open when this one came. */
  boolean alone() {
    return alone;
  }

  /** The store is open: others may open it, and see that this process has it. */
  void opened() throws IOException {
    if (opening != null) {
      channel.lock(PRESENT, 1, true);
      opening.release();
    }
  }

  @Override
  public boolean take() {
    try {
      if (sweeping == null) {
        sweeping = channel.tryLock(SWEEPING, 1, false);
      }
      return sweeping != null;
    } catch (OverlappingFileLockException | IOException taken) {
      // Another store of this process does it, or the file system knows no locks.
      return false;
    }
  }

  @Override
  public void release() {
    var held = sweeping;
    sweeping = null;
    try {
      if (held != null) {
        held.release();
      }
    } catch (IOException closed) {
      // A lock ends with its channel.
      return;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
