package dev.sage.llm.redaction;

import java.util.Locale;

/** Whose words a content is. */
public enum ContentClass {
  /** What the user and the system say. */
  PROMPT,
  /** What the model says, its reasoning too. */
  RESPONSE,
  /** Arguments and results of tools. */
  TOOL;

  /** {@return its name in files and in placeholders: {@code prompt}, {@code response} …} */
  public String json() {
    return name().toLowerCase(Locale.ROOT);
  }
}
