package dev.sage.llm.config;

import java.nio.file.Path;
import java.util.List;

/** Says where a secret is, and is none itself. Immutable. */
sealed interface Reference {

  /** As people read it: {@code keychain openai/work}. */
  String shown();

  KeySource.Kind kind();

  /** A variable of the environment, or of a {@code .env} file. */
  record Variable(String name) implements Reference {
    @Override
    public String shown() {
      return "env " + Shown.text(name);
    }

    @Override
    public KeySource.Kind kind() {
      return KeySource.Kind.VARIABLE;
    }
  }

  /** A name in the store of secrets. */
  record Stored(String name) implements Reference {
    @Override
    public String shown() {
      return "keychain " + Shown.text(name);
    }

    @Override
    public KeySource.Kind kind() {
      return KeySource.Kind.STORED;
    }
  }

  /**
   * A file whose first line it is.
   *
   * @param written as it stands in the configuration
   * @param file absolute
   */
  record KeyFile(String written, Path file) implements Reference {
    @Override
    public String shown() {
      return "file " + Shown.text(written);
    }

    @Override
    public KeySource.Kind kind() {
      return KeySource.Kind.FILE;
    }
  }

  /**
   * A command that prints it.
   *
   * @param words the program and its arguments
   * @param folder where it runs
   */
  record Command(List<String> words, Path folder) implements Reference {
    public Command {
      words = List.copyOf(words);
    }

    @Override
    public String shown() {
      return "command " + Shown.text(String.join(" ", CommandWords.masked(words)));
    }

    @Override
    public KeySource.Kind kind() {
      return KeySource.Kind.COMMAND;
    }
  }
}
