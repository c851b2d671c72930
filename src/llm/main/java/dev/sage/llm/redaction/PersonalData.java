package dev.sage.llm.redaction;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds data of persons by its form and its check digits: numbers and addresses, not names. What
 * has the most evidence is asked first. Immutable, thread-safe.
 */
final class PersonalData {

  private record Known(String kind, Cue cue, PersonalKind rule) {}

  private static final List<Known> KNOWN =
      List.of(
          new Known("iban", Cue.NUMBER, new Iban()),
          new Known("ipv4", Cue.NUMBER, new Ipv4()),
          new Known("credit-card", Cue.NUMBER, new CardNumber()),
          new Known("us-ssn", Cue.NUMBER, new UsSsn()),
          new Known("phone", Cue.NUMBER, new PhoneNumber()),
          new Known("email", Cue.AT, new Email()),
          new Known("mac", Cue.COLON, new MacAddress()),
          new Known("ipv6", Cue.COLON, new Ipv6()),
          new Known("mac", Cue.SIGN, new MacAddress()));

  /** By byte: what it may be the cue for, null where nothing looks out for it. */
  private final @Nullable Cues[] cues = new @Nullable Cues[256];

  private final HeldBack heldBack;

  private record Cues(Cue cue, List<PersonalKind> rules) {}

  PersonalData(Set<String> kinds) {
    for (var cue : Cue.values()) {
      var asked = KNOWN.stream().filter(k -> k.cue() == cue && kinds.contains(k.kind()));
      var rules = asked.map(Known::rule).toList();
      if (!rules.isEmpty()) {
        var entry = new Cues(cue, rules);
        cue.bytes().chars().forEach(c -> cues[c] = entry);
      }
    }
    heldBack = new HeldBack(kinds);
  }

  /**
   * The next place at or after this one where {@link #find} is worth asking; the view's end where
   * there is none.
   */
  int next(View view, int from) {
    int end = view.end();
    var bytes = view.array();
    var table = cues;
    for (int i = from; i < end; i++) {
      var here = table[bytes[i] & 0xff];
      if (here != null && here.cue().at(view, i)) {
        return i;
      }
    }
    return Math.max(from, end);
  }

  /**
   * Whether there is something round this place (which {@link #next} gave). What is found may begin
   * up to {@link View#BACK} bytes before it.
   */
  boolean find(View view, int at, Found found) {
    int c = view.at(at);
    var here = c == View.NONE ? null : cues[c];
    if (here == null) {
      return false;
    }
    for (var rule : here.rules()) {
      if (rule.find(view, at, found)) {
        return true;
      }
    }
    return false;
  }

  /**
   * From where the last bytes that are there may turn out to belong to something when more arrive;
   * the view's end where nothing may.
   */
  int held(View view) {
    return heldBack.from(view);
  }
}
