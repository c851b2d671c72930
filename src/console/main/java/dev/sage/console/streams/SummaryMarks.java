package dev.sage.console.streams;

import dev.sage.console.control.TextRange;
import dev.sage.console.streams.find.FrameFind.Part;
import java.util.List;

/** Where words that are looked for stand in a frame's summary. Stateless. */
final class SummaryMarks {
  private SummaryMarks() {}

  /**
   * What is to be marked.
   *
   * @param part how much of the words the frame has
   * @param summary with what the frame says in quotes
   */
  static List<TextRange> of(String words, Part part, String summary) {
    int from = summary.indexOf('"') + 1;
    int to = summary.lastIndexOf('"');
    if (words.isEmpty() || part == Part.ALL_OR_NONE || to < from) {
      return TextRange.of(words, summary);
    }
    return switch (part) {
      case MIDDLE -> List.of(new TextRange(from, to));
      case BEGIN -> List.of(new TextRange(to - shared(words, summary, from, to, true), to));
      default -> List.of(new TextRange(from, from + shared(words, summary, from, to, false)));
    };
  }

  /** How many characters at the end of what is said begin the words, or the other way round. */
  private static int shared(String words, String summary, int from, int to, boolean atEnd) {
    int most = Math.min(words.length() - 1, to - from);
    for (int length = most; length > 0; length--) {
      int inSummary = atEnd ? to - length : from;
      int inWords = atEnd ? 0 : words.length() - length;
      if (summary.regionMatches(true, inSummary, words, inWords, length)) {
        return length;
      }
    }
    return 0;
  }
}
