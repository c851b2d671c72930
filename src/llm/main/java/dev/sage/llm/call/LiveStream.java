package dev.sage.llm.call;

import dev.sage.llm.ChatResponse;
import dev.sage.llm.ChatStream;
import dev.sage.llm.LlmException;
import dev.sage.llm.StreamEvent;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The stream of one call, pulled by whoever iterates. */
public final class LiveStream implements ChatStream {

  private final CallSetup setup;
  private final Engine engine;
  private final AtomicBoolean used = new AtomicBoolean();

  /** Held while the engine is pulled, so that close never ends a call under the pulling thread. */
  private final ReentrantLock pulling = new ReentrantLock();

  private volatile @Nullable StreamEvent endedByClose;

  public LiveStream(CallSetup setup) {
    this.setup = setup;
    var before = LogContext.enter(setup.requestId());
    try {
      this.engine = new Engine(setup);
    } finally {
      LogContext.leave(before);
    }
  }

  @Override
  public String requestId() {
    return setup.requestId();
  }

  @Override
  public Iterator<StreamEvent> iterator() {
    return new Events(true);
  }

  @Override
  public Iterable<StreamEvent> events() {
    return () -> new Events(false);
  }

  @Override
  public ChatResponse response() {
    var accumulator = new ResponseAccumulator();
    StreamEvent last = null;
    for (var event : this) {
      accumulator.add(event);
      last = event;
    }
    if (last instanceof StreamEvent.End end) {
      return accumulator.response(requestId(), setup.request().modelName(), end);
    }
    throw new IllegalStateException("a stream ended without its terminal event");
  }

  @Override
  public String text() {
    return response().text();
  }

  @Override
  public void cancel(String reason) {
    engine.cancel(reason);
  }

  @Override
  public void close() {
    engine.cancel("closed by the program");
    if (pulling.isHeldByCurrentThread()) {
      return; // a tap closes the stream that it watches: the pull that it is part of ends the call
    }
    pulling.lock();
    var before = LogContext.enter(setup.requestId());
    try {
      var terminal = engine.abandon();
      if (terminal != null) {
        endedByClose = terminal;
      }
    } finally {
      LogContext.leave(before);
      pulling.unlock();
    }
  }

  private @Nullable StreamEvent next() {
    var ready = engine.poll();
    if (ready != null) {
      return ready;
    }
    pulling.lock();
    // Once for each wait, not for each event: those that are ready have gone above.
    var before = LogContext.enter(setup.requestId());
    try {
      while (!engine.over()) {
        engine.advance();
        ready = engine.poll();
        if (ready != null) {
          return ready;
        }
      }
      ready = engine.poll();
      if (ready == null) {
        ready = endedByClose;
        endedByClose = null;
      }
      return ready;
    } finally {
      LogContext.leave(before);
      pulling.unlock();
    }
  }

  /** Looks one event ahead only when asked, so that an event is seen as soon as it is there. */
  private final class Events implements Iterator<StreamEvent> {
    private final boolean throwing;
    private @Nullable StreamEvent ahead;
    private boolean ended;

    Events(boolean throwing) {
      this.throwing = throwing;
      if (!used.compareAndSet(false, true)) {
        throw new IllegalStateException(
            "this stream has been read already; call stream() again for another answer");
      }
    }

    @Override
    public boolean hasNext() {
      if (ahead == null && !ended) {
        ahead = LiveStream.this.next();
        ended = ahead == null;
      }
      return ahead != null;
    }

    @Override
    public StreamEvent next() {
      if (!hasNext()) {
        throw new NoSuchElementException("the stream has ended");
      }
      var event = ahead;
      ahead = null;
      if (event == null) {
        throw new NoSuchElementException("the stream has ended");
      }
      ended = event.terminal();
      if (throwing && event instanceof StreamEvent.Failure(var error, _, _)) {
        throw new LlmException(error);
      }
      return event;
    }
  }
}
