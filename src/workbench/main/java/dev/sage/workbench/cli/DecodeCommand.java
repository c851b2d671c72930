package dev.sage.workbench.cli;

import dev.sage.llm.provider.WireFormats;
import dev.sage.llm.recording.BodyDecoding;
import dev.sage.llm.recording.Decoded;
import dev.sage.llm.recording.Recording;
import dev.sage.workbench.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** {@code sage decode}: decodes recorded response bodies with the library's own decoders. */
@Command(
    name = "decode",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Decode a recorded response body, or a folder of recordings.")
final class DecodeCommand implements Callable<Integer> {

  private static final List<String> APIS =
      Stream.concat(new WireFormats(Map.of()).ids().stream(), Stream.of("models")).toList();

  /** What {@code --api} takes, for its help. */
  static final class Apis implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return APIS.iterator();
    }
  }

  private final GlobalOptions globals;

  @Option(
      names = "--api",
      paramLabel = "API",
      completionCandidates = DecodeCommand.Apis.class,
      description = "One of ${COMPLETION-CANDIDATES}.")
  private @Nullable String api;

  @Option(
      names = "--status",
      paramLabel = "N",
      defaultValue = "200",
      description = "HTTP status of the response (default 200).")
  private int status = 200;

  @Option(
      names = "--headers",
      paramLabel = "FILE",
      description = "Response headers as a JSON object.")
  private @Nullable Path headers;

  @Option(
      names = "--splits",
      paramLabel = "SEED",
      defaultValue = "0",
      description = "Feed the bytes in random pieces; 1: byte by byte.")
  private long splits;

  @Option(names = "--events", description = "Print the stream's events, one JSON line each.")
  private boolean events;

  // Every command for machines takes it; here there is no other form.
  @SuppressWarnings("UnusedVariable")
  @Option(names = "--json", description = "JSON (the default).")
  private boolean json;

  @Option(
      names = "--recordings",
      paramLabel = "DIR",
      description = "Decode every recording in a folder, one JSON line each.")
  private @Nullable Path recordings;

  @Parameters(arity = "0..1", paramLabel = "FILE", description = "The body; - for standard input.")
  private @Nullable Path file;

  DecodeCommand(GlobalOptions globals) {
    this.globals = globals;
  }

  @Override
  public Integer call() {
    if (recordings != null) {
      return decodeFolder(recordings);
    }
    if (file == null || api == null) {
      throw CliException.usage("Give --api and a FILE, or --recordings and a folder.");
    }
    if (!APIS.contains(api)) {
      throw CliException.usage(
          "There is no API \"%s\"; there are %s.".formatted(api, String.join(", ", APIS)));
    }
    if (status < 200 || status > 599) {
      throw CliException.usage("--status must be 200 to 599, was " + status + ".");
    }
    print(
        null,
        BodyDecoding.decode(
            api, status, headers(headers), InputBytes.read(globals.terminal(), file), splits));
    return ExitCode.OK;
  }

  private int decodeFolder(Path folder) {
    boolean bad = false;
    for (Path recording : folders(folder)) {
      String id = String.valueOf(recording.toAbsolutePath().normalize().getFileName());
      try {
        print(id, BodyDecoding.decode(Recording.read(recording), splits));
      } catch (IOException | RuntimeException e) {
        bad = true;
        String message = Unreadable.message(recording, e);
        globals.terminal().line(Json.line(DecodedJson.unreadable(id, message)));
        globals.terminal().notice("sage: " + message);
      }
    }
    return bad ? ExitCode.FAILURE : ExitCode.OK;
  }

  private void print(@Nullable String id, Decoded decoded) {
    if (events) {
      decoded.events().forEach(event -> globals.terminal().line(Json.line(EventJson.of(event))));
    } else {
      globals.terminal().line(Json.line(DecodedJson.of(id, decoded)));
    }
  }

  private static List<Path> folders(Path folder) {
    if (Files.isRegularFile(folder.resolve("meta.json"))) {
      return List.of(folder);
    }
    try (Stream<Path> children = Files.list(folder)) {
      var found =
          children.filter(Files::isDirectory).filter(DecodeCommand::recording).sorted().toList();
      if (found.isEmpty()) {
        throw CliException.usage(
            folder
                + " holds no recordings: a recording is a folder with meta.json and body.bin or body.sse.");
      }
      return found;
    } catch (IOException e) {
      throw new CliException(
          ExitCode.USAGE, folder + " can't be listed. Give a folder of recordings.", e);
    }
  }

  /** Half a recording is one too: that it can't be read must be said. */
  private static boolean recording(Path folder) {
    return Stream.of("meta.json", "body.bin", "body.sse")
        .anyMatch(name -> Files.exists(folder.resolve(name)));
  }

  private static Map<String, String> headers(@Nullable Path path) {
    if (path == null) {
      return Map.of();
    }
    try {
      JsonNode node = Json.MAPPER.readTree(Files.readAllBytes(path));
      if (!node.isObject()) {
        throw CliException.usage(
            path + " is no JSON object of headers. Write {\"content-type\": \"…\"}.");
      }
      var headers = new HashMap<String, String>();
      node.properties()
          .forEach(
              entry ->
                  headers.put(entry.getKey().toLowerCase(Locale.ROOT), value(entry.getValue())));
      return headers;
    } catch (IOException e) {
      throw new CliException(ExitCode.USAGE, Unreadable.message(path, e), e);
    } catch (JacksonException e) {
      throw new CliException(
          ExitCode.USAGE,
          path + " is no JSON object of headers. Write {\"content-type\": \"…\"}.",
          e);
    }
  }

  /** A header that came several times is a list. */
  private static String value(JsonNode node) {
    return node.isArray()
        ? node.valueStream().map(item -> item.asString("")).collect(Collectors.joining(", "))
        : node.asString("");
  }
}
