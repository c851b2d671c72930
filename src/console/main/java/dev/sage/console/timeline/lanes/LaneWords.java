package dev.sage.console.timeline.lanes;

import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import dev.sage.console.timeline.axis.Moments;
import dev.sage.console.timeline.lanes.Picture.ToolSpan;
import dev.sage.workbench.store.CallStatus;
import dev.sage.workbench.timeline.Bar;
import dev.sage.workbench.timeline.Density;
import dev.sage.workbench.timeline.Density.Outcome;
import dev.sage.workbench.timeline.TimeRange;
import java.util.List;
import java.util.Locale;

/** What lanes show, in words. Stateless. */
final class LaneWords {
  private static final double MILLI = 1_000;
  private static final int MOST_TOOLS = 8;

  private LaneWords() {}

  /** A call, for the tooltip. */
  static String of(Bar bar, List<ToolSpan> tools, Moments moments) {
    StringBuilder words = new StringBuilder();
    words.append(bar.provider()).append('/').append(bar.model()).append('\n');
    words.append(moments.moment(bar.from(), 1_000_000)).append("  ");
    words.append(moments.zone(bar.from())).append('\n');
    words.append(status(bar.status()));
    if (bar.to() > bar.from()) {
      words.append("  ").append(Format.millis((bar.to() - bar.from()) / MILLI));
      if (bar.firstToken() < bar.to()) {
        String token = Format.millis((bar.firstToken() - bar.from()) / MILLI);
        words.append("  ").append(Texts.text("timeline.bar.ttft", token));
      }
    }
    if (bar.attempts() > 1) {
      words.append('\n').append(Texts.text("timeline.bar.attempts", bar.attempts()));
    }
    if (bar.toolCalls() > 0) {
      words.append('\n').append(Texts.text("timeline.bar.tools", bar.toolCalls()));
    }
    tools.stream()
        .limit(MOST_TOOLS)
        .forEach(tool -> words.append("\n  ").append(ToolWords.of(tool, bar.from())));
    return words.toString();
  }

  /** A call, for a screen reader: target, time, outcome and duration, in one line. */
  static String spoken(Bar bar, Moments moments) {
    return of(bar, List.of(), moments).replace("\n", ", ").replace("  ", ", ");
  }

  static String status(CallStatus status) {
    return Texts.text("timeline.status." + status.name().toLowerCase(Locale.ROOT));
  }

  /** What began around a moment, for the tooltip; empty where nothing did. */
  static String of(Density density, long moment, Moments moments) {
    long bucket = Math.floorDiv(moment - density.origin(), density.bucketMicros());
    if (bucket < 0 || bucket >= density.size()) {
      return "";
    }
    int at = (int) bucket;
    long calls = density.calls(at);
    if (calls == 0) {
      return "";
    }
    long from = density.origin() + bucket * density.bucketMicros();
    StringBuilder words =
        new StringBuilder(
            moments.range(new TimeRange(from, from + density.bucketMicros()))
                + "\n"
                + Texts.text("timeline.lane.calls", calls));
    add(words, "timeline.density.failed", density.count(Outcome.FAILED, at));
    add(words, "timeline.density.cancelled", density.count(Outcome.CANCELLED, at));
    add(words, "timeline.density.running", density.count(Outcome.RUNNING, at));
    return words.toString();
  }

  private static void add(StringBuilder words, String key, int count) {
    if (count > 0) {
      words.append("\n").append(Texts.text(key, Format.count(count)));
    }
  }
}
