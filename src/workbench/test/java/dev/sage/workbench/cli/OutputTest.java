package dev.sage.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a command ends with where its output can't be written, or the machine gives up. */
class OutputTest {

  @TempDir Path folder;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private interface Writing {
    void write() throws IOException;
  }

  private int storeInfo(Writing writing) {
    var out =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            writing.write();
          }
        };
    var terminal =
        new Terminal(
            new ByteArrayInputStream(new byte[0]),
            new StandardStream(out),
            new PrintStream(err, false, StandardCharsets.UTF_8),
            false);
    var arguments = new String[] {"store", "info", "--home", folder.toString()};
    return Sage.run(terminal, Map.of(), arguments);
  }

  @Test
  void output_that_cannot_be_written_is_a_failure() {
    int exitCode =
        storeInfo(
            () -> {
              throw new IOException("No space left on device");
            });

    assertThat(exitCode).isEqualTo(ExitCode.FAILURE);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo("sage: The output could not be written. Is the disk full?\n");
  }

  @Test
  void a_pipe_that_nobody_reads_is_none() {
    int exitCode =
        storeInfo(
            () -> {
              throw new IOException("Broken pipe");
            });

    assertThat(exitCode).isEqualTo(ExitCode.OK);
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void an_error_of_the_machine_is_one_sentence() {
    var globals =
        new GlobalOptions(
            Map.of(),
            new Terminal(
                new ByteArrayInputStream(new byte[0]),
                new StandardStream(OutputStream.nullOutputStream()),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                false));

    int exitCode = new ErrorReport(globals).broken(new StackOverflowError());

    assertThat(exitCode).isEqualTo(ExitCode.INTERNAL);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .startsWith("sage: Sage itself failed (StackOverflowError). Run")
        .hasLineCount(1);
  }
}
