package dev.sage.workbench.secret;

import static dev.sage.workbench.secret.KeyFiles.store;
import static dev.sage.workbench.secret.KeyFiles.withChecksum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.llm.secret.Secret;
import dev.sage.llm.secret.SecretStoreException;
import dev.sage.workbench.secret.KeyFileException.Flaw;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever becomes of the encrypted file: a sentence, and the file stays as it is. */
class DamagedKeyFileTest {

  private static final Secret KEY = Secret.of("sk-proj-0123456789abcdefghij");

  @TempDir Path folder;
  private Path file;
  private byte[] whole;

  @BeforeEach
  void write() throws Exception {
    file = folder.resolve("keys.enc");
    store(file).put("openai/work", KEY);
    whole = Files.readAllBytes(file);
  }

  private void refused(byte[] bytes, Flaw flaw) throws Exception {
    Files.write(file, bytes);
    assertThatThrownBy(() -> store(file).find("openai/work"))
        .isInstanceOf(SecretStoreException.class)
        .hasMessage(file + " " + flaw.sentence());
    assertThatThrownBy(() -> store(file).put("openai/other", KEY))
        .isInstanceOf(SecretStoreException.class)
        .hasMessage(file + " " + flaw.sentence());
    assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
  }

  @Test
  void empty() throws Exception {
    refused(new byte[0], Flaw.EMPTY);
  }

  @Test
  void cut_off_anywhere() throws Exception {
    for (int length = 1; length < whole.length; length += length < 80 ? 1 : 61) {
      refused(Arrays.copyOf(whole, length), length < 8 ? Flaw.FOREIGN : Flaw.DAMAGED);
    }
  }

  @Test
  void one_bit_anywhere() throws Exception {
    for (int at = 0; at < whole.length; at++) {
      byte[] bytes = whole.clone();
      bytes[at] ^= (byte) (1 << (at % 8));
      refused(bytes, at < 8 ? Flaw.FOREIGN : Flaw.DAMAGED);
    }
  }

  @Test
  void one_bit_anywhere_by_somebody_who_mends_the_checksum() throws Exception {
    for (int at = 8; at < whole.length - 32; at++) {
      byte[] bytes = whole.clone();
      bytes[at] ^= 1;
      // Higher bits of the costs would be refused too, or only take long.
      Files.write(file, withChecksum(bytes));
      assertThatThrownBy(() -> store(file).find("openai/work"))
          .as("byte %d", at)
          .isInstanceOf(SecretStoreException.class);
    }
  }

  @Test
  void too_large() throws Exception {
    try (var huge = new RandomAccessFile(file.toFile(), "rw")) {
      huge.setLength((4 << 20) + 1);
    }
    assertThatThrownBy(() -> store(file).names())
        .hasMessage(file + " " + Flaw.TOO_LARGE.sentence());
  }

  @Test
  void from_a_newer_sage() throws Exception {
    byte[] bytes = whole.clone();
    bytes[8] = 2;
    refused(withChecksum(bytes), Flaw.NEWER);
  }

  @Test
  void from_no_sage_at_all() throws Exception {
    refused("{\"openai\":\"sk-...\"}".getBytes(StandardCharsets.UTF_8), Flaw.FOREIGN);
    byte[] zero = whole.clone();
    zero[8] = 0;
    refused(withChecksum(zero), Flaw.DAMAGED);
    byte[] otherDerivation = whole.clone();
    otherDerivation[9] = 2;
    refused(withChecksum(otherDerivation), Flaw.DAMAGED);
  }

  @Test
  void costs_that_would_stop_the_machine_are_not_tried() throws Exception {
    int[][] insane = {
      {1 << 21, 1, 1}, {-1, 1, 1}, {7, 1, 1}, {64, 0, 1}, {64, 65, 1}, {64, 1, 0}, {1024, 1, 17}
    };
    for (int[] costs : insane) {
      var bytes = ByteBuffer.wrap(whole.clone());
      bytes.putInt(10, costs[0]).putInt(14, costs[1]).putInt(18, costs[2]);
      refused(withChecksum(bytes.array()), Flaw.DAMAGED);
    }
  }

  @Test
  void records_that_do_not_fit() {
    byte[][] broken = {
      {},
      {0, 0, 0, 1},
      {0, 0, 0, 1, 0, 0, 0, 9, 'a'},
      {0, 0, 0, 1, -1, -1, -1, -1},
      {0, 0, 0, 1, 0, 0, 0, 1, 'a', 0, 0, 0, 0}
    };
    for (byte[] bytes : broken) {
      assertThatThrownBy(() -> KeyRecords.read(bytes))
          .isInstanceOfSatisfying(
              KeyFileException.class, e -> assertThat(e.flaw()).isEqualTo(Flaw.DAMAGED));
    }
  }
}
