package dev.sage.console.streams.reading;

import dev.sage.console.control.ByteRange;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds where in the bytes of a frame a member of its JSON stands, its name included, and which
 * member a byte belongs to. Reads the whole frame: not for the FX thread. Stateless, thread-safe.
 */
public final class JsonPlace {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int NOWHERE = -1;

  private final JsonParser parser;
  private final List<Object> path;

  private JsonPlace(JsonParser parser, List<Object> path) {
    this.parser = parser;
    this.path = path;
  }

  /**
   * The bytes of a member.
   *
   * @param frame the bytes of the frame
   * @param body whether the frame is a body that is one value
   * @param path names and, in arrays, numbers from 0
   * @return empty where there is no such member
   */
  public static Optional<ByteRange> of(byte[] frame, boolean body, List<Object> path) {
    DataBytes data = data(frame, body);
    try (JsonParser parser = JSON.createParser(data.bytes())) {
      if (parser.nextToken() == null) {
        return Optional.empty();
      }
      ByteRange found = new JsonPlace(parser, path).find(0, NOWHERE);
      // The last byte, not what follows it: that may stand in another line.
      return Optional.ofNullable(found)
          .map(
              range -> new ByteRange(data.inFrame(range.from()), data.inFrame(range.to() - 1) + 1));
    } catch (JacksonException noJson) {
      return Optional.empty();
    }
  }

  /**
   * The innermost member that a byte belongs to: by its name, its value or what stands between
   * them.
   *
   * @param frame the bytes of the frame
   * @param body whether the frame is a body that is one value
   * @param at which byte of the frame
   * @return names and, in arrays, numbers from 0; empty where the byte belongs to no member
   */
  public static List<Object> at(byte[] frame, boolean body, int at) {
    DataBytes data = data(frame, body);
    int wanted = data.inData(at);
    if (wanted == DataBytes.NOWHERE) {
      return List.of();
    }
    List<Object> path = JsonPath.at(data.bytes(), wanted);
    // Of members of one name only the last is a member: the others belong to what has them.
    while (!path.isEmpty() && of(frame, body, path).filter(range -> range.has(at)).isEmpty()) {
      path = path.subList(0, path.size() - 1);
    }
    return List.copyOf(path);
  }

  private static DataBytes data(byte[] frame, boolean body) {
    return body ? DataBytes.whole(frame) : DataBytes.of(frame);
  }

  /**
   * Goes through the value that begins here, to its end; of members of one name the last counts.
   */
  private @Nullable ByteRange find(int depth, int named) {
    if (depth == path.size()) {
      int from = named == NOWHERE ? tokenStart() : named;
      parser.skipChildren();
      parser.finishToken();
      return new ByteRange(from, (int) parser.currentLocation().getByteOffset());
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> inObject(depth);
      case START_ARRAY -> inArray(depth);
      default -> null;
    };
  }

  private @Nullable ByteRange inObject(int depth) {
    ByteRange found = null;
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      int named = tokenStart();
      boolean wanted = parser.currentName().equals(path.get(depth));
      parser.nextToken();
      if (wanted) {
        found = find(depth + 1, named);
      } else {
        parser.skipChildren();
      }
    }
    return found;
  }

  private @Nullable ByteRange inArray(int depth) {
    ByteRange found = null;
    for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
      if (path.get(depth).equals(i)) {
        found = find(depth + 1, NOWHERE);
      } else {
        parser.skipChildren();
      }
    }
    return found;
  }

  private int tokenStart() {
    return (int) parser.currentTokenLocation().getByteOffset();
  }
}
