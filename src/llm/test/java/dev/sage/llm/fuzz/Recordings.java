package dev.sage.llm.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.recording.BodyDecoding;
import dev.sage.llm.recording.Recording;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Recorded answers: a file that is none is refused in words, and nothing else happens. */
final class Recordings {

  private Recordings() {}

  /** The {@code meta.json} of a recording, whose body is the same bytes. */
  static void of(byte[] input) {
    try {
      Path folder = Files.createTempDirectory("sage-fuzz");
      Path meta = folder.resolve("meta.json");
      Path body = folder.resolve("body.bin");
      try {
        Files.write(meta, input);
        Files.write(body, input);
        read(folder);
      } finally {
        Files.deleteIfExists(meta);
        Files.deleteIfExists(body);
        Files.deleteIfExists(folder);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static void read(Path folder) {
    try {
      var decoded = BodyDecoding.decode(Recording.read(folder), 0);
      // A list of models has no events.
      boolean ended = decoded.error() != null || decoded.finishReason() != null;
      assertThat(ended || decoded.events().isEmpty()).as("%s", decoded).isTrue();
    } catch (IOException refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
  }
}
