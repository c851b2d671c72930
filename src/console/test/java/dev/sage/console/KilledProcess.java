package dev.sage.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A console in a process of its own, killed at the moment that it names. */
public final class KilledProcess {
  private static final String READY = "kill me now";

  private KilledProcess() {}

  /**
   * Runs the main method of a class with the home folder, and kills it when it is {@link #ready}.
   */
  public static void run(Class<?> main, Path home) throws IOException, InterruptedException {
    Path errors = home.resolve("errors.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dglass.platform=Headless",
                "-Dprism.order=sw",
                "-Dprism.lcdtext=false",
                "-Dtestfx.robot=glass",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName(),
                home.toString())
            .redirectError(errors.toFile())
            .start();
    try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
      String line = said.readLine();
      while (line != null && !line.equals(READY)) {
        line = said.readLine();
      }
      assertThat(line).as(Files.readString(errors)).isEqualTo(READY);
    } finally {
      // SIGKILL: nothing in the process gets the chance to tidy up.
      process.destroyForcibly();
    }
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
  }

  /** Called by the process that waits to be killed. */
  public static void ready() throws InterruptedException {
    System.out.println(READY);
    Thread.sleep(Duration.ofMinutes(1));
  }

  /** A recording of an answer of so many words, for the simulator. */
  public static Path recording(Path home, String name, int words) throws IOException {
    Path folder = Files.createDirectories(home.resolve("recordings").resolve(name));
    Files.writeString(
        folder.resolve("meta.json"),
        """
        {"api":"openai-chat","status":200,"framing":"sse",\
        "responseHeaders":{"content-type":"text/event-stream"}}
        """);
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < words; i++) {
      body.append(chunk("{\"content\":\"word" + i + " \"}", "null"));
    }
    body.append(chunk("{}", "\"stop\"")).append("data: [DONE]\n\n");
    Files.writeString(folder.resolve("body.sse"), body);
    return folder;
  }

  private static String chunk(String delta, String finish) {
    return """
        data: {"id":"c","model":"m","choices":[{"index":0,"delta":%s,"finish_reason":%s}]}

        """
        .formatted(delta, finish);
  }
}
