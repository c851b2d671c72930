package dev.sage.llm.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A program of somebody else: its sources, the jars that it is given, and the two tools of this
 * JDK, each in a process of its own. Warnings of the compiler fail it.
 */
final class OutsideProgram {

  /** What the library needs no longer than. A program that a thread keeps alive never ends. */
  private static final int SECONDS = 60;

  private final Path folder;
  private final String jars;

  OutsideProgram(Path folder, List<Path> jars) {
    this.folder = folder;
    this.jars = path(jars);
  }

  /** Compiles and runs {@code app.Main} with everything on the class path. */
  String onTheClassPath(String main, Map<String, String> environment) throws Exception {
    write("app/Main.java", main);
    var classes = folder.resolve("classes").toString();
    run(Map.of(), "javac", "-Xlint:all", "-Werror", "-cp", jars, "-d", classes, "app/Main.java");
    return run(environment, "java", "-cp", classes + File.pathSeparator + jars, "app.Main");
  }

  /** Compiles and runs it as a module that requires the library and nothing else. */
  String onTheModulePath(String main, Map<String, String> environment) throws Exception {
    return onTheModulePath(main, environment, List.of());
  }

  /** The same with other jars on the class path, as programs have what is no module. */
  String onTheModulePath(String main, Map<String, String> environment, List<Path> besides)
      throws Exception {
    write("app/Main.java", main);
    write("module-info.java", "module app { requires dev.sage.llm; }");
    var classes = folder.resolve("classes").toString();
    run(
        Map.of(),
        "javac",
        "-Xlint:all",
        "-Werror",
        "-p",
        jars,
        "-d",
        classes,
        "module-info.java",
        "app/Main.java");
    return run(
        environment,
        "java",
        "-p",
        classes + File.pathSeparator + jars,
        "-cp",
        path(besides),
        "-m",
        "app/app.Main");
  }

  private static String path(List<Path> jars) {
    return jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  private void write(String name, String text) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private String run(Map<String, String> environment, String tool, String... arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", tool).toString());
    command.addAll(List.of(arguments));
    var output = folder.resolve("output.txt");
    var errors = folder.resolve("errors.txt");
    var builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile());
    builder.environment().putAll(environment);

    var process = builder.start();
    try {
      assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).as("%s ends", tool).isTrue();
    } finally {
      process.destroyForcibly();
    }

    assertThat(process.exitValue()).as("%s", Files.readString(errors)).isZero();
    return Files.readString(output);
  }
}
