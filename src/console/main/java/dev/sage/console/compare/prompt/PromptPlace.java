package dev.sage.console.compare.prompt;

/**
 * Where a prompt is kept. Immutable, thread-safe.
 *
 * @param folder of prompt files; empty for none
 * @param name of the prompt's file; empty for none
 * @param stamp of that file when it was read or written last
 */
public record PromptPlace(String folder, String name, String stamp) {
  /** Nowhere but in the draft. */
  public static final PromptPlace NONE = new PromptPlace("", "", "");

  PromptPlace in(String other) {
    return other.equals(folder) ? this : new PromptPlace(other, "", "");
  }

  PromptPlace file(String file, String ofFile) {
    return new PromptPlace(folder, file, ofFile);
  }
}
