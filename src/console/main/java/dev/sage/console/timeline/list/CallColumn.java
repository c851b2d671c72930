package dev.sage.console.timeline.list;

import dev.sage.console.control.ColumnPlaces;
import dev.sage.console.control.TextColumn;
import dev.sage.console.streams.explain.CallUse;
import dev.sage.console.streams.list.CallState;
import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import dev.sage.console.timeline.axis.Moments;
import dev.sage.workbench.store.CallStatus;
import dev.sage.workbench.store.StoredCall;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The columns of the table of calls: what each shows of a call. */
enum CallColumn implements TextColumn {
  /** Icons for a pin and for tags; their words are in the tooltip. */
  MARKS(44, false) {
    @Override
    String text(StoredCall call, Moments moments) {
      return "";
    }
  },
  TIME(176, false) {
    @Override
    String text(StoredCall call, Moments moments) {
      long at = Moments.micros(call.startedAt());
      return moments.date(at) + ", " + moments.time(at, 1_000_000);
    }
  },
  TARGET(150, false) {
    @Override
    String text(StoredCall call, Moments moments) {
      return call.target();
    }
  },
  STATUS(110, false) {
    @Override
    String text(StoredCall call, Moments moments) {
      String words = Texts.text("timeline.status." + call.status().json());
      return call.attempts() > 1 ? words + ", " + call.attempts() + "×" : words;
    }
  },
  TTFT(68, true) {
    @Override
    String text(StoredCall call, Moments moments) {
      return millis(call.timings().firstToken());
    }
  },
  LATENCY(76, true) {
    @Override
    String text(StoredCall call, Moments moments) {
      return call.status() == CallStatus.RUNNING ? "…" : millis(call.timings().end());
    }
  },
  INPUT(64, true) {
    @Override
    String text(StoredCall call, Moments moments) {
      return count(call.usage().input());
    }
  },
  OUTPUT(64, true) {
    @Override
    String text(StoredCall call, Moments moments) {
      return CallUse.output(call);
    }
  },
  COST(70, true) {
    @Override
    String text(StoredCall call, Moments moments) {
      return CallUse.cost(call);
    }
  },
  ERROR(120, false) {
    @Override
    String text(StoredCall call, Moments moments) {
      return call.errorKind() == null ? "" : CallState.words(call);
    }
  };

  private static final double MILLION = 1e6;

  private final double width;
  private final boolean figure;

  CallColumn(double width, boolean figure) {
    this.width = width;
    this.figure = figure;
  }

  abstract String text(StoredCall call, Moments moments);

  /** Columns that fill a width; names of models get what errors need least. */
  static ColumnPlaces places(double width) {
    double all = Arrays.stream(values()).mapToDouble(column -> column.width).sum();
    double more = Math.max(0, width - all);
    return ColumnPlaces.of(
        width,
        List.of(values()),
        column -> column == TARGET ? column.width + Math.floor(more / 2) : column.width);
  }

  @Override
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String title() {
    return Texts.text("timeline.column." + key());
  }

  @Override
  public double width() {
    return width;
  }

  @Override
  public boolean figure() {
    return figure;
  }

  private static String millis(long nanos) {
    return Format.millis(nanos / MILLION);
  }

  private static String count(@Nullable Long tokens) {
    return tokens == null ? Format.UNKNOWN : Format.count(tokens);
  }
}
