package dev.sage.console.timeline;

import dev.sage.console.control.FilterHelp;
import dev.sage.console.text.Texts;
import dev.sage.console.timeline.model.Tag;
import dev.sage.workbench.store.CallMarks;
import java.util.List;
import java.util.Locale;

/** What a field for a tag knows: the tags of other calls. FX thread only. */
final class TagHelp implements FilterHelp {
  private static final int MOST = 6;

  private final CallMarks marks;
  private List<String> known = List.of();

  /** Help for a call with those marks. */
  TagHelp(CallMarks marks) {
    this.marks = marks;
  }

  void know(List<String> tags) {
    known = List.copyOf(tags);
  }

  @Override
  public List<Suggestion> suggest(String text, int caret) {
    String begun = text.strip().toLowerCase(Locale.ROOT);
    return known.stream()
        .filter(tag -> tag.toLowerCase(Locale.ROOT).startsWith(begun) && !tag.equals(text))
        .limit(MOST)
        .map(tag -> new Suggestion(tag, meaning(tag), 0, text.length()))
        .toList();
  }

  private String meaning(String tag) {
    return Texts.text(has(tag) ? "timeline.tag.has" : "timeline.tag.known");
  }

  /** Whether the call has that very tag. */
  boolean has(String text) {
    return Tag.parse(text)
        .filter(tag -> tag.value().equals(marks.tags().get(tag.name())))
        .isPresent();
  }

  @Override
  public Meaning explain(String text) {
    if (Tag.parse(text).isEmpty()) {
      return new Meaning(Texts.text("timeline.tag.wrong"), true, 0, text.length());
    }
    return new Meaning(
        Texts.text(has(text) ? "timeline.tag.removes" : "timeline.tag.adds"), false, 0, 0);
  }
}
