package dev.sage.llm.redaction;

/** The digits of a telephone number as they are grouped. Not thread-safe. */
final class PhoneGroups {

  private static final int MAX_GROUPS = 8;
  private static final int MAX_DIGITS = 17;
  private static final int MIN_BARE = 7;

  private final int[] size = new int[MAX_GROUPS];
  private final int[] end = new int[MAX_GROUPS];
  private final int[] digits = new int[MAX_GROUPS];
  private final int[] separator = new int[MAX_GROUPS];
  private int count;

  private PhoneGroups() {}

  /** Whether this is a short number that no separator follows, as most are. */
  static boolean dull(View view, int at) {
    int i = at;
    while (i < at + MIN_BARE && Ascii.digit(view.at(i))) {
      i++;
    }
    return i < at + MIN_BARE && separatorEnd(view, i) == i;
  }

  /** The groups that begin here, at most so many digits that a shorter number may end in them. */
  static PhoneGroups read(View view, int at) {
    var groups = new PhoneGroups();
    int i = at;
    int total = 0;
    int before = 0;
    while (groups.count < MAX_GROUPS) {
      int start = i;
      while (total + i - start <= MAX_DIGITS && Ascii.digit(view.at(i))) {
        i++;
      }
      total += i - start;
      if (total > MAX_DIGITS) {
        break;
      }
      groups.add(i - start, i, total, before);
      int next = separatorEnd(view, i);
      if (next == i) {
        break;
      }
      before = sign(view, i);
      i = next;
    }
    return groups;
  }

  private void add(int length, int groupEnd, int total, int before) {
    size[count] = length;
    end[count] = groupEnd;
    digits[count] = total;
    separator[count] = before;
    count++;
  }

  /** Behind what separates two groups: at most a parenthesis, one sign, and a parenthesis. */
  private static int separatorEnd(View view, int index) {
    int i = index;
    i += view.at(i) == ')' ? 1 : 0;
    boolean sign = Separator.at(view, i) != Separator.NONE;
    sign |= view.at(i) == '.' || view.at(i) == '/';
    i += sign ? Separator.length(view, i) : 0;
    i += view.at(i) == '(' ? 1 : 0;
    return Ascii.digit(view.at(i)) ? i : index;
  }

  private static int sign(View view, int index) {
    return switch (Separator.at(view, index)) {
      case SPACE -> ' ';
      case DASH -> '-';
      case NONE -> view.at(index);
    };
  }

  int count() {
    return count;
  }

  /** How many digits the first groups have. */
  int digits(int groups) {
    return digits[groups - 1];
  }

  /** Behind the first groups. */
  int end(int groups) {
    return end[groups - 1];
  }

  /** What stands before a group. */
  int separator(int group) {
    return separator[group];
  }

  /** Whether this is a date, a time in seconds or milliseconds, a version or a fraction. */
  boolean time(View view, int at, int groups) {
    int all = digits(groups);
    if (groups == 1) {
      return view.at(at) == '1' && (all == 10 || all == 13);
    }
    if (separator[1] == '.') {
      return groups != 3 || all < 9;
    }
    boolean day = groups >= 3 && size[1] <= 2 && size[2] <= 2;
    return day && (size[0] == 4);
  }

  /** Whether this is a number with its area in parentheses. */
  boolean area(View view, int at, int groups) {
    if (view.at(end[0]) != ')' || groups < 2) {
      return false;
    }
    int all = digits(groups);
    if (view.at(at) == '0') {
      return size[0] >= 2 && size[0] <= 6 && all <= 12;
    }
    boolean plan = size[0] <= 3 && groups == 3 && all >= 9 && all <= 11;
    return plan && size[1] >= 3 && size[2] >= 3;
  }

  /** Whether this is a national number that its form alone gives away. */
  boolean national(View view, int at, int groups) {
    if (view.at(at) == '0') {
      return view.at(at + 1) == '0' ? abroad(view, at, groups) : trunk(groups);
    }
    int first = view.at(at) == '1' && size[0] == 1 ? 1 : 0;
    return northAmerican(view, at, first, groups);
  }

  /** 00 and a country's code. */
  private boolean abroad(View view, int at, int groups) {
    if (groups < 3 || digits(groups) < 10) {
      return false;
    }
    int country = view.at(size[0] == 2 ? end[1] - size[1] : at + 2);
    return country != '0' && regular(groups);
  }

  /** A trunk 0, the area, and the number in one piece or more. */
  private boolean trunk(int groups) {
    int all = digits(groups);
    if (groups < 2 || all < 9 || all > 12 || size[0] < 2 || size[0] > 6) {
      return false;
    }
    if (separator[1] == '.') {
      return groups == 5 && all == 10 && regular(groups);
    }
    return regular(groups) && (groups == 2 ? size[1] >= 4 : separator[2] != '/');
  }

  /** Whether the groups have at least two digits, and the same sign between all but the first. */
  private boolean regular(int groups) {
    for (int g = 1; g < groups; g++) {
      boolean other = g > 1 && separator[g] != separator[2];
      if (size[g] < 2 || other) {
        return false;
      }
    }
    return true;
  }

  /** Three, three and four digits; neither the area nor the exchange begins with 0 or 1. */
  private boolean northAmerican(View view, int at, int first, int groups) {
    if (groups != first + 3 || size[first] != 3 || size[first + 1] != 3 || size[first + 2] != 4) {
      return false;
    }
    int area = first == 0 ? at : end[first] - 3;
    boolean codes = view.at(area) >= '2' && view.at(end[first + 1] - 3) >= '2';
    boolean closed = view.at(end[first]) == ')' || separator[first + 1] == separator[first + 2];
    return codes && closed;
  }
}
