package dev.sage.llm.fuzz;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs Jazzer on the targets, one after the other, each in a process of its own. Arguments: the
 * folder to work in, the folder of the committed corpora, seconds for each target, and the targets
 * by name with commas between them, empty for all. Exits with 1 where something was found.
 *
 * <p>This and not Jazzer's JUnit extension: that one works with JUnit 6 too, but loads its agent,
 * its hooks and its native library into every test run that merely replays a corpus, which took ten
 * seconds for a single test.
 */
final class FuzzAll {

  private static final int LONGEST_INPUT = 4096;

  private FuzzAll() {}

  /** Fuzzes. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path work = Path.of(args[0]);
    Path corpora = Path.of(args[1]);
    List<String> wanted =
        args.length < 4 || args[3].isBlank() ? List.of() : List.of(args[3].split(",", -1));
    List<String> found = new ArrayList<>();
    for (FuzzTarget target : FuzzTarget.values()) {
      if (wanted.isEmpty() || wanted.contains(target.folder())) {
        found.addAll(fuzz(target, work.resolve(target.folder()), corpora, args[2]));
      }
    }
    found.forEach(System.out::println);
    if (!found.isEmpty()) {
      System.exit(1);
    }
  }

  private static List<String> fuzz(FuzzTarget target, Path work, Path corpora, String seconds)
      throws IOException, InterruptedException {
    Path grown = Files.createDirectories(work.resolve("corpus"));
    Path findings = Files.createDirectories(work.resolve("findings"));
    Path log = work.resolve("log.txt");
    System.out.printf("%s: %s s, grows %s%n", target.folder(), seconds, grown);
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+EnableDynamicAgentLoading",
                "-Dsage.fuzz.target=" + target.folder(),
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + JazzerEntry.class.getName(),
                "--instrumentation_includes=dev.sage.llm.**",
                "--custom_hook_includes=dev.sage.llm.**",
                "--reproducer_path=" + findings,
                "-max_total_time=" + seconds,
                "-max_len=" + LONGEST_INPUT,
                "-timeout=60",
                "-artifact_prefix=" + findings + File.separator,
                grown.toString(),
                corpora.resolve(target.folder()).toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    int exit = process.waitFor();
    try (Stream<String> lines = Files.lines(log)) {
      lines.filter(line -> line.startsWith("Done ")).forEach(System.out::println);
    }
    try (Stream<Path> inputs = Files.list(findings)) {
      List<String> found =
          inputs.map(input -> "%s: %s, see %s".formatted(target.folder(), input, log)).toList();
      return exit != 0 && found.isEmpty()
          ? List.of("%s did not run, see %s".formatted(target.folder(), log))
          : found;
    }
  }
}
