package dev.sage.llm.redaction;

import java.util.List;

/** What was found in a text that is there as a whole. Not thread-safe. */
final class WholeText {

  private final View view;
  private final Places places;
  private final List<Span> spans;

  WholeText(byte[] raw, Rules rules, RedactionPolicy policy) {
    boolean same = !Unescaper.needed(raw, 0, raw.length);
    this.view = same ? View.whole(raw) : unescaped(raw);
    this.places = new Places(raw, raw.length, same);
    var scan = new Scan(view, rules, policy);
    scan.run();
    this.spans = scan.spans();
  }

  View view() {
    return view;
  }

  Places places() {
    return places;
  }

  List<Span> spans() {
    return spans;
  }

  private static View unescaped(byte[] raw) {
    var bytes = new byte[raw.length];
    var backslashes = new byte[raw.length];
    var unescaper = new Unescaper();
    int end = 0;
    int at = 0;
    while (at < raw.length) {
      byte c = raw[at];
      if (c != '\\' && c != '%') {
        bytes[end++] = c;
        at++;
      } else {
        unescaper.decode(raw, at, raw.length, true);
        backslashes[end] = (byte) unescaper.backslashes();
        bytes[end++] = (byte) unescaper.value();
        at += unescaper.length();
      }
    }
    return View.whole(bytes, backslashes, end);
  }
}
