package dev.sage.workbench.prompt;

import java.util.List;

/**
 * A prompt as it was read from its file. Immutable, thread-safe.
 *
 * @param name of the prompt: the file's without {@value PromptFolder#SUFFIX}
 * @param ignored the fields that this version does not know; they would be lost by writing
 * @param stamp stands for the content: another one means that somebody changed it
 */
public record PromptFile(String name, Prompt prompt, List<String> ignored, String stamp) {
  /** Copies the list. */
  public PromptFile {
    ignored = List.copyOf(ignored);
  }

  /**
   * A line of the list of a folder.
   *
   * @param name of the prompt
   * @param problem why it can't be read, with the place; empty where it can
   */
  public record Entry(String name, String problem) {}

  /**
   * The result of writing.
   *
   * @param stamp of what is in the file now
   * @param cleaned whether something that looked like a key was left out
   */
  public record Written(String stamp, boolean cleaned) {}
}
