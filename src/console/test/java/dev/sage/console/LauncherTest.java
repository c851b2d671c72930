package dev.sage.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The start script, with a JDK that only says what it was called with. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class LauncherTest {
  private static final String CACHE = "-XX:AOTCache=";

  @TempDir private Path folder;
  private Path jdk;

  @BeforeEach
  void lays_out_a_distribution() throws IOException {
    // As the script sees it: without symbolic links.
    folder = folder.toRealPath();
    jdk = folder.resolve("jdk 25");
    program(jdk.resolve("bin/java"), "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
    release("25.0.3");
    Path launchers = Path.of(System.getProperty("user.dir"), "../../installers/launcher");
    for (String name : List.of("sage", "faster-start")) {
      program(folder.resolve("sage/bin").resolve(name), Files.readString(launchers.resolve(name)));
    }
    Files.createDirectories(folder.resolve("sage/lib"));
  }

  private void release(String version) throws IOException {
    Files.writeString(
        jdk.resolve("release"), "IMPLEMENTOR=\"Any\"\nJAVA_VERSION=\"" + version + "\"\n");
  }

  private static void program(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private List<String> run(Path program, Map<String, String> more, String... words)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(program.toString()).redirectErrorStream(true);
    builder.command().addAll(List.of(words));
    builder.environment().put("SAGE_JAVA_HOME", jdk.toString());
    builder.environment().remove("SAGE_JAVA_OPTIONS");
    builder.environment().putAll(more);
    Process process = builder.start();
    List<String> lines = process.inputReader().lines().toList();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return lines;
  }

  private List<String> sage(String... words) throws IOException, InterruptedException {
    return run(folder.resolve("sage/bin/sage"), Map.of(), words);
  }

  /** A JDK that writes a cache where it is told to, and ends so. */
  private void learning(int exit) throws IOException {
    program(
        jdk.resolve("bin/java"),
        """
        #!/bin/sh
        printf '%%s\\n' "$@"
        for word; do
          case $word in
            -XX:AOTCacheOutput=*) env > "${word#*=}"; pwd >> "${word#*=}"; exit %d ;;
          esac
        done
        """
            .formatted(exit));
  }

  private Path cache() {
    return folder.resolve("sage/lib/start.aot");
  }

  private List<String> train() throws IOException, InterruptedException {
    return run(
        folder.resolve("sage/bin/faster-start"), Map.of("OPENAI_API_KEY", "sk-not-to-be-seen"));
  }

  private void trained() throws IOException, InterruptedException {
    learning(0);
    assertThat(train()).isEmpty();
    assertThat(cache()).isNotEmptyFile();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--home x", "--project x", "--profile x", "--log-format json -v"})
  void a_console_has_its_modules_whatever_options_it_is_given(String words)
      throws IOException, InterruptedException {
    assertThat(sage(words.isEmpty() ? new String[0] : words.split(" ", -1)))
        .contains("dev.sage.console", "--module")
        .noneMatch(word -> word.startsWith(CACHE));
  }

  @Test
  void takes_what_the_virtual_machine_learnt_here() throws IOException, InterruptedException {
    trained();
    assertThat(sage()).contains(CACHE + cache(), "-Xlog:aot*=off");
    assertThat(sage("tour", "x")).anyMatch(word -> word.startsWith(CACHE));
  }

  @Test
  void learns_from_a_tour_alone() throws IOException, InterruptedException {
    Map<String, String> making = Map.of("SAGE_FASTER_START", folder.toString());
    assertThat(run(folder.resolve("sage/bin/sage"), making))
        .contains("--module")
        .noneMatch(word -> word.startsWith("-XX:AOTCache"));
  }

  @Test
  void a_jdk_that_does_not_say_which_it_is_has_no_cache() throws IOException, InterruptedException {
    trained();
    Files.delete(jdk.resolve("release"));
    program(
        jdk.resolve("bin/java"), "#!/bin/sh\necho 'openjdk version \"25.0.3\"' >&2; echo \"$@\"\n");
    assertThat(sage()).noneMatch(word -> word.contains(CACHE));
  }

  @Test
  void words_are_refused_and_change_nothing() throws IOException, InterruptedException {
    trained();
    assertThat(run(folder.resolve("sage/bin/faster-start"), Map.of(), "--help"))
        .singleElement()
        .asString()
        .contains("Takes no words");
    assertThat(cache()).exists();
  }

  @Test
  void short_commands_have_other_options_and_no_cache() throws IOException, InterruptedException {
    trained();
    assertThat(sage("calls")).contains("-XX:+UseSerialGC").noneMatch(w -> w.startsWith(CACHE));
  }

  @Test
  void another_place_makes_it_start_as_without() throws IOException, InterruptedException {
    trained();
    Files.move(folder.resolve("sage"), folder.resolve("elsewhere"));
    assertThat(run(folder.resolve("elsewhere/bin/sage"), Map.of()))
        .contains("--module")
        .noneMatch(word -> word.startsWith(CACHE));
  }

  @Test
  void another_version_of_the_jdk_makes_it_start_as_without()
      throws IOException, InterruptedException {
    trained();
    release("25.0.4");
    assertThat(sage()).contains("--module").noneMatch(word -> word.startsWith(CACHE));
  }

  @Test
  void what_was_not_learnt_to_its_end_is_not_kept() throws IOException, InterruptedException {
    trained();
    learning(1);
    assertThat(train()).first().asString().contains("did not come to its end");
    assertThat(folder.resolve("sage/lib")).isEmptyDirectory();
    assertThat(sage()).noneMatch(word -> word.startsWith(CACHE));
  }

  @Test
  void who_is_interrupted_learns_no_more_and_keeps_nothing()
      throws IOException, InterruptedException {
    trained();
    Path begun = folder.resolve("begun");
    program(jdk.resolve("bin/java"), "#!/bin/sh\necho $$ > '" + begun + "'\nexec sleep 600\n");
    ProcessBuilder builder =
        new ProcessBuilder(folder.resolve("sage/bin/faster-start").toString())
            .redirectErrorStream(true);
    builder.environment().put("SAGE_JAVA_HOME", jdk.toString());
    Process learning = builder.start();
    while (!Files.exists(begun) || Files.size(begun) == 0) {
      assertThat(learning.isAlive()).isTrue();
      Thread.sleep(10);
    }
    ProcessHandle jvm = ProcessHandle.of(Long.parseLong(Files.readString(begun).strip())).get();
    learning.destroy();
    assertThat(learning.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(jvm.onExit()).succeedsWithin(Duration.ofMinutes(1));
    assertThat(folder.resolve("sage/lib")).isEmptyDirectory();
  }

  @Test
  void whoever_learns_has_no_key_in_the_environment_and_no_project()
      throws IOException, InterruptedException {
    trained();
    assertThat(cache())
        .content()
        .contains("PATH=")
        .doesNotContain("sk-not-to-be-seen")
        .doesNotContain("\n" + System.getProperty("user.dir") + "\n");
  }
}
