package dev.sage.console.control;

import java.util.List;

/**
 * What a {@link FilterField} asks of the language that is written in it. Called on the FX thread.
 */
public interface FilterHelp {
  /**
   * How a text could go on.
   *
   * @param text what would stand there
   * @param meaning a sentence
   * @param from where it would replace the text from
   * @param to and up to where, exclusive
   */
  record Suggestion(String text, String meaning, int from, int to) {
    /** The whole text with it. */
    String applied(String whole) {
      return whole.substring(0, Math.min(from, whole.length()))
          + text
          + whole.substring(Math.min(to, whole.length()));
    }
  }

  /**
   * What a text means, or what is wrong with it.
   *
   * @param sentence for a person
   * @param wrong whether it makes no sense
   * @param from where the wrong part begins
   * @param to where it ends, exclusive
   */
  record Meaning(String sentence, boolean wrong, int from, int to) {}

  /** How the text could go on at the caret; quick. */
  List<Suggestion> suggest(String text, int caret);

  /** What the text means; quick. */
  Meaning explain(String text);
}
