package dev.sage.llm.redaction;

/**
 * IPv6 addresses (RFC 4291 §2.2): eight groups, or fewer with one {@code ::}, the last two also as
 * an IPv4 address; with a zone (RFC 4007 §11) and a prefix length if there is one. Loopback and
 * unspecified are left alone, and so is what other languages write with two colons.
 */
final class Ipv6 implements PersonalKind {

  private static final int GROUPS = 8;
  private static final int MAX_ZONE = 16;

  @Override
  public boolean find(View view, int at, Found found) {
    int from = at;
    while (from > at - 4 && Ascii.hex(view.at(from - 1))) {
      from--;
    }
    if (!Borders.colons(view, from)) {
      return false;
    }
    var address = new Address(view, from);
    if (!address.read() || !address.telling()) {
      return false;
    }
    int end = zoneEnd(view, address.end);
    if (Ascii.word(view.at(end))) {
      return false;
    }
    return found.set(from, Ipv4.prefixEnd(view, end, 128), "ipv6");
  }

  private static int zoneEnd(View view, int end) {
    if (view.at(end) != '%') {
      return end;
    }
    int i = end + 1;
    while (i <= end + MAX_ZONE && Ascii.alnum(view.at(i))) {
      i++;
    }
    return i > end + 1 ? i : end;
  }

  /** One reading of what stands somewhere. */
  private static final class Address {
    private final View view;
    private final int from;
    private int end;
    private int groups;
    private boolean compressed;
    private boolean v4;
    private boolean digits;
    private boolean letters;
    private int longest;

    Address(View view, int from) {
      this.view = view;
      this.from = from;
      this.end = from;
    }

    /** Whether an address is written here, and nothing longer. */
    boolean read() {
      group();
      while (groups < GROUPS && separator() && group()) {
        // the next group
      }
      return complete() && last();
    }

    private boolean separator() {
      if (view.at(end) != ':') {
        return false;
      }
      if (view.at(end + 1) == ':' && !compressed) {
        compressed = true;
        end += 2;
        return true;
      }
      boolean goesOn = groups > 0 && Ascii.hex(view.at(end + 1));
      end += goesOn ? 1 : 0;
      return goesOn;
    }

    /** Reads one group, or the IPv4 address at the end; false where there is no further one. */
    private boolean group() {
      int tail = Ipv4.end(view, end);
      if (tail > 0) {
        v4 = true;
        groups += 2;
        end = tail;
        return false;
      }
      int start = end;
      while (end < start + 4 && Ascii.hex(view.at(end))) {
        boolean digit = Ascii.digit(view.at(end));
        digits |= digit;
        letters |= !digit;
        end++;
      }
      longest = Math.max(longest, end - start);
      groups += end > start ? 1 : 0;
      return end > start;
    }

    private boolean complete() {
      return compressed ? groups < GROUPS : groups == GROUPS;
    }

    private boolean last() {
      int next = view.at(end);
      return switch (next) {
        case ':' -> false;
        case '.' -> !Ascii.digit(view.at(end + 1));
        default -> !Ascii.word(next);
      };
    }

    /**
     * Whether it can be somebody's: {@code ::}, {@code ::1}, slices such as {@code [1::2]}, scopes
     * such as {@code add::bad} and dumps of single bytes are not.
     */
    boolean telling() {
      return v4
          || switch (groups) {
            case 0 -> false;
            case 1 -> digits && longest == 4 && leading();
            case 2 -> digits && longest == 4 && (letters || leading());
            case 3 -> longest > 2;
            default -> groups < GROUPS || !bytes();
          };
    }

    /** Whether the first group is one that is in use: global, local or multicast. */
    private boolean leading() {
      int first = view.at(from) | 0x20;
      return view.at(from + 4) == ':' && (first == '2' || first == '3' || first == 'f');
    }

    private boolean bytes() {
      return end - from == GROUPS * 3 - 1;
    }
  }
}
