package dev.sage.llm.cache;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sage.llm.provider.json.JsonScanner;
import dev.sage.llm.provider.json.JsonSlice;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Writes the values that a scanner goes over in canonical form. An object's members are written as
 * they come and put in order when it closes, so that members already in order, as most are, are
 * written once. Not thread-safe.
 */
final class CanonicalWriter {

  private static final int MAX_DEPTH = 500;
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private final JsonScanner in;
  private final byte[] source;
  private final int begin;
  private byte[] out;
  private int length;

  /** A member of the object being written: where its name, colon and value stand. */
  private record Member(String name, int from, int to) {}

  CanonicalWriter(JsonScanner in, byte[] source, int begin) {
    this.in = in;
    this.source = source;
    this.begin = begin;
    this.out = new byte[Math.max(64, source.length)];
  }

  byte[] bytes() {
    return Arrays.copyOf(out, length);
  }

  void update(MessageDigest digest) {
    digest.update(out, 0, length);
  }

  /** Writes the value that the scanner stands at. */
  void value(JsonSlice slice, int depth) {
    if (depth > MAX_DEPTH) {
      throw problem("There are more than " + MAX_DEPTH + " levels");
    }
    switch (in.peek()) {
      case '{' -> object(slice, depth);
      case '[' -> array(slice, depth);
      case '"' -> {
        in.value(slice);
        string(slice);
      }
      case 't', 'f', 'n' -> {
        in.value(slice);
        copy(slice.from(), slice.to());
      }
      default -> {
        in.value(slice);
        number(slice);
      }
    }
  }

  private void array(JsonSlice slice, int depth) {
    in.array();
    put('[');
    boolean first = true;
    while (in.element()) {
      if (!first) {
        put(',');
      }
      first = false;
      value(slice, depth + 1);
    }
    put(']');
  }

  private void object(JsonSlice slice, int depth) {
    in.object();
    put('{');
    int start = length;
    List<Member> members = new ArrayList<>();
    boolean ordered = true;
    while (in.field()) {
      String name = in.fieldName();
      int from = length;
      text(name);
      put(':');
      value(slice, depth + 1);
      put(',');
      ordered &= members.isEmpty() || members.getLast().name().compareTo(name) < 0;
      members.add(new Member(name, from, length));
    }
    if (!ordered) {
      order(members, start);
    }
    if (!members.isEmpty()) {
      length--; // the last comma
    }
    put('}');
  }

  private void order(List<Member> members, int start) {
    byte[] written = Arrays.copyOfRange(out, start, length);
    members.sort(Comparator.comparing(Member::name));
    int at = start;
    String before = null;
    for (Member member : members) {
      if (member.name().equals(before)) {
        throw problem("An object has a name twice, which gives it no single meaning,");
      }
      before = member.name();
      int size = member.to() - member.from();
      System.arraycopy(written, member.from() - start, out, at, size);
      at += size;
    }
  }

  private void string(JsonSlice slice) {
    if (slice.escaped()) {
      text(in.text(slice));
    } else {
      // Nothing in it needs an escape, else it would have one.
      put('"');
      copy(slice.from(), slice.to());
      put('"');
    }
  }

  private void text(String text) {
    put('"');
    int size = text.length();
    room(size * 6);
    boolean ascii = true;
    for (int i = 0; i < size; i++) {
      char letter = text.charAt(i);
      if (letter >= 0x80) {
        ascii = false;
        break;
      }
      letter(letter);
    }
    if (!ascii) {
      beyondAscii(text);
    }
    put('"');
  }

  /** Goes over the whole text again; what was written of it is written over. */
  private void beyondAscii(String text) {
    length -= written(text);
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
        throw problem("A string has half of a surrogate pair");
      }
      if (point < 0x80) {
        letter((char) point);
      } else {
        byte[] encoded = Character.toString(point).getBytes(UTF_8);
        System.arraycopy(encoded, 0, out, length, encoded.length);
        length += encoded.length;
      }
      i += Character.charCount(point);
    }
  }

  /** How many bytes the ASCII beginning of a text takes that has other letters behind it. */
  private static int written(String text) {
    int bytes = 0;
    for (int i = 0; text.charAt(i) < 0x80; i++) {
      bytes += width(text.charAt(i));
    }
    return bytes;
  }

  private static int width(char letter) {
    return switch (letter) {
      case '"', '\\', '\b', '\t', '\n', '\f', '\r' -> 2;
      default -> letter < ' ' ? 6 : 1;
    };
  }

  private void letter(char letter) {
    switch (letter) {
      case '"', '\\' -> escape(letter);
      case '\b' -> escape('b');
      case '\t' -> escape('t');
      case '\n' -> escape('n');
      case '\f' -> escape('f');
      case '\r' -> escape('r');
      default -> {
        if (letter >= ' ') {
          out[length++] = (byte) letter;
        } else {
          escape('u');
          out[length++] = '0';
          out[length++] = '0';
          out[length++] = (byte) HEX[letter >> 4];
          out[length++] = (byte) HEX[letter & 15];
        }
      }
    }
  }

  private void escape(char letter) {
    out[length++] = '\\';
    out[length++] = (byte) letter;
  }

  private void number(JsonSlice slice) {
    int from = slice.from();
    if (isSmallInteger(from, slice.to())) {
      copy(from, slice.to());
      return;
    }
    double value = Double.parseDouble(new String(source, from, slice.length(), US_ASCII));
    if (Double.isInfinite(value)) {
      throw new CanonicalJsonException("A number is too large for a double", from);
    }
    byte[] written = EcmaNumber.of(value).getBytes(US_ASCII);
    room(written.length);
    System.arraycopy(written, 0, out, length, written.length);
    length += written.length;
  }

  /** Up to 15 digits are exact, and written as they are; but minus zero is zero. */
  private boolean isSmallInteger(int from, int to) {
    int first = source[from] == '-' ? from + 1 : from;
    if (to - first > 15 || (first > from && source[first] == '0')) {
      return false;
    }
    for (int i = first; i < to; i++) {
      if (source[i] < '0' || source[i] > '9') {
        return false;
      }
    }
    return true;
  }

  private void copy(int from, int to) {
    room(to - from);
    System.arraycopy(source, from, out, length, to - from);
    length += to - from;
  }

  private void put(char letter) {
    room(1);
    out[length++] = (byte) letter;
  }

  private void room(int count) {
    if (count > out.length - length) {
      out = Arrays.copyOf(out, Math.max(out.length * 2, length + count));
    }
  }

  private CanonicalJsonException problem(String what) {
    return new CanonicalJsonException(what, begin + in.offset());
  }
}
