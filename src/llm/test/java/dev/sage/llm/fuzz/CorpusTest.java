package dev.sage.llm.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Replays every corpus. Plain tests on purpose: the fuzzer's agent and native library have no part
 * in an ordinary test run.
 */
class CorpusTest {

  /** A hostile input must not hold up a caller; these take a few ms each. */
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @TestFactory
  Stream<DynamicContainer> every_input_is_taken() {
    return Stream.of(FuzzTarget.values())
        .map(target -> DynamicContainer.dynamicContainer(target.folder(), inputs(target)));
  }

  private static Stream<DynamicTest> inputs(FuzzTarget target) {
    try (var files = Files.list(folder(target))) {
      var inputs = files.sorted().toList();
      assertThat(inputs).as("corpus of %s", target).isNotEmpty();
      return inputs.stream()
          .map(
              input ->
                  DynamicTest.dynamicTest(
                      String.valueOf(input.getFileName()), () -> replay(target, input)));
    } catch (IOException | URISyntaxException unreadable) {
      throw new AssertionError(target.folder(), unreadable);
    }
  }

  private static void replay(FuzzTarget target, Path input) throws IOException {
    byte[] bytes = Files.readAllBytes(input);
    Assertions.assertTimeoutPreemptively(LIMIT, () -> target.run(bytes));
  }

  private static Path folder(FuzzTarget target) throws URISyntaxException {
    URL url = CorpusTest.class.getResource(target.folder());
    return Path.of(Objects.requireNonNull(url, target.folder()).toURI());
  }
}
