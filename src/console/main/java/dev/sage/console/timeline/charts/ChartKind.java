package dev.sage.console.timeline.charts;

import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import dev.sage.console.timeline.paint.Ink;
import dev.sage.workbench.timeline.Figures;
import dev.sage.workbench.timeline.Percentiles;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a chart shows of the figures of a stretch of time. */
public enum ChartKind {
  CALLS(true) {
    @Override
    double[] values(Figures of) {
      return new double[] {of.calls()};
    }

    @Override
    String words(Figures of) {
      return Format.count(of.calls());
    }
  },
  ERRORS(true) {
    @Override
    double[] values(Figures of) {
      return new double[] {of.failed()};
    }

    @Override
    String words(Figures of) {
      return of.calls() == 0 || of.failed() == 0
          ? Format.count(of.failed())
          : Texts.text(
              "timeline.chart.errors.of",
              Format.count(of.failed()),
              Format.percent((double) of.failed() / of.calls()));
    }
  },
  LATENCY(false) {
    @Override
    double[] values(Figures of) {
      return millis(of.latency());
    }

    @Override
    String words(Figures of) {
      return percentiles(of.latency());
    }

    @Override
    String brief(Figures of) {
      return slow(of.latency());
    }
  },
  TTFT(false) {
    @Override
    double[] values(Figures of) {
      return millis(of.firstToken());
    }

    @Override
    String words(Figures of) {
      return percentiles(of.firstToken());
    }

    @Override
    String brief(Figures of) {
      return slow(of.firstToken());
    }
  },
  SPEED(false) {
    @Override
    double[] values(Figures of) {
      return new double[] {of.tokensPerSecond().orElse(Double.NaN)};
    }

    @Override
    String words(Figures of) {
      return Format.tokensPerSecond(of.tokensPerSecond().orElse(Double.NaN));
    }
  },
  TOKENS(true) {
    @Override
    double[] values(Figures of) {
      return new double[] {of.inputTokens(), of.outputTokens()};
    }

    @Override
    String words(Figures of) {
      return of.inputTokens() == 0 && of.outputTokens() == 0
          ? Format.UNKNOWN
          : Texts.text(
              "timeline.chart.tokens.of", compact(of.inputTokens()), compact(of.outputTokens()));
    }
  },
  CACHE(false) {
    @Override
    double[] values(Figures of) {
      return new double[] {of.cachedInput().orElse(Double.NaN)};
    }

    @Override
    String words(Figures of) {
      String share = Format.percent(of.cachedInput().orElse(Double.NaN));
      return of.cached() == 0
          ? share
          : Texts.text("timeline.chart.cache.of", share, Format.count(of.cached()));
    }
  },
  COST(true) {
    @Override
    double[] values(Figures of) {
      return new double[] {of.priced() == 0 ? Double.NaN : of.costNanoUsd() / NANO};
    }

    @Override
    String words(Figures of) {
      return of.priced() == 0 ? Format.UNKNOWN : Format.dollars(of.costNanoUsd() / NANO);
    }
  };

  private static final double NANO = 1e9;
  private static final double MILLION = 1e6;

  private final boolean columns;

  ChartKind(boolean columns) {
    this.columns = columns;
  }

  /** A value for each of its series; NaN where there is none. */
  abstract double[] values(Figures of);

  /** The figure in words. */
  abstract String words(Figures of);

  /** The same where there is less room. */
  String brief(Figures of) {
    return words(of);
  }

  /**
   * The highest value of an axis with its unit.
   *
   * @param highest as {@link #values} counts
   * @param column how long a column is, in words
   */
  String top(double highest, String column) {
    return switch (this) {
      case CALLS, ERRORS, TOKENS ->
          Texts.text("timeline.chart.top." + key(), compact(Math.round(highest)), column);
      case LATENCY, TTFT -> Format.millis(highest);
      case SPEED -> Format.tokensPerSecond(highest);
      case CACHE -> Format.percent(highest);
      case COST -> Texts.text("timeline.chart.top.cost", Format.dollars(highest), column);
    };
  }

