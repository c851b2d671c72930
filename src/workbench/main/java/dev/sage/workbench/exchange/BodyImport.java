package dev.sage.workbench.exchange;

import dev.sage.llm.telemetry.AttemptRecord.Phases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a file that is one response body and nothing else: it has no times. */
final class BodyImport {

  private final ImportRun run;
  private final @Nullable String api;

  BodyImport(ImportRun run, @Nullable String api) {
    this.run = run;
    this.api = api;
  }

  ImportReport read(Path file, FileStart start) throws IOException, ImportException {
    if (Files.size(file) > ImportRun.MAX_BYTES) {
      throw new ImportException(
          file
              + " is larger than 256 MiB, too large for one answer. Cut it, or record a shorter one.");
    }
    var guess =
        api != null
            ? ApiGuess.said(api)
            : ApiGuess.ofBody(start.text()).orElseThrow(() -> new ApiUnknownException(file));
    byte[] bytes = Files.readAllBytes(file);
    byte[] body = Arrays.copyOfRange(bytes, start.mark(), bytes.length);
    boolean events = !start.text().stripLeading().startsWith("{");
    run.store(untimed(file, guess.api(), body, events), guess.by());
    run.goOn(bytes.length);
    return run.report(events ? "response body" : "JSON body");
  }

  static Exchange untimed(Path file, String api, byte[] body, boolean streaming)
      throws IOException {
    return new Exchange(
        "",
        api,
        null,
        null,
        null,
        null,
        Files.getLastModifiedTime(file).toInstant(),
        streaming || api.equals("ollama"),
        200,
        Map.of(),
        Phases.NONE,
        -1,
        -1,
        body,
        false,
        List.of());
  }
}
