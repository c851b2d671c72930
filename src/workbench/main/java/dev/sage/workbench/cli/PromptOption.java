package dev.sage.workbench.cli;

import dev.sage.llm.provider.VendorCatalog;
import dev.sage.workbench.SimulatedSide;
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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The prompt of a command, from where the person put it. */
final class PromptOption {

  private static final String STANDARD_INPUT = "-";

  @Parameters(
      paramLabel = "PROMPT",
      description =
          "The prompt, in quotes, after -- where it begins with a hyphen; - is standard input. Or a"
              + " file of it that ends in .prompt.json.")
  private List<String> words = List.of();

  @Option(
      names = {"-p", "--prompt"},
      paramLabel = "PROMPT",
      description = "The same.")
  private @Nullable String prompt;

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description =
          "File with the prompt, UTF-8; one that ends in .prompt.json is a whole prompt, with"
              + " columns, tools, parameters and assertions (docs/compare.md).")
  private @Nullable Path file;

  /** The text of the prompt, its variables as they are written. */
  String text(Terminal terminal) {
    String given = given();
    Path source = file;
    if (given == null && source == null && terminal.isTerminal()) {
      throw CliException.usage(
          "There is no prompt. Give one in quotes, with -f or on standard input.");
    }
    String text = given;
    if (source != null) {
      text = fromFile(source);
    } else if (text == null || text.equals(STANDARD_INPUT)) {
      text = fromInput(terminal);
    }
    if (text.isBlank()) {
      throw CliException.usage(
          "The prompt is empty. Give one in quotes, with -f or on standard input.");
    }
    return text;
  }

  /** The whole prompt, where a file of one was named. */
  Optional<Prompt> document() {
    String given = given();
    Path named = file;
    if (named == null && given != null && given.endsWith(PromptFolder.SUFFIX)) {
      named = path(given);
      if (named != null && given.indexOf(' ') >= 0 && !Files.exists(named)) {
        return Optional.empty(); // words about such a file
      }
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

  /** What the command line says itself; two prompts are a slip, and neither of them is sent. */
  private @Nullable String given() {
    if (words.size() > 1) {
      throw CliException.usage(
          "The prompt has %d parts. Put all of it in quotes.".formatted(words.size()));
    }
    if (prompt != null && !words.isEmpty()) {
      throw CliException.usage(
          "There is more than -p takes: \"%s\". Put all of the prompt in quotes."
              .formatted(words.getFirst()));
    }
    String text = words.isEmpty() ? prompt : words.getFirst();
    if (file != null && text != null) {
      throw CliException.usage(
          "Give the prompt in quotes, with -f or on standard input, one of them.");
    }
    if (!words.isEmpty() && model(words.getFirst())) {
      throw CliException.usage(
          "\"%s\" looks like a model. Put -m before it, or -p if it is the prompt."
              .formatted(words.getFirst()));
    }
    return text;
  }

  /** A forgotten -m must not send the name of a model to another one. */
  private static boolean model(String word) {
    int slash = word.indexOf('/');
    String provider = slash < 0 ? "" : word.substring(0, slash);
    return word.chars().noneMatch(Character::isWhitespace)
        && (SimulatedSide.named(provider).isPresent()
            || new VendorCatalog().find(provider).isPresent());
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

  private static String fromInput(Terminal terminal) {
    try {
      return decode(terminal.in().readAllBytes(), "Standard input");
    } catch (IOException e) {
      throw new CliException(
          ExitCode.USAGE, "Standard input can't be read. Give the prompt in quotes or with -f.", e);
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
