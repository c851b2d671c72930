package dev.sage.workbench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Folders and files that only their owner may read, from the moment they exist: by POSIX
 * permissions, or by an access list of one entry. Where a file system has neither they get what the
 * folder above gives them. Thread-safe.
 */
public final class PrivateFiles {

  private static final Set<PosixFilePermission> OWNERS =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private PrivateFiles() {}

  /** The folder and whatever is missing above it, 0700. An existing folder stays as it is. */
  public static void createFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, attributes(folder, "rwx------"));
    }
  }

  /** An empty file, 0600, where there is none yet. */
  public static void createFile(Path file) throws IOException {
    try {
      Files.createFile(file, attributes(file, "rw-------"));
    } catch (FileAlreadyExistsException e) {
      if (!Files.isRegularFile(file)) {
        throw e;
      }
    }
  }

  /**
   * Writes a whole file, 0600: beside it, and moved into its place when it is on the disk, so that
   * nobody ever reads half of it and a failure leaves the file that was there.
   */
  public static void replace(Path file, byte[] content) throws IOException {
    replace(file, out -> out.write(content));
  }

  /** Writes a file piece by piece. */
  @FunctionalInterface
  public interface Content {
    /** Called once; need not close. */
    void write(OutputStream out) throws IOException;
  }

  /** The same for what need not be in memory as a whole. */
  public static void replace(Path file, Content content) throws IOException {
    Path written = beside(file);
    try {
      write(written, content);
      Files.move(
          written, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(written);
    }
    forceFolder(folderOf(file));
  }

  private static void write(Path file, Content content) throws IOException {
    try (var channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            attributes(file, "rw-------"))) {
      var out = new BufferedOutputStream(Channels.newOutputStream(channel));
      content.write(out);
      out.flush();
      channel.force(true);
    }
  }

  /**
   * Writes a whole file, 0600, where there is none yet: whoever comes second leaves the first's.
   */
  public static void createFile(Path file, byte[] content) throws IOException {
    Path written = beside(file);
    try {
      write(written, out -> out.write(content));
      place(written, file);
    } catch (FileAlreadyExistsException first) {
      return;
    } finally {
      Files.deleteIfExists(written);
    }
    forceFolder(folderOf(file));
  }

  /** Writes a file by its name, as a database does. */
  @FunctionalInterface
  public interface Named {
    /** Called once, with a file that is there, private and empty. */
    void write(Path file) throws IOException;
  }

  /**
   * Has a whole file written, 0600, where there is none yet: beside it, and given its name when it
   * is whole. A failure leaves nothing.
   *
   * @throws FileAlreadyExistsException where there is one; it is as it was
   */
  public static void createWhole(Path file, Named content) throws IOException {
    Path written = beside(file);
    try {
      createFile(written);
      content.write(written);
      place(written, file);
    } finally {
      Files.deleteIfExists(written);
    }
    forceFolder(folderOf(file));
  }

  private static Path beside(Path file) {
    return file.resolveSibling(file.getFileName() + "." + Ids.secret() + ".new");
  }

  /** Gives a file its name, unless another has it. */
  private static void place(Path written, Path file) throws IOException {
    try {
      Files.createLink(file, written);
    } catch (FileAlreadyExistsException first) {
      throw first;
    } catch (IOException | UnsupportedOperationException noLinks) {
      // A move that replaces nothing is not atomic everywhere, but all that some file systems do.
      Files.move(written, file);
    }
  }

  /** The folder in which a file is. */
  public static Path folderOf(Path file) {
    return file.toAbsolutePath().resolveSibling(".").normalize();
  }

  /** Whether others than the owner may read or write a file; false where nobody can say. */
  public static boolean shared(Path file) throws IOException {
    var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    return view != null && !OWNERS.containsAll(view.readAttributes().permissions());
  }

  /** The move itself must outlive a power cut; Windows can't open a folder, and need not. */
  private static void forceFolder(Path folder) {
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException unsupported) {
      // The file is in its place; only its name might be late on the disk.
    }
  }

  private static FileAttribute<?>[] attributes(Path path, String permissions) throws IOException {
    Set<String> views = path.getFileSystem().supportedFileAttributeViews();
    if (views.contains("posix")) {
      return new FileAttribute<?>[] {
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
      };
    }
    return views.contains("acl") ? new FileAttribute<?>[] {ownersAlone()} : new FileAttribute<?>[0];
  }

  private static FileAttribute<List<AclEntry>> ownersAlone() throws IOException {
    // Whoever owns the person's own folder is the person, under the name that this system uses.
    var owner = Files.getOwner(Path.of(System.getProperty("user.home")), LinkOption.NOFOLLOW_LINKS);
    var entry =
        AclEntry.newBuilder()
            .setType(AclEntryType.ALLOW)
            .setPrincipal(owner)
            .setPermissions(EnumSet.allOf(AclEntryPermission.class))
            .build();
    return new FileAttribute<>() {
      @Override
      public String name() {
        return "acl:acl";
      }

      @Override
      public List<AclEntry> value() {
        return List.of(entry);
      }
    };
  }
}
