package dev.sage.console.tour;

import dev.sage.workbench.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A home folder that is gone when it is closed. */
record TemporaryHome(Home home) implements AutoCloseable {
  static TemporaryHome make() throws IOException {
    return new TemporaryHome(new Home(Files.createTempDirectory("sage-tour")));
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(home.folder())) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
