package dev.sage.workbench.cli;

import dev.sage.workbench.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Runs {@code sage} in this process, with streams, environment and home of its own. */
final class CommandLineRun {

  private final Path home;
  private final Map<String, String> environment = new HashMap<>();
  private final Deque<String> typed = new ArrayDeque<>();
  private byte[] input = {};
  private boolean person;

  CommandLineRun(Path home) {
    this.home = home;
    // A test asks for nobody's real keys.
    environment.put("SAGE_KEYCHAIN", "off");
  }

  /** What a person types where nobody sees it, one prompt after the other. */
  CommandLineRun typing(String... texts) {
    typed.addAll(List.of(texts));
    return this;
  }

  CommandLineRun with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** A person sits there. */
  CommandLineRun atTerminal() {
    person = true;
    return this;
  }

  CommandLineRun input(String text) {
    return input(text.getBytes(StandardCharsets.UTF_8));
  }

  CommandLineRun input(byte[] bytes) {
    input = bytes.clone();
    return this;
  }

  /** What a command ended with and said. */
  record Result(int exitCode, String out, String err) {

    JsonNode json() {
      return Json.MAPPER.readTree(out);
    }

    List<JsonNode> lines() {
      return out.lines().map(Json.MAPPER::readTree).toList();
    }
  }

  Result sage(String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var terminal =
        new Terminal(
            new ByteArrayInputStream(input),
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, false, StandardCharsets.UTF_8),
            person,
            prompt -> typed.isEmpty() ? null : typed.removeFirst().toCharArray());
    var all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--home", home.toString()));
    int exitCode = Sage.run(terminal, environment, all.toArray(String[]::new));
    return new Result(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
