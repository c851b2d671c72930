package dev.sage.console.timeline.charts;

import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import dev.sage.console.timeline.paint.Ink;
import dev.sage.workbench.timeline.Charts;
import dev.sage.workbench.timeline.Figures;
import dev.sage.workbench.timeline.Percentiles;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a chart shows of the figures of a stretch of time. */
public enum ChartKind {
  CALLS(true) {
    @Override
    double[] values(Figures of) {
      return new double[] {of.calls()};
    }

    @Override
    List<List<Part>> figures(Figures of) {
      return one(Format.count(of.calls()));
    }
  },
  ERRORS(true) {
    @Override
    double[] values(Figures of) {
      return new double[] {of.failed()};
    }

    @Override
    List<List<Part>> figures(Figures of) {
      String failed = Format.count(of.failed());
      return of.calls() == 0 || of.failed() == 0
          ? one(failed)
          : one(
              Texts.text(
                  "timeline.chart.errors.of",
                  failed,
                  Format.percent((double) of.failed() / of.calls())),
              failed);
    }
  },
  LATENCY(false) {
    @Override
    double[] values(Figures of) {
      return millis(of.latency());
    }

    @Override
    List<List<Part>> figures(Figures of) {
      return percentiles(of.latency());
    }

    @Override
    List<String> notes(Figures of) {
      return n(of.latency());
    }
  },
  TTFT(false) {
    @Override
    double[] values(Figures of) {
      return millis(of.firstToken());
    }

    @Override
    List<List<Part>> figures(Figures of) {
      return percentiles(of.firstToken());
    }

    @Override
    List<String> notes(Figures of) {
      return n(of.firstToken());
    }
  },
  SPEED(false) {
    @Override
    double[] values(Figures of) {
      return new double[] {of.tokensPerSecond().orElse(Double.NaN)};
    }

    @Override
    List<List<Part>> figures(Figures of) {
      return one(Format.tokensPerSecond(of.tokensPerSecond().orElse(Double.NaN)));
    }
  },
  TOKENS(true) {
    @Override
    double[] values(Figures of) {
      return new double[] {of.inputTokens(), of.outputTokens()};
    }

    @Override
    List<List<Part>> figures(Figures of) {
      if (of.inputTokens() == 0 && of.outputTokens() == 0) {
        return one(Format.UNKNOWN);
      }
      String in = compact(of.inputTokens());
      String out = compact(of.outputTokens());
      Part came = new Part(0, Texts.text("timeline.chart.tokens.in", in));
      Part went = new Part(1, Texts.text("timeline.chart.tokens.out", out));
      return List.of(
          List.of(came, went), List.of(new Part(0, in), new Part(1, out)), List.of(came));
    }
  },
  CACHE(false) {
    @Override
    double[] values(Figures of) {
      return new double[] {of.cachedInput().orElse(Double.NaN)};
    }

    @Override
    List<List<Part>> figures(Figures of) {
      return one(Format.percent(of.cachedInput().orElse(Double.NaN)));
    }

    @Override
    List<String> notes(Figures of) {
      return of.cached() == 0
          ? List.of()
          : List.of(Texts.text("timeline.chart.cache.own", Format.count(of.cached())));
    }
  },
  COST(true) {
    @Override
    double[] values(Figures of) {
      return new double[] {of.priced() == 0 ? Double.NaN : of.costNanoUsd() / NANO};
    }

    @Override
    List<List<Part>> figures(Figures of) {
      if (of.priced() == 0) {
        return one(Format.UNKNOWN);
      }
      double dollars = of.costNanoUsd() / NANO;
      return one(
          of.priced() < of.billed() ? Format.dollarsAtLeast(dollars) : Format.dollars(dollars));
    }

    @Override
    List<String> notes(Figures of) {
      return of.priced() == of.billed()
          ? List.of()
          : List.of(
              Texts.text(
                  "timeline.chart.cost.priced",
                  Format.count(of.priced()),
                  Format.count(of.billed())),
              // Rounded down: what is not all must not read as all.
              Texts.text(
                  "timeline.chart.cost.share",
                  Format.percent(Math.floor(100.0 * of.priced() / of.billed()) / 100)));
    }
  };

  private static final double NANO = 1e9;
  private static final double MILLION = 1e6;

  /** A chart of percentiles reaches up to so many times p95 of all. */
  private static final double TALLEST = 2.5;

  private final boolean columns;

  ChartKind(boolean columns) {
    this.columns = columns;
  }

  /** A value for each of its series; NaN where there is none. */
  abstract double[] values(Figures of);

  /**
   * A piece of a figure.
   *
   * @param series of which of {@link #values} it is, so that it shows how that is drawn; -1 where
   *     there is but one
   */
  record Part(int series, String words) {}

  /** The figure in pieces; where there is less room the first that fits of the others. */
  abstract List<List<Part>> figures(Figures of);

  /** What is to be known beside it, as long as there is room; the first that fits, or none. */
  List<String> notes(Figures of) {
    return List.of();
  }

  /** The figure and what is to be known beside it, in words. */
  String words(Figures of) {
    return Stream.concat(
            figures(of).getFirst().stream().map(Part::words), notes(of).stream().limit(1))
        .collect(Collectors.joining(", "));
  }

  /**
   * What the upper edge stands for: the highest value. Of percentiles it is that of p95, and not
   * much more than p95 of all: one slow call would press everything else flat. What is higher is
   * cut.
   */
  double top(Charts of) {
    double highest = 0;
    for (Figures bucket : of.buckets()) {
      double[] values = values(bucket);
      double sum = 0;
      for (int series = 0; series < (percentiles() ? 2 : values.length); series++) {
        double known = Double.isNaN(values[series]) ? 0 : values[series];
        sum = columns ? sum + known : Math.max(sum, known);
      }
      highest = Math.max(highest, sum);
    }
    double most = percentiles() ? values(of.total())[1] * TALLEST : Double.NaN;
    return Double.isNaN(most) ? highest : Math.min(highest, most);
  }

  private boolean percentiles() {
    return this == LATENCY || this == TTFT;
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

  /** Its part of the width, beside those of the others: as its figure is long. */
  double room() {
    return switch (this) {
      case CALLS -> 70;
      case ERRORS, CACHE -> 75;
      case SPEED -> 90;
      case COST -> 110;
      case TOKENS -> 150;
      case LATENCY, TTFT -> 290;
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
                  Format.count(of.cacheToldTokens()),
                  of.cached());
          case TOKENS ->
              Texts.text(
                  "timeline.chart.tokens.more",
                  Format.count(of.inputTokens()),
                  Format.count(of.cacheReadTokens()),
                  Format.count(of.outputTokens()));
          case COST ->
              Texts.text(
                  "timeline.chart.cost.more", Format.count(of.priced()), Format.count(of.billed()));
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

  private static List<List<Part>> one(String... words) {
    return Stream.of(words).map(each -> List.of(new Part(-1, each))).toList();
  }

  private static List<List<Part>> percentiles(Percentiles of) {
    if (of.p50() == null || of.p95() == null) {
      return one(Format.UNKNOWN);
    }
    Part median = new Part(0, Texts.text("timeline.chart.p50", time(of.p50(), of.exact())));
    Part slow = new Part(1, Texts.text("timeline.chart.p95", time(of.p95(), of.exact())));
    Part slowest = new Part(2, Texts.text("timeline.chart.p99", time(of.p99(), of.exact())));
    return List.of(List.of(median, slow, slowest), List.of(median, slow), List.of(slow));
  }

  private static List<String> n(Percentiles of) {
    return List.of(Texts.text("timeline.chart.n", Format.count(of.n())));
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
