package dev.sage.workbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/**
 * Which of the simulator's sides plays a recording: the one whose wire format it has. Stateless.
 */
final class PlayedRecordings {

  private PlayedRecordings() {}

  /** Model name to provider name; the paths are as the simulator took them. */
  static Map<String, String> sides(List<Path> recordings) {
    var sides = new HashMap<String, String>();
    for (Path path : recordings) {
      for (Path folder : folders(path)) {
        sides.put(folder.toAbsolutePath().normalize().getFileName().toString(), side(folder));
      }
    }
    return sides;
  }

  /** The folder itself where it is a recording, else the recordings in it. */
  private static List<Path> folders(Path path) {
    if (Files.isRegularFile(path.resolve("meta.json"))) {
      return List.of(path);
    }
    try (Stream<Path> children = Files.list(path)) {
      return children.filter(child -> Files.isRegularFile(child.resolve("meta.json"))).toList();
    } catch (IOException e) {
      // The simulator has read it a moment ago; what is gone by now can't be asked.
      return List.of();
    }
  }

  private static String side(Path folder) {
    try {
      String api =
          Json.MAPPER
              .readTree(Files.readAllBytes(folder.resolve("meta.json")))
              .path("api")
              .asString("");
      return api.startsWith("anthropic")
          ? Workbench.SIMULATED_ANTHROPIC
          : Workbench.SIMULATED_OPENAI;
    } catch (IOException | JacksonException e) {
      return Workbench.SIMULATED_OPENAI;
    }
  }
}
