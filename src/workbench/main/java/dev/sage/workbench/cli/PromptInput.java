package dev.sage.workbench.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Gets a prompt from where the person put it, and fills in its variables. */
final class PromptInput {

  private static final Pattern VARIABLE = Pattern.compile("\\{\\{ ?([A-Za-z_][\\w.-]*) ?}}");

  private final GlobalOptions globals;

  PromptInput(GlobalOptions globals) {
    this.globals = globals;
  }

  String read(@Nullable String prompt, @Nullable Path file, Map<String, String> variables) {
    if (prompt != null && file != null) {
      throw CliException.usage("Give the prompt with -p or with -f, not both.");
    }
    String text =
        fill(prompt != null ? prompt : file != null ? fromFile(file) : fromInput(), variables);
    if (text.isBlank()) {
      throw CliException.usage("The prompt is empty. Give one with -p, -f or on standard input.");
    }
    return text;
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

  /** Variables are filled in once: what stands in a value stays as it is. */
  private String fill(String text, Map<String, String> variables) {
    Matcher matcher = VARIABLE.matcher(text);
    var filled = new StringBuilder();
    while (matcher.find()) {
      String name = matcher.group(1);
      String value = variables.get(name);
      if (value == null && !variables.isEmpty()) {
        throw CliException.usage(
            "The prompt has {{%s}}, which has no value. Give it with --var %s=VALUE."
                .formatted(name, name));
      }
      matcher.appendReplacement(
          filled, Matcher.quoteReplacement(value == null ? matcher.group() : value));
    }
    return matcher.appendTail(filled).toString();
  }
}
