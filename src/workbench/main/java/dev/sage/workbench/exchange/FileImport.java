package dev.sage.workbench.exchange;

import dev.sage.llm.recording.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds out what a file is, and has it read. Not thread-safe. */
final class FileImport {

  private final Path file;
  private final @Nullable String api;
  private final ImportRun run;

  FileImport(ImportRun run, @Nullable String api) {
    this.file = run.file();
    this.api = api;
    this.run = run;
  }

  ImportReport run() throws ImportException {
    if (api != null && !FrameCutter.knows(api)) {
      throw new ImportException(
          "There is no wire format \"%s\"; there are %s."
              .formatted(api, String.join(", ", FrameCutter.known())));
    }
    try {
      return Files.isDirectory(file) ? folder(file) : file();
    } catch (IOException unreadable) {
      throw new ImportException(
          Files.exists(file)
              ? file + " can't be read. Check its permissions, and that its disk is there."
              : file + " is not there. Check the name.",
          unreadable);
    }
  }

  private ImportReport file() throws IOException, ImportException {
    var start = FileStart.read(file);
    return switch (start.kind()) {
      case STORE ->
          throw new ImportException(
              "%1$s is an export of a store. Read it with: sage store import %1$s".formatted(file));
      case CALLS ->
          throw new ImportException(
              file + " is a list of calls without what they said. " + StoreImport.HOW_TO_EXPORT);
      case HAR -> new HarImport(run).read(file);
      case LINES -> new LinesImport(run, api).read(file);
      case OTLP -> new OtlpImport(run, file).read();
      case BODY -> new BodyImport(run, api).read(file, start);
      case META -> folder(file.toAbsolutePath().getParent());
    };
  }

  private ImportReport folder(@Nullable Path folder) throws IOException, ImportException {
    if (folder != null && Files.isRegularFile(folder.resolve("meta.json"))) {
      return new RecordingImport(run, folder).read(List.of(folder));
    }
    var inside = folder == null ? List.<Path>of() : Recording.folders(folder);
    if (folder == null || inside.isEmpty()) {
      throw new ImportException(
          folder
              + " is no recording and has none in it: a recording is a folder with meta.json and"
              + " body.bin. Choose such a folder, or a file.");
    }
    return new RecordingImport(run, folder).read(inside);
  }
}
