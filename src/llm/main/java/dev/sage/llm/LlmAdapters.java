package dev.sage.llm;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

/** The client in the two other styles. Stateless, thread-safe. */
public final class LlmAdapters {

  private LlmAdapters() {}

  /**
   * Makes the call on a virtual thread. Cancelling the future cancels the call; where the call
   * fails, the future fails with {@link LlmException}.
   *
   * @param llm the client
   * @param request what is asked
   * @return the whole answer, later
   */
  public static CompletableFuture<ChatResponse> chatAsync(Llm llm, ChatRequest request) {
    var stream = llm.stream(request);
    var future = new CallFuture(stream);
    Thread.ofVirtual()
        .name("sage-call")
        .start(
            () -> {
              try (stream) {
                future.complete(stream.response());
              } catch (RuntimeException failed) {
                future.completeExceptionally(failed);
              }
            });
    return future;
  }

  /**
   * {@return the events as a publisher: each subscriber has a call of its own, pulled on a virtual
   * thread as fast as it requests} A failed call is {@code onError} with {@link LlmException};
   * cancelling the subscription cancels the call.
   *
   * @param llm the client
   * @param request what is asked
   */
  public static Flow.Publisher<StreamEvent> publisher(Llm llm, ChatRequest request) {
    return subscriber -> new EventSubscription(llm.stream(request), subscriber).start();
  }

  private static final class CallFuture extends CompletableFuture<ChatResponse> {
    private final ChatStream stream;

    CallFuture(ChatStream stream) {
      this.stream = stream;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
      // The future first: the call that ends by the cancel would else complete it with its error.
      boolean cancelled = super.cancel(mayInterruptIfRunning);
      stream.cancel("the future was cancelled");
      return cancelled;
    }
  }
}
