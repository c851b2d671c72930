package dev.sage.workbench.prompt;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * A prompt as JSON and back: the document of files, drafts and the store (docs/compare.md). The
 * order of its keys is fixed, texts of several lines are lists of lines, and what is empty is left
 * out, so that a difference by line is a difference of the prompt. Stateless, thread-safe.
 */
public final class PromptJson {
  /** The version of the format that is written. */
  public static final int VERSION = 1;

  private PromptJson() {}

  /**
   * A prompt that was read.
   *
   * @param ignored the fields that this version does not know, by their path
   */
  public record Reading(Prompt prompt, List<String> ignored) {
    /** Copies the list. */
    public Reading {
      ignored = List.copyOf(ignored);
    }
  }

  /** The document as text, with an end of line behind the last. */
  public static String write(Prompt prompt) {
    return PrettyJson.write(node(prompt)) + "\n";
  }

  /** The document, to be part of another. */
  public static ObjectNode node(Prompt prompt) {
    return PromptWriter.node(prompt);
  }

  /**
   * The prompt of a document.
   *
   * @throws PromptException where it is none, with the place
   */
  public static Prompt read(String json) {
    return reading(json).prompt();
  }

  /**
   * The prompt of a document, and what of it is not understood.
   *
   * @throws PromptException where it is none, with the place
   */
  public static Reading reading(String json) {
    PromptReader reader = new PromptReader(json);
    return new Reading(reader.prompt(JsonText.parse(json)), reader.ignored());
  }
}
