package dev.sage.llm.redaction;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Goes through JSON once, byte by byte, and replaces its contents where they stand; white space,
 * order and doubled names stay. The bytes may be several values, lines of them, or a piece of a
 * list. From where they are no JSON on, all of them are content. One use, one thread.
 */
final class ContentWalk {

  private final ContentMask mask;
  private final byte[] bytes;
  private final boolean whole;
  private final JsonBytes json;
  private final BitSet toolObjects;
  private final ByteArrayOutputStream out;
  private final Deque<Level> levels = new ArrayDeque<>();
  private final Level top;
  private int objects;

  /** An object or a list, and what is known of it. */
  private static final class Level {
    private final boolean object;
    private final @Nullable String parent;
    private final ContentClass type;
    private final boolean contentOnly;
    private @Nullable String key;
    private boolean expectsKey;

    Level(boolean object, @Nullable String parent, ContentClass type, boolean contentOnly) {
      this.object = object;
      this.parent = parent;
      this.type = type;
      this.contentOnly = contentOnly;
      this.expectsKey = object;
    }

    /** Items of a list stand where the list does. */
    @Nullable String key() {
      return object ? key : parent;
    }
  }

  ContentWalk(ContentMask mask, byte[] bytes, ContentClass type, boolean whole) {
    this.mask = mask;
    this.bytes = bytes;
    this.whole = whole;
    this.json = new JsonBytes(bytes);
    this.toolObjects = ToolObjects.in(bytes);
    this.out = new ByteArrayOutputStream(bytes.length);
    this.top = new Level(false, null, type, false);
  }

  byte[] masked() {
    int at = 0;
    while (at < bytes.length) {
      int next = step(at);
      if (next < 0) {
        rest(at);
        break;
      }
      at = next;
    }
    return out.toByteArray();
  }

  /** Where the next piece begins; -1 where this is none. */
  private int step(int at) {
    return switch (bytes[at]) {
      case ' ', '\t', '\n', '\r' -> copy(at, at + 1);
      case ',' -> comma(at);
      case ':' -> colon(at);
      case '{' -> open(at, true);
      case '[' -> open(at, false);
      case '}' -> close(at, true);
      case ']' -> close(at, false);
      case '"' -> string(at);
      default -> word(at);
    };
  }

  private Level level() {
    var level = levels.peek();
    return level == null ? top : level;
  }

  private int comma(int at) {
    level().expectsKey = level().object;
    return copy(at, at + 1);
  }

  private int colon(int at) {
    if (!level().object) {
      return -1;
    }
    level().expectsKey = false;
    return copy(at, at + 1);
  }

  private int open(int at, boolean object) {
    var above = level();
    if (above.expectsKey) {
      return -1;
    }
    var key = above.key();
    boolean tool = object && toolObjects.get(objects);
    var type = tool ? ContentClass.TOOL : ContentStructure.get().below(key, above.type);
    boolean opaque = above.contentOnly || ContentStructure.get().opaque(above.parent, key, object);
    var action = mask.action(type);
    if (opaque && (action == ContentAction.HASH || action == ContentAction.DROP)) {
      return opaque(at, object, type);
    }
    objects += object ? 1 : 0;
    levels.push(new Level(object, key, type, opaque));
    return copy(at, at + 1);
  }

  /** Names and numbers in the arguments of a tool say as much as its texts. */
  private int opaque(int at, boolean object, ContentClass type) {
    int end = json.nestedEnd(at);
    if (end < 0) {
      return -1;
    }
    objects += ToolObjects.count(bytes, at, end);
    var content = new String(bytes, at, end - at, UTF_8);
    boolean empty = content.substring(1, content.length() - 1).isBlank();
    var replaced = empty ? "" : mask.replaced(content, type, whole);
    var inside = replaced.isEmpty() ? "" : JsonBytes.quoted(replaced);
    write(object ? inside.isEmpty() ? "{}" : "{\"masked\":" + inside + "}" : "[" + inside + "]");
    return end;
  }

  private int close(int at, boolean object) {
    var level = levels.poll();
    // A piece of a list may end with the bracket that an earlier piece opened.
    return (level == null ? !object : level.object == object) ? copy(at, at + 1) : -1;
  }

  private int string(int at) {
    int end = json.stringEnd(at);
    if (end < 0 || end > bytes.length) {
      return -1;
    }
    var level = level();
    var text = json.string(at, end);
    if (level.expectsKey) {
      level.key = text;
      level.expectsKey = false;
      boolean stays = ContentStructure.key(text) && !level.contentOnly;
      return stays ? copy(at, end) : replace(at, end, text, level.type);
    }
    var key = level.key();
    boolean structural =
        !level.contentOnly && ContentStructure.get().structural(above(level), key, text);
    return structural
        ? copy(at, end)
        : replace(at, end, text, ContentStructure.get().below(key, level.type));
  }

  /** The key above the one that a value stands under. */
  private static @Nullable String above(Level level) {
    return level.object ? level.parent : null;
  }

  private int replace(int at, int end, String text, ContentClass type) {
    if (mask.action(type) == ContentAction.KEEP) {
      return copy(at, end);
    }
    write(JsonBytes.quoted(mask.replaced(text, type, whole)));
    return end;
  }

  private int word(int at) {
    int end = json.wordEnd(at);
    return end < 0 || level().expectsKey ? -1 : copy(at, end);
  }

  private void rest(int at) {
    out.writeBytes(mask.replaced(Arrays.copyOfRange(bytes, at, bytes.length), level().type, whole));
  }

  private int copy(int from, int to) {
    out.write(bytes, from, to - from);
    return to;
  }

  private void write(String text) {
    out.writeBytes(text.getBytes(UTF_8));
  }
}
