package dev.sage.llm.call;

import dev.sage.llm.LlmError;

/** What is wrong with a request before anything is sent. */
public final class RequestCheck {

  private RequestCheck() {}

  /** The model's name lacks its provider, or is nothing but a provider. */
  public static LlmError unnamed(String model, String provider) {
    var shown = model.isEmpty() ? "No model is given" : "\"" + model + "\" does not name a model";
    return LlmError.of(
        LlmError.Kind.INVALID_CONFIG,
        provider,
        model,
        shown + ". A model is named provider/model, such as openai/gpt-4.1.");
  }
}
