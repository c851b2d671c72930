package dev.sage.console.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are looked at, and those that are refused. */
class FileTextTest {
  @TempDir private Path folder;

  @Test
  void a_text_is_read() throws IOException {
    Path file = Files.writeString(folder.resolve("a.log"), "line – one\n");
    assertThat(FileText.read(file)).isEqualTo(new FileText("line – one\n", ""));
  }

  @Test
  void what_is_no_text_is_refused_with_a_sentence() throws IOException {
    Path picture = Files.write(folder.resolve("p.png"), new byte[] {(byte) 0x89, 'P', 0});
    assertThat(FileText.read(picture).refusal()).contains("p.png is not a text");
    Path zeros = Files.write(folder.resolve("z.bin"), new byte[] {'a', 0, 'b'});
    assertThat(FileText.read(zeros).refusal()).contains("z.bin is not a text");
    assertThat(FileText.read(folder).refusal()).contains("is not a file");
  }

  @Test
  void a_file_that_nobody_reads_through_is_refused() throws IOException {
    Path large = folder.resolve("large.log");
    try (var file = new java.io.RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(FileText.LIMIT + 1);
    }
    assertThat(FileText.read(large).refusal()).contains("too large").contains("sage redact");
  }
}
