package dev.sage.console.compare.prompt;

/**
 * The stretch in which one text differs from another, so that an editor changes no more than that
 * and its caret stays by it. Immutable, thread-safe.
 *
 * @param from where the difference begins
 * @param to where it ends in the old text
 * @param text what stands there in the new one
 */
record TextChange(int from, int to, String text) {
  static TextChange between(String was, String is) {
    int most = Math.min(was.length(), is.length());
    int head = 0;
    while (head < most && was.charAt(head) == is.charAt(head)) {
      head++;
    }
    int tail = 0;
    while (tail < most - head
        && was.charAt(was.length() - 1 - tail) == is.charAt(is.length() - 1 - tail)) {
      tail++;
    }
    return new TextChange(head, was.length() - tail, is.substring(head, is.length() - tail));
  }
}
