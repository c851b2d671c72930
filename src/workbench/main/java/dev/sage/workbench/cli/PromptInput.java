package dev.sage.workbench.cli;

import dev.sage.workbench.prompt.Prompt;
import dev.sage.workbench.prompt.PromptException;
import dev.sage.workbench.prompt.PromptFolder;
import dev.sage.workbench.prompt.PromptJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gets a prompt from where the person put it. */
final class PromptInput {

  private final GlobalOptions globals;

  PromptInput(GlobalOptions globals) {
    this.globals = globals;
  }

  /** The text of the prompt, its variables as they are written. */
  String text(@Nullable String prompt, @Nullable Path file) {
    if (prompt != null && file != null) {
      throw CliException.usage("Give the prompt with -p or with -f, not both.");
    }
    String text = prompt != null ? prompt : file != null ? fromFile(file) : fromInput();
    if (text.isBlank()) {
      throw CliException.usage("The prompt is empty. Give one with -p, -f or on standard input.");
    }
    return text;
  }

  /** The whole prompt, where a file of one was named. */
  Optional<Prompt> document(@Nullable String prompt, @Nullable Path file) {
    Path named = file;
    if (named == null && prompt != null && prompt.endsWith(PromptFolder.SUFFIX)) {
      named = path(prompt);
    }
    if (named == null || !named.toString().endsWith(PromptFolder.SUFFIX)) {
      return Optional.empty();
    }
    try {
      return Optional.of(PromptJson.read(fromFile(named)));
    } catch (PromptException e) {
      throw new CliException(ExitCode.USAGE, named + ": " + e.getMessage(), e);
    }
  }

  private static @Nullable Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException notOne) {
      return null;
    }
  }

  private static String fromFile(Path file) {
    try {
      return decode(Files.readAllBytes(file), file.toString());
    } catch (NoSuchFileException e) {
      throw new CliException(ExitCode.USAGE, "There is no file " + file + ". Check the path.", e);
    } catch (IOException e) {
      throw new CliException(
          ExitCode.USAGE, file + " can't be read. Check that it is a file you may read.", e);
    }
  }

  private String fromInput() {
    if (globals.terminal().isTerminal()) {
      throw CliException.usage("There is no prompt. Give one with -p, -f or on standard input.");
    }
    try {
      return decode(globals.terminal().in().readAllBytes(), "Standard input");
    } catch (IOException e) {
      throw new CliException(
          ExitCode.USAGE, "Standard input can't be read. Give the prompt with -p or -f.", e);
    }
  }

  private static String decode(byte[] bytes, String where) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new CliException(
          ExitCode.USAGE, where + " is not UTF-8. Convert it, with iconv say.", e);
    }
  }
}
