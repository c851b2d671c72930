package dev.sage.workbench.compare;

import dev.sage.llm.ChatRequest;

/**
 * One column of a comparison. Immutable, thread-safe.
 *
 * @param label what the column is called, mostly the model's name
 * @param request what is asked, the model included
 */
public record CompareTarget(String label, ChatRequest request) {

  /** The same request to another model, labelled with its name. */
  public static CompareTarget of(String model, ChatRequest request) {
    return new CompareTarget(model, request.withModel(model));
  }
}
