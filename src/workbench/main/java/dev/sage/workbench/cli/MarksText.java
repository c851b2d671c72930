package dev.sage.workbench.cli;

import dev.sage.workbench.store.CallMarks;
import java.util.ArrayList;

/** The pin and the tags of a call in words. Stateless. */
final class MarksText {

  private MarksText() {}

  /** As a filter would ask for them: {@code pin topic=search}; empty where there are none. */
  static String of(CallMarks marks) {
    var words = new ArrayList<String>();
    if (marks.pinned()) {
      words.add("pin");
    }
    marks.tags().forEach((name, value) -> words.add(value.isEmpty() ? name : name + "=" + value));
    return String.join(" ", words);
  }
}
