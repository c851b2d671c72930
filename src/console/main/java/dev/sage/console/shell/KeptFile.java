package dev.sage.console.shell;

import dev.sage.workbench.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A small text file that follows a changing value: the first change starts the clock, and when it
 * runs out the newest value is written beside the file and moved over it, so that a killed process
 * leaves the old or the new text, never half of one. Readable by its owner only. Thread-safe.
 */
public final class KeptFile {
  private final Path file;
  private final UnaryOperator<String> clean;
  private final Executor later;
  private final Consumer<IOException> failed;
  private final Object writing = new Object();
  private @Nullable String pending;

  /**
   * A file, which need not exist.
   *
   * @param later runs a task when the time between a change and its writing is over
   * @param failed told when the file cannot be written
   */
  public KeptFile(Path file, Executor later, Consumer<IOException> failed) {
    this(file, UnaryOperator.identity(), later, failed);
  }

  /**
   * A file with something that a person types.
   *
   * @param clean takes out what must not be in it, just before it is written
   * @param later runs a task when the time between a change and its writing is over
   * @param failed told when the file cannot be written
   */
  public KeptFile(
      Path file, UnaryOperator<String> clean, Executor later, Consumer<IOException> failed) {
    this.file = file;
    this.clean = clean;
    this.later = later;
    this.failed = failed;
  }

  /**
   * The text as last written, or nothing if there is no file.
   *
   * @throws IOException if there is a file that cannot be read as UTF-8 text
   */
  public Optional<String> read() throws IOException {
    return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
  }

  /**
   * Gives the file another name, so that what is kept from now on does not take its place.
   *
   * @return where it lies now
   * @throws IOException if it can't be moved; it is where it was
   */
  public Path setAside() throws IOException {
    synchronized (writing) {
      String name = file.getFileName().toString();
      int end = name.lastIndexOf('.') < 0 ? name.length() : name.lastIndexOf('.');
      int number = 1;
      Path aside;
      do {
        aside =
            file.resolveSibling(
                name.substring(0, end) + "-damaged-" + number++ + name.substring(end));
      } while (Files.exists(aside));
      return Files.move(file, aside);
    }
  }

  /** Keeps this text; it is on the disk when the time is over. */
  public void keep(String text) {
    synchronized (this) {
      boolean scheduled = pending != null;
      pending = text;
      if (scheduled) {
        return;
      }
    }
    later.execute(this::flush);
  }

  /** Writes at once what is not yet written. */
  public void flush() {
    // One writer at a time, and the text taken inside: an older text never lands on a newer one.
    synchronized (writing) {
      String text = take();
      if (text != null) {
        try {
          write(text);
        } catch (IOException e) {
          failed.accept(e);
        }
      }
    }
  }

  private synchronized @Nullable String take() {
    String text = pending;
    pending = null;
    return text;
  }

  private void write(String text) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException(file + " has no folder.");
    }
    PrivateFiles.createFolder(folder);
    PrivateFiles.replace(file, clean.apply(text).getBytes(StandardCharsets.UTF_8));
  }
}
