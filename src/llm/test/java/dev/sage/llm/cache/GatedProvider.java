package dev.sage.llm.cache;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.ModelInfo;
import dev.sage.llm.provider.Attempt;
import dev.sage.llm.provider.AttemptSink;
import dev.sage.llm.provider.CallContext;
import dev.sage.llm.provider.Exchange;
import dev.sage.llm.provider.Provider;
import dev.sage.llm.provider.fake.FakeProvider;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Answers as a fake does, but not before its gate is opened. */
record GatedProvider(FakeProvider fake, CountDownLatch asked, CountDownLatch gate)
    implements Provider {

  static GatedProvider of(FakeProvider fake) {
    return new GatedProvider(fake, new CountDownLatch(1), new CountDownLatch(1));
  }

  void open() {
    gate.countDown();
  }

  @Override
  public String name() {
    return fake.name();
  }

  @Override
  public List<ModelInfo> models() {
    return fake.models();
  }

  @Override
  public Attempt open(ChatRequest request, CallContext context) {
    var attempt = fake.open(request, context);
    context.guard().onAbort(gate::countDown);
    asked.countDown();
    return new Attempt() {
      @Override
      public boolean pull(AttemptSink sink) {
        try {
          gate.await();
        } catch (InterruptedException interrupted) {
          Thread.currentThread().interrupt();
        }
        return attempt.pull(sink);
      }

      @Override
      public Exchange exchange() {
        return attempt.exchange();
      }

      @Override
      public void close() {
        attempt.close();
      }
    };
  }
}
