package dev.sage.console.streams;

import dev.sage.console.control.GapPlotData.Band;
import dev.sage.console.control.GapPlotData.BandKind;
import dev.sage.console.streams.reading.CallLook;
import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import dev.sage.workbench.store.StoredAttempt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The attempts of a retried call and the waits between them, as the overview draws them. */
final class AttemptBands {
  private static final double MILLION = 1e6;

  private AttemptBands() {}

  /** In order; empty where one attempt was enough. */
  static List<Band> of(CallLook look) {
    List<Band> bands = new ArrayList<>();
    List<StoredAttempt> attempts = look.attempts();
    for (int i = 0; attempts.size() > 1 && i < attempts.size(); i++) {
      StoredAttempt attempt = attempts.get(i);
      boolean last = i == attempts.size() - 1;
      Duration delay = attempt.delay();
      long wait = last || delay == null ? 0 : delay.toNanos();
      long to = last ? end(look, attempt) : attempts.get(i + 1).nanos();
      long from = attempt.nanos();
      long failedAt = Math.max(from, to - wait);
      BandKind kind = attempt.errorKind() == null ? BandKind.RUN : BandKind.FAILED;
      bands.add(band(from, failedAt, words(attempt), kind));
      if (delay != null && wait > 0) {
        String waited = Texts.text("streams.attempt.waited", Format.duration(delay));
        bands.add(band(failedAt, to, waited, BandKind.WAIT));
      }
    }
    return bands;
  }

  private static String words(StoredAttempt attempt) {
    String status =
        attempt.httpStatus() == null
            ? Texts.text("streams.attempt.no-status")
            : String.format(Locale.ROOT, "%d", attempt.httpStatus());
    return Texts.text("streams.attempt", attempt.number(), status);
  }

  private static long end(CallLook look, StoredAttempt last) {
    long end = look.call().timings().end();
    int frames = look.times().size();
    long frame = frames == 0 ? 0 : look.times().nanos()[frames - 1];
    return Math.max(last.nanos(), end < 0 ? frame : end + look.call().zeroNanos());
  }

  private static Band band(long from, long to, String words, BandKind kind) {
    return new Band(from / MILLION, to / MILLION, words, kind);
  }
}
