package dev.sage.llm.call;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.LlmError;
import dev.sage.llm.LlmException;
import dev.sage.llm.ModelInfo;
import dev.sage.llm.provider.Attempt;
import dev.sage.llm.provider.CallContext;
import dev.sage.llm.provider.Provider;
import java.util.List;

/**
 * Stands in for a provider that can't be had, so that a wrong configuration fails in the same place
 * and is told to the same taps as any other failure.
 */
public record RefusedCall(String name, LlmError error) implements Provider {

  @Override
  public Attempt open(ChatRequest request, CallContext context) {
    throw new LlmException(error);
  }

  @Override
  public List<ModelInfo> models() {
    throw new LlmException(error);
  }
}
