package dev.sage.llm.provider.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.sage.llm.transport.Utf8;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A pull scanner over JSON in a byte array, by the grammar of RFC 8259. It allocates nothing but
 * the strings that are asked for. Bytes that are no UTF-8 become U+FFFD; a lone surrogate stays, so
 * that a pair which a server cut in two is whole again when the pieces are joined. Not thread-safe.
 *
 * <p>Every method that reads throws {@link JsonSyntaxException} where the bytes are no JSON.
 */
public final class JsonScanner {

  private static final int MAX_DEPTH = 500;
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH = 0x8080808080808080L;
  private static final long QUOTES = ONES * '"';
  private static final long BACKSLASHES = ONES * '\\';
  private static final long SPACES = ONES * ' ';

  private byte[] array = {};
  private int start;
  private int position;
  private int end;

  /** Whether the next thing in the open object or array is its first. */
  private boolean first;

  private final JsonSlice name = new JsonSlice();
  private final JsonSlice skipped = new JsonSlice();
  private byte[] unescaped = new byte[64];

  /** Begins with a new text. */
  public void reset(byte[] bytes, int from, int to) {
    array = bytes;
    start = from;
    position = from;
    end = to;
    first = false;
    space();
  }

  /** Begins with the value of a slice of the same array. */
  public void reset(byte[] bytes, JsonSlice slice) {
    reset(bytes, slice.from(), slice.to());
  }

  /** Whether nothing is left but white space. */
  public boolean atEnd() {
    space();
    return position == end;
  }

  /** Nothing but white space may be left. */
  public void finish() {
    if (!atEnd()) {
      throw wrong("text after the value");
    }
  }

  /** The first character of the next value; 0 at the end. */
  public char peek() {
    return position < end ? (char) (array[position] & 0xFF) : 0;
  }

  /** Opens the object that comes next. */
  public void object() {
    expect('{');
    first = true;
  }

  /** Opens the array that comes next. */
  public void array() {
    expect('[');
    first = true;
  }

  /** Goes to the next field's value; false where the object ends, which closes it. */
  public boolean field() {
    if (!more('}')) {
      return false;
    }
    if (peek() != '"') {
      throw wrong("no name");
    }
    string(name);
    space();
    expect(':');
    space();
    return true;
  }

  /** Goes to the next element; false where the array ends, which closes it. */
  public boolean element() {
    return more(']');
  }

  private boolean more(char close) {
    space();
    char next = peek();
    if (next == close) {
      position++;
      first = false;
      return false;
    }
    if (first) {
      first = false;
      return true;
    }
    expect(',');
    space();
    return true;
  }

  /** Which of the names the field has that {@link #field} went to. */
  public int name(JsonNames names) {
    if (name.escaped()) {
      return names.find(text(name));
    }
    return name.length() == 0 ? JsonNames.OTHER : names.find(array, name.from(), name.to());
  }

  /** How far it has read, in bytes from the beginning of the text. */
  public int offset() {
    return position - start;
  }

  /** Reads the next value, whatever it is, and notes where it stands. */
  public void value(JsonSlice out) {
    value(out, 0);
  }

  /** Reads the next value and drops it. */
  public void skip() {
    value(skipped, 0);
  }

  private void value(JsonSlice out, int depth) {
    char next = peek();
    int from = position;
    switch (next) {
      case '"' -> string(out);
      case '{' -> {
        nested(depth);
        object();
        while (field()) {
          value(out, depth + 1);
        }
        out.set('{', from, position, false);
      }
      case '[' -> {
        nested(depth);
        array();
        while (element()) {
          value(out, depth + 1);
        }
        out.set('[', from, position, false);
      }
      case 't' -> literal("true", out);
      case 'f' -> literal("false", out);
      case 'n' -> literal("null", out);
      default -> number(out);
    }
  }

  private void nested(int depth) {
    if (depth >= MAX_DEPTH) {
      throw wrong("more than " + MAX_DEPTH + " levels");
    }
  }

  private void literal(String word, JsonSlice out) {
    int from = position;
    for (int i = 0; i < word.length(); i++) {
      expect(word.charAt(i));
    }
    out.set(word.charAt(0), from, position, false);
  }

  private void number(JsonSlice out) {
    int from = position;
    if (peek() == '-') {
      position++;
    }
    if (peek() == '0') {
      position++;
    } else {
      digits();
    }
    if (peek() == '.') {
      position++;
      digits();
    }
    if (peek() == 'e' || peek() == 'E') {
      position++;
      if (peek() == '+' || peek() == '-') {
        position++;
      }
      digits();
    }
    out.set('0', from, position, false);
  }

  private void digits() {
    int from = position;
    while (position < end && array[position] >= '0' && array[position] <= '9') {
      position++;
    }
    if (position == from) {
      throw wrong("no value");
    }
  }

