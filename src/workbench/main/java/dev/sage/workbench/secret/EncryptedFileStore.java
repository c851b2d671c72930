package dev.sage.workbench.secret;

import dev.sage.llm.secret.Secret;
import dev.sage.llm.secret.SecretStore;
import dev.sage.llm.secret.SecretStoreException;
import dev.sage.workbench.PrivateFiles;
import dev.sage.workbench.secret.KeyFileException.Flaw;
import dev.sage.workbench.secret.SealedKeys.OpenedWith;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One file of keys, encrypted with what a passphrase gives. What opens it stays in this process's
 * memory until {@link #lock}; the passphrase itself does not. The file is read anew each time, and
 * several processes may write it. Thread-safe.
 */
public final class EncryptedFileStore implements SecretStore {

  /** A passphrase for a new file has at least so many characters. */
  public static final int SHORTEST_PASSPHRASE = 8;

  private static final long LARGEST_BYTES = 4 << 20;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** How a file gets into its place. */
  @FunctionalInterface
  interface Writer {
    void replace(Path file, byte[] content) throws IOException;
  }

  private final Path file;
  private final Passphrase passphrase;
  private final KeyDerivation derivation;
  private final Writer writer;
  private volatile @Nullable OpenedWith opened;

  /**
   * Over a file that need not exist; touches nothing.
   *
   * @param passphrase asked when a locked file is needed
   */
  public EncryptedFileStore(Path file, Passphrase passphrase) {
    this(file, passphrase, KeyDerivation.DEFAULT, PrivateFiles::replace);
  }

  EncryptedFileStore(Path file, Passphrase passphrase, KeyDerivation derivation, Writer writer) {
    this.file = file;
    this.passphrase = passphrase;
    this.derivation = derivation;
    this.writer = writer;
  }

  /** The file. */
  public Path file() {
    return file;
  }

  /** Whether there is a file yet. */
  public boolean exists() {
    return Files.exists(file);
  }

  /**
   * Opens the file, or says with which passphrase it is to be made; takes about half a second.
   *
   * @param secret the passphrase; wiped before this returns
   * @throws SecretStoreException where it is the wrong one, or the file is damaged
   */
  public void unlock(char[] secret) {
    opened = openedBy(secret);
  }

  /**
   * Opens the file with the passphrase of whoever is asked, where it is not open yet.
   *
   * @throws SecretStoreException where nobody has it, it is wrong, or the file is damaged
   */
  public void open() {
    keys();
    key();
  }

  private OpenedWith openedBy(char[] secret) {
    try {
      if (!exists()) {
        return fresh(secret);
      }
      var sealed = load();
      var key = sealed.key(secret);
      sealed.open(key);
      return key;
    } catch (IOException | KeyFileException e) {
      throw failure("read", e);
    } finally {
      Arrays.fill(secret, '\0');
    }
  }

  private OpenedWith fresh(char[] secret) {
    if (secret.length < SHORTEST_PASSPHRASE) {
      throw new SecretStoreException(
          "The passphrase is too short to protect keys. Take at least %d characters."
              .formatted(SHORTEST_PASSPHRASE));
    }
    byte[] salt = new byte[KeyDerivation.SALT_BYTES];
    new SecureRandom().nextBytes(salt);
    return new OpenedWith(derivation, salt, derivation.key(secret, salt));
  }

  /** Forgets what opens the file. */
  public void lock() {
    opened = null;
  }

  @Override
  public String id() {
    return "file";
  }

  @Override
  public String title() {
    return "encrypted file";
  }

  @Override
  public State state() {
    if (!obstacle().isEmpty()) {
      return State.UNAVAILABLE;
    }
    return opened == null ? State.LOCKED : State.READY;
  }

  @Override
  public String reason() {
    String obstacle = obstacle();
    return obstacle.isEmpty() && opened == null ? locked() : obstacle;
  }

  private String locked() {
    return exists()
        ? "%s is locked. Give its passphrase, as the variable %s where nobody can type."
            .formatted(file, Passphrase.VARIABLE)
        : "There is no encrypted file yet: the first key makes it, with a passphrase that you choose"
            + " (the variable %s where nobody can type).".formatted(Passphrase.VARIABLE);
  }

  /** What stands in the way whatever the passphrase is; empty where nothing does. */
  private String obstacle() {
    try {
      if (!exists()) {
        return "";
      }
      if (!Files.isRegularFile(file)) {
        return file + " is no file. Move it away; Sage keeps the encrypted file there.";
      }
      return PrivateFiles.shared(file)
          ? "%s may be read or changed by others. Make it yours alone: chmod 600 \"%s\""
              .formatted(file, file)
          : "";
    } catch (IOException e) {
      return file + " can't be looked at. Check that the folder is yours.";
    }
  }

  @Override
  public Optional<Secret> find(String name) {
    return Optional.ofNullable(keys().get(name));
  }

  @Override
  public List<String> names() {
    return List.copyOf(keys().keySet());
  }

  @Override
  public void put(String name, Secret value) {
    key();
    change(
        keys -> {
          keys.put(name, value);
          return true;
        });
  }

  @Override
  public boolean remove(String name) {
    if (!exists()) {
      return false;
    }
    key();
    return change(keys -> keys.remove(name) != null);
  }

  /** What a change does to the keys, and whether it changed anything. */
  @FunctionalInterface
  private interface Change {
    boolean apply(SortedMap<String, Secret> keys);
  }

  /** Reads under the lock what others have written since, changes it, and writes all. */
  private boolean change(Change change) {
    try {
      PrivateFiles.createFolder(PrivateFiles.folderOf(file));
      Path lock = file.resolveSibling(file.getFileName() + ".lock");
      return WriteLock.with(
          lock,
          PATIENCE,
          () -> {
            SortedMap<String, Secret> keys = keys();
            boolean changed = change.apply(keys);
            if (changed) {
              writer.replace(file, SealedKeys.seal(keys, key(), new SecureRandom()));
            }
            return changed;
          });
    } catch (IOException | KeyFileException e) {
      throw failure("written", e);
    }
  }

  private SortedMap<String, Secret> keys() {
    if (!exists()) {
      return new TreeMap<>();
    }
    try {
      var sealed = load();
      var key = opened;
      if (key == null || !sealed.fits(key)) {
        // Never opened here, or made anew with another passphrase.
        opened = null;
        key = key();
      }
      return sealed.open(key);
    } catch (IOException | KeyFileException e) {
      throw failure("read", e);
    }
  }

  /** What opens the file; asks for the passphrase where that is not known yet. */
  private OpenedWith key() {
    var key = opened;
    if (key == null) {
      char @Nullable [] given = passphrase.ask(!exists());
      if (given == null) {
        throw new SecretStoreException(locked());
      }
      key = openedBy(given);
      opened = key;
    }
    return key;
  }

  private SealedKeys load() throws IOException, KeyFileException {
    String obstacle = obstacle();
    if (!obstacle.isEmpty()) {
      throw new SecretStoreException(obstacle);
    }
    if (Files.size(file) > LARGEST_BYTES) {
      throw new KeyFileException(Flaw.TOO_LARGE);
    }
    return SealedKeys.read(Files.readAllBytes(file));
  }

  private SecretStoreException failure(String done, Exception e) {
    return e instanceof KeyFileException flawed
        ? new SecretStoreException(file + " " + flawed.flaw().sentence(), e)
        : new SecretStoreException(
            "%s can't be %s (%s). Check the disk and that the folder is yours; what was there is"
                    .formatted(file, done, e.getMessage())
                + " still there.",
            e);
  }
}
