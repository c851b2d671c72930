package dev.sage.benchmarks.client;

import dev.sage.benchmarks.WireApi;
import dev.sage.benchmarks.client.StreamingClient.TextSink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Takes the text out of one event's JSON: the least that any client must do. */
interface DeltaReader {

  /** Gives the event's text, where it has one. */
  void read(byte[] json, int offset, int length, TextSink sink) throws IOException;

  /** With Jackson's streaming parser, over the whole event. */
  static DeltaReader jackson(WireApi api) {
    var factory = new JsonFactory();
    String property = property(api);
    return (json, offset, length, sink) -> {
      try (JsonParser parser =
          factory.createParser(ObjectReadContext.empty(), json, offset, length)) {
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
          if (token == JsonToken.PROPERTY_NAME
              && property.equals(parser.currentName())
              && parser.nextToken() == JsonToken.VALUE_STRING) {
            give(parser.getString(), sink);
          }
        }
      }
    };
  }

  /** With a search for the property's bytes; knows no escapes, so it is a floor and no decoder. */
  static DeltaReader handScan(WireApi api) {
    byte[] pattern = ("\"" + property(api) + "\":\"").getBytes(StandardCharsets.US_ASCII);
    return (json, offset, length, sink) -> {
      int end = offset + length;
      for (int i = offset; i + pattern.length < end; i++) {
        if (json[i] == '"'
            && Arrays.equals(json, i, i + pattern.length, pattern, 0, pattern.length)) {
          int start = i + pattern.length;
          int quote = start;
          while (json[quote] != '"') {
            quote++;
          }
          give(new String(json, start, quote - start, StandardCharsets.UTF_8), sink);
          return;
        }
      }
    };
  }

  private static String property(WireApi api) {
    return switch (api) {
      case OPENAI -> "content";
      case ANTHROPIC -> "text";
    };
  }

  private static void give(String text, TextSink sink) {
    if (!text.isEmpty()) {
      sink.text(text);
    }
  }
}