  private void string(JsonSlice out) {
    int from = ++position;
    boolean escapes = false;
    while (true) {
      position = special(position);
      if (position == end) {
        throw wrong("unfinished string");
      }
      byte found = array[position];
      if (found == '"') {
        out.set('"', from, position, escapes);
        position++;
        return;
      }
      if (found != '\\') {
        throw wrong("control character in a string");
      }
      escapes = true;
      escape();
    }
  }

  private void escape() {
    position++;
    char letter = peek();
    position++;
    if (letter == 'u') {
      for (int i = 0; i < 4; i++) {
        if (Character.digit(peek(), 16) < 0 || peek() > 'f') {
          throw wrong("bad escape");
        }
        position++;
      }
    } else if (letter == 0 || "\"\\/bfnrt".indexOf(letter) < 0) {
      throw wrong("bad escape");
    }
  }

  /** The first quotation mark, backslash or control character from there on, or the end. */
  private int special(int from) {
    int at = from;
    for (; at <= end - Long.BYTES; at += Long.BYTES) {
      long word = (long) LONGS.get(array, at);
      long hit =
          zeroBytes(word ^ QUOTES)
              | zeroBytes(word ^ BACKSLASHES)
              | ((word - SPACES) & ~word & HIGH);
      if (hit != 0) {
        return at + (Long.numberOfTrailingZeros(hit) >>> 3);
      }
    }
    for (; at < end; at++) {
      byte value = array[at];
      if (value == '"' || value == '\\' || (value >= 0 && value < ' ')) {
        return at;
      }
    }
    return end;
  }

  private static long zeroBytes(long word) {
    return (word - ONES) & ~word & HIGH;
  }

  private void space() {
    while (position < end) {
      byte value = array[position];
      if (value != ' ' && value != '\n' && value != '\r' && value != '\t') {
        return;
      }
      position++;
    }
  }

  private void expect(char wanted) {
    if (peek() != wanted) {
      throw wrong("no " + wanted);
    }
    position++;
  }

  private JsonSyntaxException wrong(String what) {
    return new JsonSyntaxException(what, position - start);
  }

  /** The string that a slice of the current text holds, or the value's own text if it is none. */
  public String text(JsonSlice slice) {
    if (!slice.escaped()) {
      return Utf8.text(array, slice.from(), slice.length());
    }
    int length = slice.length();
    if (unescaped.length < length) {
      unescaped = new byte[Math.max(length, unescaped.length * 2)];
    }
    int out = 0;
    int at = slice.from();
    while (at < slice.to()) {
      byte value = array[at];
      if (value < 0) {
        return textBeyondLatin(slice);
      }
      if (value != '\\') {
        unescaped[out++] = value;
        at++;
        continue;
      }
      char decoded = unescape(at);
      if (decoded > 0xFF) {
        return textBeyondLatin(slice);
      }
      unescaped[out++] = (byte) decoded;
      at += array[at + 1] == 'u' ? 6 : 2;
    }
    String text = new String(unescaped, 0, out, ISO_8859_1);
    if (unescaped.length > 1 << 16) {
      unescaped = new byte[64];
    }
    return text;
  }

  private String textBeyondLatin(JsonSlice slice) {
    var text = new StringBuilder(slice.length());
    int run = slice.from();
    for (int at = run; at < slice.to(); ) {
      if (array[at] != '\\') {
        at++;
        continue;
      }
      text.append(Utf8.text(array, run, at - run)).append(unescape(at));
      at += array[at + 1] == 'u' ? 6 : 2;
      run = at;
    }
    return text.append(Utf8.text(array, run, slice.to() - run)).toString();
  }

  private char unescape(int backslash) {
    return switch (array[backslash + 1]) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> {
        int value = 0;
        for (int i = 2; i < 6; i++) {
          value = value << 4 | Character.digit(array[backslash + i], 16);
        }
        yield (char) value;
      }
      default -> (char) array[backslash + 1];
    };
  }

  /** Whether a string slice holds these very bytes, without an escape. */
  public boolean holds(JsonSlice slice, byte[] text) {
    return slice.isString()
        && !slice.escaped()
        && Arrays.equals(array, slice.from(), slice.to(), text, 0, text.length);
  }

  /** Which of the words a string slice holds. */
  public int word(JsonSlice slice, JsonNames words) {
    if (!slice.isText()) {
      return JsonNames.OTHER;
    }
    return slice.escaped() ? words.find(text(slice)) : words.find(array, slice.from(), slice.to());
  }

  /** The integer that a slice holds, or the other value where it holds none that fits. */
  public int integer(JsonSlice slice, int otherwise) {
    if (!slice.isNumber() || slice.length() > 9) {
      return otherwise;
    }
    int value = 0;
    for (int i = slice.from(); i < slice.to(); i++) {
      int digit = array[i] - '0';
      if (digit < 0 || digit > 9) {
        return otherwise;
      }
      value = value * 10 + digit;
    }
    return value;
  }
}
