package dev.sage.workbench.secret;

import dev.sage.workbench.cli.Sage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * {@code sage} as a process of its own, in a folder of its own: home, temporary files and whatever
 * the environment names lie below it.
 */
final class SageProcess {

  private final Path folder;
  private final Map<String, String> environment;
  private final StringBuilder arguments = new StringBuilder();
  private int runs;

  SageProcess(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = environment;
  }

  /** What it printed on both streams; the exit code must be 0. */
  String run(String input, String... command) throws IOException, InterruptedException {
    var words = new ArrayList<>(List.of(command));
    words.addAll(List.of("--verbose", "--home", folder.resolve("home").toString()));
    return java(input, Sage.class, words);
  }

  /** What a program printed, likewise. */
  String java(String input, Class<?> program, List<String> command)
      throws IOException, InterruptedException {
    Path temporary = Files.createDirectories(folder.resolve("tmp"));
    Path printed = folder.resolve("printed-" + runs++);
    var words = new ArrayList<String>();
    words.add(ProcessHandle.current().info().command().orElseThrow());
    words.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.io.tmpdir=" + temporary,
            "-Duser.home=" + folder,
            "-Dstdout.encoding=UTF-8",
            "-cp",
            System.getProperty("java.class.path"),
            program.getName()));
    words.addAll(command);
    var builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.redirectOutput(printed.toFile()).environment().clear();
    builder.environment().putAll(environment);
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("PATH", System.getenv().getOrDefault("PATH", ""));
    var process = builder.start();
    remember(process);
    try (var in = process.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.UTF_8));
    }
    remember(process);
    int exitCode = process.waitFor();
    String said = Files.readString(printed);
    if (exitCode != 0) {
      throw new AssertionError("exit code " + exitCode + ": " + said);
    }
    return said;
  }

  /** Arguments of the process and of every process that it started, as others can see them. */
  private void remember(Process process) {
    arguments.append(describe(process.toHandle()));
    arguments.append(
        process.descendants().map(SageProcess::describe).collect(Collectors.joining()));
  }

  private static String describe(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline")) + "\n";
    } catch (IOException elsewhere) {
      return process.info().commandLine().orElse("") + "\n";
    }
  }

  /** All arguments that were seen. */
  String arguments() {
    return arguments.toString();
  }
}
