package dev.sage.console.shell;

import dev.sage.console.text.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Unfinished texts that outlive the process, even a killed one: each is on the disk at most 500 ms
 * after a change. Thread-safe.
 *
 * <p>A draft is what the person typed, but for secrets: those are in no plain file.
 */
public final class Drafts {
  private final List<KeptFile> open = new CopyOnWriteArrayList<>();
  private final Path folder;
  private final Executor later;
  private final Problems problems;
  private final UnaryOperator<String> redact;

  /**
   * Drafts in that folder, which is made when the first is written.
   *
   * @param later runs a task at most 500 ms later
   * @param redact takes secrets out of a text before it is on the disk
   */
  public Drafts(Path folder, Executor later, Problems problems, UnaryOperator<String> redact) {
    this.folder = folder;
    this.redact = redact;
    this.later = later;
    this.problems = problems;
  }

  /**
   * The draft of that name. Open each name once.
   *
   * @param name letters, digits and hyphens: {@code compare-prompt}
   */
  public Draft open(String name) {
    if (!name.matches("[a-z0-9-]+")) {
      throw new IllegalArgumentException("Not a draft's name: " + name);
    }
    Path file = folder.resolve(name + ".txt");
    KeptFile kept =
        new KeptFile(
            file,
            redact,
            later,
            e ->
                problems.report(
                    Texts.text("drafts.unwritable", file), Texts.text("drafts.fix"), e));
    open.add(kept);
    return new Draft(file, kept);
  }

  /** Writes what is not yet written. */
  public void flush() {
    open.forEach(KeptFile::flush);
  }

  /** One unfinished text. Thread-safe. */
  public final class Draft {
    private final Path file;
    private final KeptFile kept;

    private Draft(Path file, KeptFile kept) {
      this.file = file;
      this.kept = kept;
    }

    /**
     * What the text of last time says, if there was one. A file that cannot be read, or says
     * nothing, is set aside, and where it lies is a reported problem.
     *
     * @param reader what a text says; nothing where it is not what it should be
     */
    public <T> Optional<T> read(Function<String, Optional<T>> reader) {
      try {
        Optional<String> text = kept.read();
        Optional<T> said = text.flatMap(reader);
        if (text.isPresent() && said.isEmpty()) {
          setAside();
        }
        return said;
      } catch (IOException unreadable) {
        // What is kept next would take its place: that needs no right to read it.
        setAside();
      }
      return Optional.empty();
    }

    private void setAside() {
      try {
        Path aside = kept.setAside();
        problems.report(
            Texts.text("drafts.damaged", file, aside), Texts.text("drafts.damaged.fix"));
      } catch (IOException e) {
        problems.report(Texts.text("drafts.unreadable", file), Texts.text("drafts.fix"), e);
      }
    }

    /** Keeps the text as it is now. Cheap enough to be called at every key. */
    public void keep(String text) {
      kept.keep(text);
    }
  }
}
