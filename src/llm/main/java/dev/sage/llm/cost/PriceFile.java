package dev.sage.llm.cost;

import dev.sage.llm.provider.json.Json;
import dev.sage.llm.provider.json.JsonSyntaxException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Reads a price file, as {@code prices.schema.json} beside the library's own describes it. */
final class PriceFile {

  private static final String BUNDLED = "/dev/sage/llm/prices.json";
  private static final int LARGEST = 4 << 20;
  private static final Set<String> FIELDS =
      Set.of("$schema", "date", "currency", "per", "note", "providers");

  private PriceFile() {}

  static Prices bundled() {
    try (InputStream in = PriceFile.class.getResourceAsStream(BUNDLED)) {
      if (in == null) {
        throw new IllegalStateException("the library's own file " + BUNDLED + " is missing");
      }
      return read("prices.json", in.readAllBytes());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static Prices read(Path path) {
    return read(path.toString(), bytes(path));
  }

  private static byte[] bytes(Path path) {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new PriceFileException(path + " is larger than 4 MiB, which no price file is.", null);
      }
      return bytes;
    } catch (IOException unreadable) {
      throw new PriceFileException(unreadable(path, unreadable), unreadable);
    }
  }

  private static String unreadable(Path path, IOException why) {
    return switch (why) {
      case NoSuchFileException _ -> "There is no price file %s. Check the path.".formatted(path);
      case AccessDeniedException _ ->
          "The price file %s may not be read. Change its permissions.".formatted(path);
      default -> "The price file %s can't be read: %s.".formatted(path, why.getMessage());
    };
  }

  static Prices read(String name, byte[] bytes) {
    try {
      return read(new PriceNode(name, "", Json.strict(bytes)));
    } catch (JsonSyntaxException notJson) {
      throw new PriceFileException(
          "%s is no valid JSON at %s: %s."
              .formatted(name, lineAndColumn(bytes, notJson.offset()), notJson.what()),
          notJson);
    }
  }

  private static String lineAndColumn(byte[] bytes, int offset) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < offset && i < bytes.length; i++) {
      boolean ends = bytes[i] == '\n';
      line = ends ? line + 1 : line;
      column = ends ? 1 : column + 1;
    }
    return "line %d, column %d".formatted(line, column);
  }

  private static Prices read(PriceNode file) {
    file.object(FIELDS);
    if (file.has("currency") && !file.field("currency").text().equals("USD")) {
      throw file.field("currency").wrong("\"USD\", the only currency");
    }
    if (file.has("per") && file.field("per").count() != 1_000_000) {
      throw file.field("per").wrong("1000000: prices are for a million tokens");
    }
    LocalDate date = file.has("date") ? file.field("date").date() : null;
    var providers = new LinkedHashMap<String, ProviderPrices>();
    file.field("providers")
        .entries()
        .forEach(entry -> providers.put(entry.getKey(), ProviderReader.read(entry.getValue())));
    return new Prices(date, Map.copyOf(providers));
  }
}
