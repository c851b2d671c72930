package dev.sage.simulator.internal.wire;

/** Where Responses says something else than Chat Completions: an unknown model is a bad request. */
final class ResponsesErrors extends OpenAiErrors {

  @Override
  public Refusal noModel() {
    return OpenAiParams.missing("model");
  }

  @Override
  public Refusal noSuchModel(String model) {
    return invalid(
        "The requested model '" + model + "' does not exist.", "model", "model_not_found");
  }
}
