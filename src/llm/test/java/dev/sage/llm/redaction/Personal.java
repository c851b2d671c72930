package dev.sage.llm.redaction;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Walks through a text as the engine does, and names what it found there. */
final class Personal {

  /** Where something of a kind stands, in bytes. */
  record Place(int from, int to, String kind) {}

  private Personal() {}

  /** What is found when only these kinds are looked for, each as it stands in the text. */
  static List<String> found(String text, String... kinds) {
    var bytes = text.getBytes(UTF_8);
    return places(text, kinds).stream()
        .map(place -> new String(bytes, place.from(), place.to() - place.from(), UTF_8))
        .toList();
  }

  static List<Place> places(String text, String... kinds) {
    var data = new PersonalData(Set.of(kinds));
    var raw = text.getBytes(UTF_8);
    var view = View.whole(raw);
    var found = new Found();
    var places = new ArrayList<Place>();
    int at = 0;
    while ((at = data.next(view, at)) < view.end()) {
      if (data.find(view, at, found)) {
        places.add(new Place(found.from(), found.to(), found.kind()));
        at = found.to();
      } else {
        at++;
      }
    }
    return places;
  }

  /** From where the end of this text is held back, as what would leave and what would not. */
  static String held(String text, String... kinds) {
    var bytes = text.getBytes(UTF_8);
    int held = new PersonalData(Set.of(kinds)).held(View.whole(bytes));
    return new String(bytes, held, bytes.length - held, UTF_8);
  }
}
