package dev.sage.console.deletion;

import dev.sage.console.shell.Overlays;
import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import dev.sage.workbench.store.PendingDeletion;
import dev.sage.workbench.store.SelectionSize;
import dev.sage.workbench.store.StoredCall;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What is said and asked about calls that are to be deleted. Stateless. */
public final class DeletionWords {
  private static final DateTimeFormatter BEGAN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private DeletionWords() {}

  /** Asks about a pinned call. Which it is stands there: one of many with the same model. */
  static void ask(Overlays overlays, StoredCall call, Runnable agreed) {
    DeleteSheet.open(
        overlays,
        Texts.text("deletion.ask.one", call.target()),
        Texts.text(
                "deletion.ask.one.lead",
                BEGAN.withZone(ZoneId.systemDefault()).format(call.startedAt()))
            + " "
            + after(),
        Texts.text("deletion.ask.one.do"),
        agreed);
  }

  /** Asks about calls of that number. */
  static void ask(Overlays overlays, SelectionSize size, Runnable agreed) {
    DeleteSheet.open(
        overlays,
        counted("deletion.ask.many", size.calls()),
        Texts.text("deletion.ask.many.lead", Format.bytes(size.bytes()))
            + " "
            + after()
            + staying(size),
        counted("deletion.ask.many.do", size.calls()),
        agreed);
  }

  /** How long they can be had back, and what comes then. */
  private static String after() {
    return Texts.text("deletion.after", PendingDeletion.DELAY.toSeconds());
  }

  /** What passes the filter and stays, after a space; empty where nothing does. */
  public static String staying(SelectionSize size) {
    return (size.pinned() == 0 ? "" : " " + counted("deletion.pinned.stay", size.pinned()))
        + (size.running() == 0 ? "" : " " + counted("deletion.running.stay", size.running()));
  }

  /** So many calls go in that time. */
  static String waiting(long calls, Duration left) {
    // Rounded up: it never says zero while it can still be undone.
    long seconds = left.plusMillis(999).toSeconds();
    return Texts.text("deletion.waiting", calls, Format.count(calls), seconds);
  }

  static String kept(long calls) {
    return counted("deletion.kept", calls);
  }

  static String running(long calls, long gone) {
    long percent = calls == 0 ? 0 : Math.min(100, 100 * gone / calls);
    return Texts.text("deletion.running", calls, Format.count(calls), percent);
  }

  static String stopped(long gone) {
    return counted("deletion.stopped", gone);
  }

  static String done(long calls, long gone) {
    if (gone == 0) {
      return Texts.text("deletion.none", calls);
    }
    String done = counted("deletion.done", gone);
    return gone >= calls ? done : done + " " + counted("deletion.done.rest", calls - gone);
  }

  private static String counted(String key, long calls) {
    return Texts.text(key, calls, Format.count(calls));
  }
}
