package dev.sage.workbench.cli;

import dev.sage.llm.redaction.Redactor;
import dev.sage.workbench.store.StoredFrame;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Each frame as a line: number, time, gap, bytes, type, and how its data begins. */
final class ReplayFrames implements ReplayLines {
  private static final int SHOWN = 120;

  private final Redactor redactor;
  private long before;

  ReplayFrames(Redactor redactor) {
    this.redactor = redactor;
  }

  @Override
  public String frame(StoredFrame frame, byte[] bytes) {
    long gap = frame.nanos() - before;
    before = frame.nanos();
    return String.format(
        Locale.ROOT,
        "%5d %10.1f ms %+10.1f ms %7d  %s%s  %s%n",
        frame.sequence(),
        frame.nanos() / 1e6,
        gap / 1e6,
        frame.length(),
        Printable.text(frame.type()),
        frame.redacted() ? " (redacted)" : "",
        data(bytes));
  }

  /** Redacted before it is cut: half a key would not be known for one. */
  private String data(byte[] bytes) {
    String whole = redactor.redact(new String(bytes, StandardCharsets.UTF_8)).strip();
    String line = Printable.text(whole.replaceAll("[\\r\\n\\t]+", " "));
    return line.length() <= SHOWN
        ? line
        : line.substring(0, SHOWN) + "… (%,d characters)".formatted(line.length());
  }

  @Override
  public String end(boolean whole) {
    return "";
  }
}
