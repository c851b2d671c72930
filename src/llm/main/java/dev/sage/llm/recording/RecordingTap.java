package dev.sage.llm.recording;

import dev.sage.llm.redaction.RedactionPolicy;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.telemetry.CallStart;
import dev.sage.llm.telemetry.CallTap;
import dev.sage.llm.telemetry.FrameRedactor;
import dev.sage.llm.telemetry.StreamTap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records every call as a folder that tests, {@code RecordedProvider}, {@code sage decode} and the
 * simulator read: what was asked, and the last attempt's answer with the times of its frames, all
 * without secrets. Thread-safe.
 *
 * <p>A call is written when it is over, on a virtual thread, so that the disk holds up nobody; what
 * can't be written is logged and counted, and the call goes on. A call without a response leaves
 * nothing. A call that a fallback answered is counted as failed. An answer larger than 64 MiB is
 * not recorded; until then it is kept in memory.
 */
public final class RecordingTap implements StreamTap, AutoCloseable {

  /** The largest body that is recorded, bytes: 64 MiB, which is what the simulator reads. */
  public static final int MAX_BYTES = 64 << 20;

  private static final Logger LOG = LoggerFactory.getLogger(RecordingTap.class);
  private static final long FLUSH_SECONDS = 10;

  private final Path folder;
  private final Redactor redactor;
  private final RedactionPolicy policy;
  private final AtomicLong failed = new AtomicLong();

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition written = lock.newCondition();

  /** How many recordings are on their way to the disk. */
  private int writing;

  private RecordingTap(Path folder, Redactor redactor, RedactionPolicy policy) {
    this.folder = folder;
    this.redactor = redactor;
    this.policy = policy;
  }

  /**
   * A tap that writes into this folder, which is made with the first call.
   *
   * @param folder where recordings go, one folder each
   * @param redactor the one that the client is built with, which knows its keys
   * @return a tap for {@link dev.sage.llm.Llm.Builder#tap}; close it after the client
   */
  public static RecordingTap into(Path folder, Redactor redactor) {
    return into(folder, redactor, RedactionPolicy.SECRETS);
  }

  /**
   * A tap that writes into this folder, and takes out more than secrets.
   *
   * @param folder where recordings go, one folder each
   * @param redactor the one that the client is built with, which knows its keys
   * @param policy what is taken out
   * @return a tap for {@link dev.sage.llm.Llm.Builder#tap}; close it after the client
   */
  public static RecordingTap into(Path folder, Redactor redactor, RedactionPolicy policy) {
    return new RecordingTap(folder, redactor, policy);
  }

  /** {@return how many calls should have been recorded and were not} */
  public long failed() {
    return failed.get();
  }

  @Override
  public CallTap open(CallStart start) {
    return new RecordedCall(start, this);
  }

  String clean(String text) {
    return redactor.redact(text, policy);
  }

  byte[] clean(byte[] bytes) {
    return redactor.redact(bytes, policy);
  }

  FrameRedactor frames() {
    return new FrameRedactor(redactor, policy);
  }

  void tooLarge() {
    failed.incrementAndGet();
    LOG.warn("A call is not recorded: its answer is larger than {} MiB", MAX_BYTES >> 20);
  }

  void answeredByAnother() {
    failed.incrementAndGet();
    LOG.warn("A call is not recorded: a fallback has answered it, not the model that was asked");
  }

  void write(RecordedCall call) {
    writing(1);
    Thread.ofVirtual()
        .name("sage-recording")
        .start(
            () -> {
              try {
                RecordingWriter.write(folder, call.recording());
              } catch (IOException | RuntimeException broken) {
                failed.incrementAndGet();
                LOG.warn("A call could not be recorded in {}", folder, broken);
              } finally {
                writing(-1);
              }
            });
  }

  private void writing(int change) {
    lock.lock();
    try {
      writing += change;
      if (writing == 0) {
        written.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Waits, up to 10 seconds, until every call that is over has been written. */
  public void flush() {
    lock.lock();
    try {
      long left = TimeUnit.SECONDS.toNanos(FLUSH_SECONDS);
      while (writing > 0 && left > 0) {
        left = written.awaitNanos(left);
      }
      if (writing > 0) {
        LOG.warn("{} recordings are still being written after {} s", writing, FLUSH_SECONDS);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  /** As {@link #flush}. */
  @Override
  public void close() {
    flush();
  }
}
