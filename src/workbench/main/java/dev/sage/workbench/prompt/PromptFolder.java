package dev.sage.workbench.prompt;

import dev.sage.llm.config.jsonc.TextFile;
import dev.sage.workbench.Printable;
import dev.sage.workbench.PrivateFiles;
import dev.sage.workbench.prompt.PromptFolderException.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A folder of prompts, one file each. Nothing is overwritten that somebody else changed in the
 * meantime, nothing outside the folder is read or written, and no key gets into a file. Thread-safe
 * as far as the file system is.
 */
public final class PromptFolder {
  /** How the files' names end. */
  public static final String SUFFIX = ".prompt.json";

  /** The largest file that is read or written, in bytes. */
  public static final int LIMIT = 8 << 20;

  /** The most files that are listed. */
  public static final int LISTED = 1_000;

  private static final Pattern NAME =
      Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{M}\\p{N} _.+()@,-]{0,99}(?<![ .])");
  private static final Set<String> RESERVED = Set.of("con", "prn", "aux", "nul", "com1", "lpt1");

  private final Path folder;
  private final UnaryOperator<String> clean;

  /**
   * A folder, which need not exist yet.
   *
   * @param clean takes keys out of a text
   */
  public PromptFolder(Path folder, UnaryOperator<String> clean) {
    this.folder = folder.toAbsolutePath().normalize();
    this.clean = clean;
  }

  /** Where it is. */
  public Path path() {
    return folder;
  }

  /** What is wrong with a name, a sentence; empty where it can be a file's. */
  public static String problem(String name) {
    String first = name.split("\\.", 2)[0].toLowerCase(Locale.ROOT);
    return NAME.matcher(name).matches() && !RESERVED.contains(first)
        ? ""
        : "A name has letters, digits, spaces and . _ - ( ), begins with a letter or digit, and has"
            + " at most 100 characters.";
  }

  /**
   * The prompts of the folder by name; one that can't be read is there with the reason.
   *
   * @throws IOException if the folder can't be listed
   */
  public List<PromptFile.Entry> list() throws IOException {
    List<PromptFile.Entry> entries = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return entries;
    }
    try (var files = Files.list(folder)) {
      List<String> names =
          files
              .map(file -> String.valueOf(file.getFileName()))
              .filter(file -> file.endsWith(SUFFIX))
              .map(file -> file.substring(0, file.length() - SUFFIX.length()))
              .sorted(String.CASE_INSENSITIVE_ORDER.thenComparing(String::compareTo))
              .limit(LISTED)
              .toList();
      for (String name : names) {
        entries.add(entry(name));
      }
    }
    return entries;
  }

  private PromptFile.Entry entry(String name) {
    try {
      read(name);
      return new PromptFile.Entry(name, "");
    } catch (IOException unreadable) {
      return new PromptFile.Entry(Printable.of(name), String.valueOf(unreadable.getMessage()));
    }
  }

  /**
   * Reads a prompt.
   *
   * @throws PromptFolderException if it is gone or no prompt; the message says where
   */
  public PromptFile read(String name) throws IOException {
    byte[] bytes = bytes(file(name));
    if (bytes == null) {
      throw new PromptFolderException(Reason.GONE, name + " is no longer in the folder.");
    }
    TextFile.Content content = TextFile.text(bytes);
    var refusal = content.refusal();
    if (refusal.isPresent()) {
      throw unreadable(name + " " + refusal.get().what() + ". " + refusal.get().fix());
    }
    try {
      var reading = PromptJson.reading(content.text().orElse(""));
      return new PromptFile(name, reading.prompt(), reading.ignored(), stamp(bytes));
    } catch (PromptException wrong) {
      throw unreadable(name + SUFFIX + " is no prompt. " + wrong.getMessage());
    }
  }

  /** What stands for the content of a file now; empty where there is none. */
  public String stamp(String name) throws IOException {
    byte[] bytes = bytes(file(name));
    return bytes == null ? "" : stamp(bytes);
  }

  /**
   * Writes a prompt, whole or not at all.
   *
   * @param stamp of the file as it was read or written last; empty where there must be none
   * @throws PromptFolderException if the file is another one by now; it stays as it is
   */
  public PromptFile.Written write(String name, Prompt prompt, String stamp) throws IOException {
    String now = stamp(name);
    if (!now.equals(stamp)) {
      throw new PromptFolderException(
          stamp.isEmpty() ? Reason.TAKEN : Reason.CHANGED,
          stamp.isEmpty()
              ? "There is a prompt named " + name + " already."
              : name + " was changed outside since it was opened here.");
    }
    return overwrite(name, prompt);
  }

  /** Writes a prompt over whatever is in its file. For who was asked. */
  public PromptFile.Written overwrite(String name, Prompt prompt) throws IOException {
    Path file = file(name);
    Prompt cleaned = CleanPrompt.of(prompt, clean);
    byte[] bytes = PromptJson.write(cleaned).getBytes(StandardCharsets.UTF_8);
    if (bytes.length > LIMIT) {
      throw unreadable(name + " would be larger than 8 MiB. Make its texts shorter.");
    }
    PrivateFiles.createFolder(folder);
    PrivateFiles.replace(file, bytes);
    return new PromptFile.Written(stamp(bytes), !cleaned.equals(prompt));
  }

  /**
   * Gives a file another name.
   *
   * @throws PromptFolderException if there is none, or the other is taken
   */
  public void rename(String name, String other) throws IOException {
    Path from = file(name);
    Path to = file(other);
    if (bytes(from) == null) {
      throw new PromptFolderException(Reason.GONE, name + " is no longer in the folder.");
    }
    boolean onlyCase = name.equalsIgnoreCase(other);
    if (!onlyCase && Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
      throw new PromptFolderException(Reason.TAKEN, "There is a prompt named " + other + ".");
    }
    Files.move(from, to);
  }

  private Path file(String name) throws PromptFolderException {
    String problem = problem(name);
    if (!problem.isEmpty()) {
      throw new PromptFolderException(Reason.NAME, problem);
    }
    return folder.resolve(name + SUFFIX);
  }

  /** A link could lead anywhere, and a pipe would be waited for. */
  private byte @Nullable [] bytes(Path file) throws IOException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return null;
    }
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw unreadable(file.getFileName() + " is no ordinary file. Put a file in its place.");
    }
    byte[] bytes;
    try (var in = Files.newInputStream(file)) {
      bytes = in.readNBytes(LIMIT + 1);
    } catch (NoSuchFileException gone) {
      return null;
    } catch (IOException refused) {
      throw unreadable(file.getFileName() + " can't be read. Make it readable for yourself.");
    }
    if (bytes.length > LIMIT) {
      throw unreadable(file.getFileName() + " is larger than 8 MiB: is it really a prompt?");
    }
    return bytes;
  }

  private static PromptFolderException unreadable(String message) {
    return new PromptFolderException(Reason.UNREADABLE, message);
  }

  private static String stamp(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    }
  }
}
