package dev.sage.llm.redaction;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;

/**
 * Takes contents out of server-sent events, line by line. One use, one thread. Several {@code data}
 * lines of an event are one text; what comes out of it stands in the place of the first.
 */
final class EventLines {

  private static final List<String> FIELDS = List.of("data", "event", "id", "retry");

  private final ContentMask mask;
  private final ContentClass type;
  private final boolean whole;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream data = new ByteArrayOutputStream();

  /** What stands behind the first data line of the event. */
  private final ByteArrayOutputStream rest = new ByteArrayOutputStream();

  private boolean inData;
  private byte[] lineEnd = new byte[0];

  EventLines(ContentMask mask, ContentClass type, boolean whole) {
    this.mask = mask;
    this.type = type;
    this.whole = whole;
  }

  /** Whether bytes begin as an event does. */
  static boolean are(byte[] bytes) {
    int at = 0;
    if (bytes.length > 2 && (bytes[0] & 0xff) == 0xef) {
      at = 3; // a byte order mark
    }
    while (at < bytes.length && (bytes[at] == '\n' || bytes[at] == '\r')) {
      at++;
    }
    if (at < bytes.length && bytes[at] == ':') {
      return true;
    }
    int end = at;
    while (end < bytes.length && bytes[end] >= 'a' && bytes[end] <= 'z') {
      end++;
    }
    return end < bytes.length
        && bytes[end] == ':'
        && FIELDS.contains(new String(bytes, at, end - at, UTF_8));
  }

  byte[] masked(byte[] bytes) {
    int at = 0;
    while (at < bytes.length) {
      int end = at;
      while (end < bytes.length && bytes[end] != '\n' && bytes[end] != '\r') {
        end++;
      }
      int next = end;
      if (next < bytes.length) {
        next += bytes[next] == '\r' && next + 1 < bytes.length && bytes[next + 1] == '\n' ? 2 : 1;
      }
      line(new String(bytes, at, end - at, UTF_8), Arrays.copyOfRange(bytes, end, next));
      at = next;
    }
    flush();
    return out.toByteArray();
  }

  private void line(String line, byte[] newLineEnd) {
    if (line.isEmpty()) {
      flush();
      out.writeBytes(newLineEnd);
      return;
    }
    int colon = line.indexOf(':');
    var field = colon < 0 ? line : line.substring(0, colon);
    int from = colon < 0 ? line.length() : colon + 1;
    var value = line.substring(line.startsWith(" ", from) ? from + 1 : from);
    if (field.equals("data")) {
      data(value, newLineEnd);
      return;
    }
    // A comment, a name, an id: what is no machine's word is left out.
    boolean stays =
        !field.isEmpty() && FIELDS.contains(field) && ContentStructure.identifier(value);
    var into = inData ? rest : out;
    into.writeBytes((stays ? line : FIELDS.contains(field) ? field + ":" : ":").getBytes(UTF_8));
    into.writeBytes(newLineEnd);
  }

  private void data(String value, byte[] newLineEnd) {
    if (inData) {
      data.write('\n');
    }
    data.writeBytes(value.getBytes(UTF_8));
    inData = true;
    lineEnd = newLineEnd;
  }

  private void flush() {
    if (!inData) {
      return;
    }
    for (var line : masked().split("\n", -1)) {
      out.writeBytes(("data: " + line).getBytes(UTF_8));
      out.writeBytes(lineEnd);
    }
    out.writeBytes(rest.toByteArray());
    data.reset();
    rest.reset();
    inData = false;
  }

  private String masked() {
    var text = data.toString(UTF_8);
    if (ContentStructure.get().sentinel(text.strip())) {
      return text;
    }
    var masked = new ContentWalk(mask, data.toByteArray(), type, whole).masked();
    return new String(masked, UTF_8).replace("\r", "");
  }
}