  /** Whether it is drawn as columns that stand on each other, else as lines. */
  boolean columns() {
    return columns;
  }

  /** How much room it wants beside the others: as its figure is long. */
  double room() {
    return switch (this) {
      case CALLS -> 55;
      case COST -> 70;
      case ERRORS, CACHE -> 85;
      case SPEED -> 130;
      case LATENCY, TTFT, TOKENS -> 150;
    };
  }

  /** The colours of its series. */
  List<Ink> inks() {
    return switch (this) {
      case CALLS -> List.of(Ink.COMPLETE);
      case ERRORS -> List.of(Ink.FAILED);
      case LATENCY -> List.of(Ink.DATA_1, Ink.DATA_2, Ink.DATA_4);
      case TTFT -> List.of(Ink.DATA_3, Ink.DATA_6, Ink.DATA_4);
      case SPEED -> List.of(Ink.DATA_5);
      case TOKENS -> List.of(Ink.DATA_1, Ink.DATA_3);
      case CACHE -> List.of(Ink.DATA_2);
      case COST -> List.of(Ink.DATA_6);
    };
  }

  /** The name in ids and resource keys. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  String title() {
    return Texts.text("timeline.chart." + key());
  }

  /** All there is to say, for the tooltip. */
  String explanation(Figures of) {
    String explained = Texts.text("timeline.chart." + key() + ".explained");
    return explained
        + "\n"
        + switch (this) {
          case CALLS ->
              Texts.text(
                  "timeline.chart.calls.more",
                  Format.count(of.cancelled()),
                  Format.count(of.running()));
          case ERRORS -> Texts.text("timeline.chart.errors.more", Format.count(of.calls()));
          case LATENCY -> more(of.latency());
          case TTFT -> more(of.firstToken());
          case SPEED ->
              Texts.text(
                  "timeline.chart.speed.more",
                  Format.count(of.decodeTokens()),
                  Format.millis(of.decodeNanos() / MILLION));
          case CACHE ->
              Texts.text(
                  "timeline.chart.cache.more",
                  Format.count(of.cacheReadTokens()),
                  Format.count(of.inputTokens()),
                  of.cached());
          case TOKENS ->
              Texts.text(
                  "timeline.chart.tokens.more",
                  Format.count(of.inputTokens()),
                  Format.count(of.cacheReadTokens()),
                  Format.count(of.outputTokens()));
          case COST ->
              Texts.text(
                  "timeline.chart.cost.more", Format.count(of.priced()), Format.count(of.calls()));
        };
  }

  private static String more(Percentiles of) {
    return Texts.text(
        of.exact() ? "timeline.chart.percentiles" : "timeline.chart.percentiles.about",
        time(of.p50(), of.exact()),
        time(of.p95(), of.exact()),
        time(of.p99(), of.exact()),
        Format.count(of.n()));
  }

  private static String percentiles(Percentiles of) {
    return of.p50() == null
        ? Format.UNKNOWN
        : Texts.text(
            "timeline.chart.percentiles.short",
            time(of.p50(), of.exact()),
            time(of.p95(), of.exact()));
  }

  private static String slow(Percentiles of) {
    return of.p95() == null
        ? Format.UNKNOWN
        : Texts.text("timeline.chart.percentiles.brief", time(of.p95(), of.exact()));
  }

  private static String time(@Nullable Long nanos, boolean exact) {
    String value = nanos == null ? Format.UNKNOWN : Format.millis(nanos / MILLION);
    return exact ? value : Format.estimate(value);
  }

  private static double[] millis(Percentiles of) {
    return new double[] {millis(of.p50()), millis(of.p95()), millis(of.p99())};
  }

  private static double millis(@Nullable Long nanos) {
    return nanos == null ? Double.NaN : nanos / MILLION;
  }

  private static String compact(long n) {
    if (n < 100_000) {
      return Format.count(n);
    }
    return n < 10_000_000 ? Format.count(n / 1_000) + " k" : Format.count(n / 1_000_000) + " M";
  }
}
