package dev.sage.workbench.wire;

import dev.sage.llm.Content;
import dev.sage.llm.Content.Extra.Place;
import dev.sage.workbench.Json;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What of a part or a message there are no words for with us: it goes along as it is, in the place
 * where the encoder writes it again. Stateless.
 */
final class Rest {
  private Rest() {}

  /** A part that there is no word for at all. */
  static Content part(JsonNode part) {
    return new Content.Extra(Json.write(part), Place.PART);
  }

  /**
   * What the part read last says beyond what is written of it.
   *
   * @param written as the encoder writes it
   */
  static void before(JsonNode original, ObjectNode written, List<Content> parts) {
    add(difference(original, written), Place.BEFORE, parts);
  }

  /** The same of the message that these parts are of. */
  static void message(JsonNode original, ObjectNode written, List<Content> parts) {
    add(difference(original, written), Place.MESSAGE, parts);
  }

  private static void add(ObjectNode difference, Place place, List<Content> parts) {
    if (!difference.isEmpty()) {
      parts.add(new Content.Extra(Json.write(difference), place));
    }
  }

  /** Keeps texts apart that an encoder would join. */
  static void apart(List<Content> parts) {
    long texts = parts.stream().filter(Content.Text.class::isInstance).count();
    boolean joined =
        parts.stream()
            .allMatch(
                part ->
                    part instanceof Content.Text
                        || (part instanceof Content.Extra extra && extra.place() == Place.MESSAGE));
    if (texts > 1 && joined) {
      parts.add(parts.lastIndexOf(lastText(parts)) + 1, new Content.Extra("{}", Place.BEFORE));
    }
  }

  private static Content lastText(List<Content> parts) {
    return parts.stream().filter(Content.Text.class::isInstance).toList().getLast();
  }

  /**
   * What has to be laid over what is written, so that it is what was read. Null is as good as
   * nothing in all formats.
   */
  static ObjectNode difference(JsonNode original, ObjectNode written) {
    ObjectNode difference = Json.object();
    original.forEachEntry(
        (name, value) -> {
          JsonNode ours = written.path(name);
          if (value.isNull()) {
            return;
          }
          if (value.isObject() && ours instanceof ObjectNode object) {
            ObjectNode below = difference(value, object);
            if (!below.isEmpty()) {
              difference.set(name, below);
            }
          } else if (!value.equals(ours)) {
            difference.set(name, value);
          }
        });
    written.forEachEntry(
        (name, ours) -> {
          if (!ours.isNull() && (original.path(name).isNull() || !original.has(name))) {
            difference.putNull(name);
          }
        });
    return difference;
  }
}
