package dev.sage.llm.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Entries in a folder, one file each, so that they outlive the program. Files are named by their
 * key and by nothing else, written to a temporary file and then moved, readable for their owner
 * only (0600 in a folder of 0700, where the file system has such rights). Bounded by bytes: those
 * that were used longest ago go first. Thread-safe. Several programs may share a folder: no one
 * ever reads half an entry, but each counts only the files that it has seen against its bound.
 */
public final class FolderStore implements CacheStore {

  /** The bound where none is given: 512 MiB. */
  public static final long DEFAULT_MAX_BYTES = 512L << 20;

  private static final Logger LOG = LoggerFactory.getLogger(FolderStore.class);

  private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}");
  private static final String TEMPORARY = ".tmp";

  private final Path folder;
  private final long maxBytes;
  private final FileAttribute<?>[] ownerOnly;

  /** The size of each entry, the one that was used longest ago first. */
  private final LinkedHashMap<String, Long> sizes = new LinkedHashMap<>(16, 0.75f, true);

  private final ReentrantLock lock = new ReentrantLock();
  private long bytes;
  private long evicted;

  private FolderStore(Path folder, long maxBytes, boolean posix) {
    this.folder = folder;
    this.maxBytes = maxBytes;
    this.ownerOnly = permissions(posix, "rw-------");
  }

  /**
   * Opens a store in this folder, which is made if need be, of at most {@link #DEFAULT_MAX_BYTES}.
   *
   * @param folder used for nothing else
   * @return the store
   * @throws IOException where the folder can't be made or read
   */
  public static FolderStore open(Path folder) throws IOException {
    return open(folder, DEFAULT_MAX_BYTES);
  }

  /**
   * Opens a store in this folder, which is made if need be. What is too much in it already is
   * removed.
   *
   * @param folder used for nothing else
   * @param maxBytes the most bytes of all files together
   * @return the store
   * @throws IOException where the folder can't be made or read
   */
  public static FolderStore open(Path folder, long maxBytes) throws IOException {
    boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    return open(folder, maxBytes, posix);
  }

  static FolderStore open(Path folder, long maxBytes, boolean posix) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, permissions(posix, "rwx------"));
    }
    var store = new FolderStore(folder, maxBytes, posix);
    store.load();
    return store;
  }

  private static FileAttribute<?>[] permissions(boolean posix, String rights) {
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))
        }
        : new FileAttribute<?>[0];
  }

  private void load() throws IOException {
    record Found(String key, long size, FileTime used) {}

    List<Found> found = new ArrayList<>();
    try (var files = Files.newDirectoryStream(folder)) {
      for (var file : files) {
        var name = String.valueOf(file.getFileName());
        if (name.endsWith(TEMPORARY)) {
          Files.deleteIfExists(file); // a program ended while it wrote
        } else if (KEY.matcher(name).matches()) {
          var facts = facts(file);
          if (facts != null) {
            found.add(new Found(name, facts.size(), facts.lastModifiedTime()));
          }
        }
      }
    }
    found.sort(Comparator.comparing(Found::used));
    lock.lock();
    try {
      found.forEach(file -> note(file.key(), file.size()));
      evict();
    } finally {
      lock.unlock();
    }
  }

  /** Null where it is gone: another program may have removed it since it was listed. */
  private static @Nullable BasicFileAttributes facts(Path file) throws IOException {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class);
    } catch (NoSuchFileException gone) {
      return null;
    }
  }

  /** Only the order of going depends on it; a folder that can't be written can be read. */
  private static void touch(Path file) {
    try {
      Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis()));
    } catch (IOException | UnsupportedOperationException notAllowed) {
      LOG.debug("A cache entry's time of use can't be noted", notAllowed);
    }
  }

  @Override
  public byte @Nullable [] get(String key) throws IOException {
    var file = file(key);
    byte[] entry;
    try {
      entry = Files.readAllBytes(file);
      touch(file);
    } catch (NoSuchFileException notThere) {
      entry = null;
    }
    lock.lock();
    try {
      if (entry == null) {
        forget(key);
      } else {
        note(key, entry.length);
      }
      return entry;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void put(String key, byte[] entry) throws IOException {
    if (entry.length > maxBytes) {
      remove(key); // it would push out all the others, and itself at last
      return;
    }
    var file = file(key);
    var temporary = Files.createTempFile(folder, "", TEMPORARY, ownerOnly);
    try {
      Files.write(temporary, entry);
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
    lock.lock();
    try {
      note(key, entry.length);
      evict();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void remove(String key) throws IOException {
    Files.deleteIfExists(file(key));
    lock.lock();
    try {
      forget(key);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public long evictedBytes() {
    lock.lock();
    try {
      return evicted;
    } finally {
      lock.unlock();
    }
  }

  /** Nothing but a key ever becomes part of a path. */
  private Path file(String key) {
    if (!KEY.matcher(key).matches()) {
      throw new IllegalArgumentException("a key has 64 hexadecimal digits");
    }
    return folder.resolve(key);
  }

  private void note(String key, long size) {
    Long before = sizes.put(key, size);
    bytes += size - (before == null ? 0 : before);
  }

  private void forget(String key) {
    Long before = sizes.remove(key);
    bytes -= before == null ? 0 : before;
  }

  private void evict() throws IOException {
    while (bytes > maxBytes) {
      Map.Entry<String, Long> oldest = sizes.firstEntry();
      Files.deleteIfExists(file(oldest.getKey()));
      forget(oldest.getKey());
      evicted += oldest.getValue();
    }
  }
}
