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

/** The stream of one call or of one with tools, pulled by whoever iterates. */
public class LiveStream implements ChatStream {

  private final String requestId;
  private final LogContext log;
  private final String model;
  private final EventSource source;
  private final AtomicBoolean used = new AtomicBoolean();

  /** Held while the source is pulled, so that close never ends a call under the pulling thread. */
  private final ReentrantLock pulling = new ReentrantLock();

  private volatile @Nullable StreamEvent endedByClose;

  /** The stream of one call. */
  public LiveStream(CallSetup setup) {
    this(setup.requestId(), setup.request().modelName(), engine(setup));
  }

  /**
   * The stream of what this source brings.
   *
   * @param model the model that is asked, without the provider
   */
  protected LiveStream(String requestId, String model, EventSource source) {
    this.requestId = requestId;
    this.log = new LogContext(requestId);
    this.model = model;
    this.source = source;
  }

  private static Engine engine(CallSetup setup) {
    var log = new LogContext(setup.requestId());
    var before = log.enter();
    try {
      return new Engine(setup);
    } finally {
      log.leave(before);
    }
  }

  @Override
  public String requestId() {
    return requestId;
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
      return accumulator.response(requestId, model, end);
    }
    throw new IllegalStateException("a stream ended without its terminal event");
  }

  @Override
  public String text() {
    return response().text();
  }

  @Override
  public void cancel(String reason) {
    source.cancel(reason);
  }

  @Override
  public void close() {
    source.cancel("closed by the program");
    if (pulling.isHeldByCurrentThread()) {
      return; // a tap closes the stream that it watches: the pull that it is part of ends the call
    }
    pulling.lock();
    var before = log.enter();
    try {
      var terminal = source.abandon();
      if (terminal != null) {
        endedByClose = terminal;
      }
    } finally {
      log.leave(before);
      pulling.unlock();
    }
  }

  private @Nullable StreamEvent next() {
    var ready = source.poll();
    if (ready != null) {
      return ready;
    }
    pulling.lock();
    // Once for each wait, not for each event: those that are ready have gone above.
    var before = log.enter();
    try {
      while (!source.over()) {
        source.advance();
        ready = source.poll();
        if (ready != null) {
          return ready;
        }
      }
      ready = source.poll();
      if (ready == null) {
        ready = endedByClose;
        endedByClose = null;
      }
      return ready;
    } finally {
      log.leave(before);
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
