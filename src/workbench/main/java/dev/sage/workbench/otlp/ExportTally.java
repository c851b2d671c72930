package dev.sage.workbench.otlp;

import dev.sage.llm.LlmException;
import dev.sage.llm.redaction.RedactionPolicy;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.redaction.Sink;
import dev.sage.workbench.Printable;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what became of spans, and says what went wrong: each kind of trouble once to the person,
 * each sentence that is new to the log. Thread-safe.
 */
final class ExportTally {

  private static final Logger LOG = LoggerFactory.getLogger(ExportTally.class);

  /** A collector's own words are cut after so many characters. */
  private static final int LONGEST = 200;

  private enum Trouble {
    UNREACHABLE,
    HEADERS,
    ANSWERED,
    REFUSED,
    DROPPED,
    UNFINISHED
  }

  private final String host;
  private final Redactor redactor;
  private final Consumer<String> notices;
  private final LongAdder ended = new LongAdder();
  private final LongAdder delivered = new LongAdder();
  private final LongAdder lost = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final AtomicLong dropped = new AtomicLong();
  private final Set<Trouble> told = EnumSet.noneOf(Trouble.class);
  private @Nullable String trouble;

  ExportTally(String host, Redactor redactor, Consumer<String> notices) {
    this.host = host;
    this.redactor = redactor;
    this.notices = notices;
  }

  /** A span ended. */
  void ended() {
    ended.increment();
  }

  /** So many were answered with success. */
  void delivered(int spans) {
    delivered.add(spans);
  }

  /** So many can't be delivered any more; the sender has said why. */
  void lost(int spans) {
    lost.add(spans);
  }

  /** The queue was full so often since the export began. */
  void dropped(long spans) {
    if (spans > dropped.getAndSet(spans)) {
      say(
          Trouble.DROPPED,
          "Calls end faster than the collector at %s takes their traces: %,d spans were dropped so far. The calls themselves are not touched."
              .formatted(host, spans));
    }
  }

  /** The collector took a part only, or has something to say. */
  void partly(CollectorAnswer answer, boolean spans) {
    var what = spans ? "spans" : "data points of metrics";
    if (spans) {
      refused.add(answer.refused());
    }
    say(
        Trouble.REFUSED,
        answer.refused() == 0
            ? "The collector at %s warns%s.".formatted(host, quoted(answer))
            : "The collector at %s refused %,d %s%s."
                .formatted(host, answer.refused(), what, quoted(answer)));
  }

  /** The last attempt of a request was answered with failure. */
  void answered(int status, CollectorAnswer answer) {
    say(
        Trouble.ANSWERED,
        ("The collector at %s answered with HTTP %d%s; what was sent to it is lost. Check"
                + " telemetry.otlp.endpoint and its headers.")
            .formatted(host, status, quoted(answer)));
  }

  /** The last attempt of a request got no answer. */
  void unreachable(Throwable why) {
    if (why instanceof LlmException unusable) {
      say(
          Trouble.HEADERS,
          "Nothing reaches the collector at %s: %s"
              .formatted(host, redactor.redact(unusable.error().message())));
      return;
    }
    say(
        Trouble.UNREACHABLE,
        ("The collector at %s gives no answer (%s); what was sent to it is lost, the calls go on."
                + " Check telemetry.otlp.endpoint, and that it runs.")
            .formatted(host, why.getClass().getSimpleName()));
  }

  /** The time for the last requests is over. */
  void closed() {
    long waiting = status(false).waiting();
    if (waiting > 0) {
      lost.add(waiting);
      say(
          Trouble.UNFINISHED,
          ("The collector at %s did not answer in time at the end, and %,d span%s not delivered."
                  + " Check telemetry.otlp.endpoint, and that it runs.")
              .formatted(host, waiting, waiting == 1 ? " was" : "s were"));
    }
  }

  OtlpStatus status(boolean contents) {
    long out = delivered.sum();
    long gone = lost.sum();
    long full = dropped.get();
    long part = refused.sum();
    return new OtlpStatus(
        host,
        contents,
        Math.max(0, out - part),
        Math.max(0, ended.sum() - out - gone - full),
        full,
        gone,
        part,
        trouble());
  }

  private synchronized @Nullable String trouble() {
    return trouble;
  }

  private String quoted(CollectorAnswer answer) {
    var words = answer.message();
    if (words.isBlank()) {
      return "";
    }
    // Redacted before it is cut: half a key looks like none.
    var clean = Printable.of(redactor.redact(words, RedactionPolicy.of(Sink.LOG)));
    return " (\"%s\")"
        .formatted(clean.length() > LONGEST ? clean.substring(0, LONGEST) + "…" : clean);
  }

  private void say(Trouble kind, String sentence) {
    boolean first;
    synchronized (this) {
      if (sentence.equals(trouble)) {
        return;
      }
      trouble = sentence;
      first = told.add(kind);
    }
    LOG.warn("{}", sentence);
    if (first) {
      notices.accept(sentence);
    }
  }
}
