package dev.sage.llm;

import java.util.concurrent.Flow;
import java.util.concurrent.Semaphore;

/** One subscriber's call, pulled on a virtual thread. Thread-safe. */
final class EventSubscription implements Flow.Subscription {

  private final ChatStream stream;
  private final Flow.Subscriber<? super StreamEvent> subscriber;
  private final Semaphore demand = new Semaphore(0);
  private volatile boolean cancelled;
  private volatile boolean badRequest;

  EventSubscription(ChatStream stream, Flow.Subscriber<? super StreamEvent> subscriber) {
    this.stream = stream;
    this.subscriber = subscriber;
  }

  void start() {
    Thread.ofVirtual().name("sage-publisher").start(this::run);
  }

  @Override
  public void request(long n) {
    if (n <= 0) {
      // Flow.Subscription: a request that is not positive ends in onError.
      badRequest = true;
      demand.release();
      return;
    }
    int room = Integer.MAX_VALUE / 2 - demand.availablePermits();
    demand.release((int) Math.max(0, Math.min(n, room)));
  }

  @Override
  public void cancel() {
    cancelled = true;
    stream.cancel("the subscription was cancelled");
    demand.release();
  }

  private void run() {
    try (stream) {
      subscriber.onSubscribe(this);
      for (var event : stream) {
        demand.acquire();
        if (cancelled) {
          return;
        }
        if (badRequest) {
          throw new IllegalArgumentException("a subscription must request at least one event");
        }
        subscriber.onNext(event);
      }
      subscriber.onComplete();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException failed) {
      if (!cancelled) {
        subscriber.onError(failed);
      }
    }
  }
}
