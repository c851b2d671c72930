package dev.sage.workbench.redaction;

import dev.sage.workbench.Home;
import dev.sage.workbench.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * What placeholders and hashes of an installation are made with: equal values are seen to be equal
 * from run to run, and nobody without the key can try out values. It opens nothing. Where it can't
 * be kept, a run has one of its own.
 *
 * @param bytes 32 of them
 * @param problem what is wrong with the file, a sentence or two
 */
@SuppressWarnings("ArrayRecordComponent") // goes from here into a redactor, and nowhere else
record InstallKey(byte[] bytes, Optional<String> problem) {

  private static final int LENGTH = 32;

  /**
   * The key of a home folder.
   *
   * @param folder whether the folder is made where it is missing; else a run without one is not
   *     worth a folder
   */
  static InstallKey of(Home home, boolean folder) {
    Path file = home.redactionKey();
    try {
      if (folder) {
        PrivateFiles.createFolder(home.folder());
      }
      if (!Files.exists(file) && Files.isDirectory(home.folder())) {
        PrivateFiles.createFile(file, random());
      }
      return Files.exists(file) ? read(file) : new InstallKey(random(), Optional.empty());
    } catch (IOException | SecurityException unwritable) {
      return new InstallKey(random(), Optional.empty());
    }
  }

  private static InstallKey read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return broken(file);
    }
    try (var in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LENGTH + 1);
      return bytes.length == LENGTH ? new InstallKey(bytes, Optional.empty()) : broken(file);
    }
  }

  private static InstallKey broken(Path file) {
    return new InstallKey(
        random(),
        Optional.of(
            ("%s is not as Sage wrote it, so placeholders of this run are not those of others, and"
                    + " values that are never redacted are not known. Remove it for a new one.")
                .formatted(file)));
  }

  private static byte[] random() {
    byte[] bytes = new byte[LENGTH];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  /** Nothing of the key. */
  @Override
  public String toString() {
    return "InstallKey[hidden]";
  }
}
