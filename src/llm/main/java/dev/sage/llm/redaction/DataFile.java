package dev.sage.llm.redaction;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads the program's own JSON files beside these classes, without a mapper. */
final class DataFile {

  private DataFile() {}

  static Map<?, ?> read(String name) {
    try (InputStream in = Objects.requireNonNull(DataFile.class.getResourceAsStream(name), name);
        var parser = new JsonFactory().createParser(ObjectReadContext.empty(), in)) {
      return (Map<?, ?>) Objects.requireNonNull(value(parser, parser.nextToken()));
    } catch (IOException broken) {
      throw new UncheckedIOException("the program's own file " + name + " can't be read", broken);
    }
  }

  static List<String> strings(Map<?, ?> json, String name) {
    return ((List<?>) Objects.requireNonNull(json.get(name), name))
        .stream().map(String.class::cast).toList();
  }

  private static @Nullable Object value(JsonParser in, @Nullable JsonToken token) {
    return switch (token) {
      case START_OBJECT -> {
        var map = new LinkedHashMap<String, @Nullable Object>();
        while (in.nextToken() != JsonToken.END_OBJECT) {
          var name = in.currentName();
          map.put(name, value(in, in.nextToken()));
        }
        yield map;
      }
      case START_ARRAY -> {
        var list = new ArrayList<@Nullable Object>();
        for (var next = in.nextToken(); next != JsonToken.END_ARRAY; next = in.nextToken()) {
          list.add(value(in, next));
        }
        yield list;
      }
      case VALUE_NUMBER_INT -> in.getIntValue();
      case VALUE_TRUE -> true;
      case null, default -> in.getString();
    };
  }
}
