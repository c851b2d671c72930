package dev.sage.console.streams.reading;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.databind.json.JsonMapper;

/** Which member of a JSON text a byte of it belongs to. Stateless, thread-safe. */
final class JsonPath {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private JsonPath() {}

  /** Names and, in arrays, numbers from 0; empty for the whole value, and where it is no JSON. */
  static List<Object> at(byte[] json, int at) {
    try (JsonParser parser = JSON.createParser(json)) {
      List<Object> path = List.of();
      JsonToken last = null;
      long end = 0;
      // The last token that begins before the byte or at it decides.
      while (parser.nextToken() != null && parser.currentTokenLocation().getByteOffset() <= at) {
        last = parser.currentToken();
        path = path(parser.streamReadContext(), last);
        parser.finishToken();
        end = parser.currentLocation().getByteOffset();
      }
      boolean between = at >= end && last != null && !open(last) && !path.isEmpty();
      return between ? path.subList(0, path.size() - 1) : path;
    } catch (JacksonException noJson) {
      return List.of();
    }
  }

  /** Whether what follows the token still belongs to the same member. */
  private static boolean open(JsonToken token) {
    return token == JsonToken.PROPERTY_NAME || token.isStructStart();
  }

  private static List<Object> path(@Nullable TokenStreamContext context, JsonToken token) {
    Deque<Object> path = new ArrayDeque<>();
    // An object that begins has a context of its own already, one that ends has it no more.
    TokenStreamContext at =
        token.isStructStart() && context != null ? context.getParent() : context;
    for (; at != null && !at.inRoot(); at = at.getParent()) {
      path.addFirst(at.inArray() ? (Object) at.getCurrentIndex() : at.currentName());
    }
    return List.copyOf(path);
  }
}
