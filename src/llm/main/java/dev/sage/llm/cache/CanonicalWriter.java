package dev.sage.llm.cache;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.sage.llm.provider.json.JsonScanner;
import dev.sage.llm.provider.json.JsonSlice;
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

  private final JsonScanner in;
  private final byte[] source;
  private final int begin;
  private final CanonicalOutput out;

  /** A member of the object being written: where its name, colon and value stand. */
  private record Member(String name, int from, int to) {}

  /**
   * @param in stands at a value of the source
   * @param begin where the text begins in the source, for the offsets of problems
   */
  CanonicalWriter(JsonScanner in, byte[] source, int begin, CanonicalOutput out) {
    this.in = in;
    this.source = source;
    this.begin = begin;
    this.out = out;
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
        out.copy(source, slice.from(), slice.to());
      }
      default -> {
        in.value(slice);
        number(slice);
      }
    }
  }

  private void array(JsonSlice slice, int depth) {
    in.array();
    out.put('[');
    boolean first = true;
    while (in.element()) {
      if (!first) {
        out.put(',');
      }
      first = false;
      value(slice, depth + 1);
    }
    out.put(']');
  }

  private void object(JsonSlice slice, int depth) {
    in.object();
    out.put('{');
    int start = out.length();
    List<Member> members = new ArrayList<>();
    boolean ordered = true;
    while (in.field()) {
      String name = in.fieldName();
      int from = out.length();
      text(name);
      out.put(':');
      value(slice, depth + 1);
      out.put(',');
      ordered &= members.isEmpty() || members.getLast().name().compareTo(name) < 0;
      members.add(new Member(name, from, out.length()));
    }
    if (!ordered) {
      order(members, start);
    }
    if (!members.isEmpty()) {
      out.cut(out.length() - 1); // the last comma
    }
    out.put('}');
  }

  private void order(List<Member> members, int start) {
    byte[] written = Arrays.copyOfRange(out.array(), start, out.length());
    members.sort(Comparator.comparing(Member::name));
    int at = start;
    String before = null;
    for (Member member : members) {
      if (member.name().equals(before)) {
        throw problem("An object has a name twice, which gives it no single meaning,");
      }
      before = member.name();
      int size = member.to() - member.from();
      System.arraycopy(written, member.from() - start, out.array(), at, size);
      at += size;
    }
  }

  private void string(JsonSlice slice) {
    if (slice.escaped()) {
      text(in.text(slice));
    } else {
      // Nothing in it needs an escape, else it would have one.
      out.put('"');
      out.copy(source, slice.from(), slice.to());
      out.put('"');
    }
  }

  private void text(String text) {
    if (!out.text(text)) {
      throw problem("A string has half of a surrogate pair");
    }
  }

  private void number(JsonSlice slice) {
    int from = slice.from();
    if (isSmallInteger(from, slice.to())) {
      out.copy(source, from, slice.to());
      return;
    }
    double value = Double.parseDouble(new String(source, from, slice.length(), US_ASCII));
    if (Double.isInfinite(value)) {
      throw new CanonicalJsonException("A number is too large for a double", from);
    }
    out.number(value);
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

  private CanonicalJsonException problem(String what) {
    return new CanonicalJsonException(what, begin + in.offset());
  }
}
