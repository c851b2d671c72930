package dev.sage.llm.policy;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.LlmError;
import dev.sage.llm.ModelInfo;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.provider.Attempt;
import dev.sage.llm.provider.AttemptSink;
import dev.sage.llm.provider.CallContext;
import dev.sage.llm.provider.Exchange;
import dev.sage.llm.provider.Provider;
import dev.sage.llm.telemetry.AttemptRecord;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Every attempt ends with the same error, after the same headers, with or without content. */
final class FailingProvider implements Provider {

  private final LlmError error;
  private final Map<String, String> headers;
  private final boolean content;
  private final AtomicInteger opened = new AtomicInteger();

  FailingProvider(LlmError error, Map<String, String> headers, boolean content) {
    this.error = error;
    this.headers = headers;
    this.content = content;
  }

  int opened() {
    return opened.get();
  }

  @Override
  public String name() {
    return "failing";
  }

  @Override
  public Attempt open(ChatRequest request, CallContext context) {
    opened.incrementAndGet();
    return new Attempt() {
      private final Exchange exchange =
          new Exchange(0, 0, 429, "HTTP/1.1", headers, AttemptRecord.Phases.NONE);

      @Override
      public boolean pull(AttemptSink sink) {
        sink.responded(exchange);
        if (content) {
          sink.event(new StreamEvent.Text(0, "some"));
        }
        sink.event(new StreamEvent.Failure(error));
        return false;
      }

      @Override
      public Exchange exchange() {
        return exchange;
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public List<ModelInfo> models() {
    return List.of();
  }
}
