package dev.sage.workbench.store;

/**
 * How a filter could go on. Immutable, thread-safe.
 *
 * @param text what would stand there
 * @param meaning a sentence
 * @param from where it would replace the filter's text from
 * @param to and up to where, exclusive
 */
public record FilterSuggestion(String text, String meaning, int from, int to) {

  /** The filter with it. */
  public String applied(String filter) {
    return filter.substring(0, from) + text + filter.substring(to);
  }

  /** Where the caret stands then. */
  public int caret() {
    return from + text.length();
  }
}
