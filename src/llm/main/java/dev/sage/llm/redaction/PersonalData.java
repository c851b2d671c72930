package dev.sage.llm.redaction;

import java.util.Set;

/**
 * Finds data of persons by its form and its check digits: numbers and addresses, not names.
 * Immutable, thread-safe.
 */
final class PersonalData {

  private final Set<String> kinds;

  PersonalData(Set<String> kinds) {
    this.kinds = Set.copyOf(kinds);
  }

  /**
   * The next place at or after this one where {@link #find} is worth asking; the view's end where
   * there is none.
   */
  int next(View view, int from) {
    return Math.max(from, view.end());
  }

  /**
   * Whether there is something round this place (which {@link #next} gave). What is found may begin
   * up to {@link View#BACK} bytes before it.
   */
  boolean find(View view, int at, Found found) {
    return !kinds.isEmpty() && view.at(at) == '@' && found.set(at, at + 1, "email");
  }

  /**
   * From where the last bytes that are there may turn out to belong to something when more arrive;
   * the view's end where nothing may.
   */
  int held(View view) {
    return view.end();
  }
}
