package dev.sage.benchmarks.store;

import dev.sage.llm.redaction.Redactor;
import dev.sage.workbench.Home;
import dev.sage.workbench.generate.Traffic;
import dev.sage.workbench.store.CallFilter;
import dev.sage.workbench.store.CallQuery;
import dev.sage.workbench.store.Store;
import dev.sage.workbench.timeline.Grouping;
import dev.sage.workbench.timeline.TimeRange;
import dev.sage.workbench.timeline.Timeline;
import dev.sage.workbench.timeline.TimelineQuery;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;

/**
 * The figures of a store of made-up calls over two years: opening, the questions of the timeline at
 * any zoom, pages. Prints a table of what was measured beside its target.
 */
public final class StoreBenchmark {
  private static final int DAYS = 730;
  private static final int BATCH = 20_000;
  private static final int BUCKETS = 1_000;
  private static final int PAGE = 50;
  private static final int OPENINGS = 5;
  private static final long MINUTE = 60_000_000;
  private static final CallFilter ONE_PROVIDER = CallFilter.parse("provider:openai");
  private static final List<String> FILTERS =
      List.of(
          "", "provider:openai", "provider:ollama status:cancelled", "model:gemma3 status:failed");

  private final Timeline timeline;
  private final Store store;
  private final TimeRange extent;

  private StoreBenchmark(Store store) {
    this.store = store;
    this.timeline = Timeline.of(store);
    this.extent = timeline.extent().orElseThrow();
  }

  /**
   * Measures a store, making it first where there is none.
   *
   * @param arguments how many calls it has, and its folder
   */
  public static void main(String[] arguments) throws Exception {
    long calls = Long.parseLong(arguments[0].replace("_", ""));
    var home = new Home(Path.of(arguments[1]));
    if (!Files.exists(home.database())) {
      generate(home, calls);
    }
    var openings = new ArrayList<Double>();
    for (int i = 0; i <= OPENINGS; i++) {
      long begun = System.nanoTime();
      try (var store = open(home)) {
        var newest = store.calls(CallQuery.newest(PAGE));
        if (newest.isEmpty()) {
          throw new IllegalStateException("the store is empty");
        }
        openings.add((System.nanoTime() - begun) / 1e6);
      }
    }
    try (var store = open(home)) {
      System.out.printf(
          Locale.ROOT,
          "%,d calls, %,d MB; load of the machine %.1f on %d cores; %s%n%n",
          store.info().calls(),
          Files.size(home.database()) >> 20,
          ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
          Runtime.getRuntime().availableProcessors(),
          InstantSource.system().instant());
      Answers.heading();
      Answers.print("opening, to the first page, in a new process", 300, openings.subList(0, 1));
      Answers.print("opening, to the first page, again", 300, openings.subList(1, openings.size()));
      new StoreBenchmark(store).run();
    }
  }

  private static Store open(Home home) {
    return Store.open(home, Redactor.create(), System.err::println);
  }

  private static void generate(Home home, long calls) throws InterruptedException {
    try (var store = open(home)) {
      var traffic = new Traffic(calls, DAYS, 1, InstantSource.system().instant());
      for (var batch = traffic.next(BATCH); !batch.isEmpty(); batch = traffic.next(BATCH)) {
        store.add(batch, 0);
      }
    }
  }

  private void run() {
    var lengths = new LinkedHashMap<String, Long>();
    lengths.put("a minute", MINUTE);
    lengths.put("an hour", 60 * MINUTE);
    lengths.put("a day", 1_440 * MINUTE);
    lengths.put("a week", 7 * 1_440 * MINUTE);
    lengths.put("a month", 30 * 1_440 * MINUTE);
    lengths.put("a year", 365 * 1_440 * MINUTE);
    lengths.put("all", extent.length());
    lengths.forEach(this::zoom);
    int middle = Math.toIntExact(store.info().calls() / 2);
    Answers.row(
        "page in the middle of all",
        20,
        i -> timeline.calls(extent, CallFilter.ALL, middle + i * PAGE, PAGE));
    for (String filter : FILTERS) {
      var parsed = CallFilter.parse(filter);
      var name = filter.isEmpty() ? "" : " of `" + filter + "`";
      Answers.row("newest page" + name, 20, i -> store.calls(CallQuery.newest(parsed, PAGE + i)));
      Answers.row(
          "newest page of all time" + name,
          20,
          i -> timeline.calls(extent, parsed, i * PAGE, PAGE));
    }
  }

  private void zoom(String name, long length) {
    var random = new Random(length);
    Map<Integer, TimeRange> ranges = new LinkedHashMap<>();
    IntFunction<TimeRange> range =
        i ->
            ranges.computeIfAbsent(
                i,
                any -> {
                  long from =
                      extent.from() + (long) (random.nextDouble() * (extent.length() - length));
                  return new TimeRange(from, from + length);
                });
    for (Grouping grouping : Grouping.values()) {
      Answers.row(
          "lanes by %s, %s".formatted(grouping.name().toLowerCase(Locale.ROOT), name),
          50,
          i -> timeline.view(query(range.apply(i), grouping, CallFilter.ALL)));
    }
    Answers.row("strip, " + name, 50, i -> timeline.overview(range.apply(i), BUCKETS));
    Answers.row("charts, " + name, 50, i -> timeline.charts(range.apply(i), CallFilter.ALL, 200));
    Answers.row("figures, " + name, 50, i -> timeline.figures(range.apply(i), CallFilter.ALL));
    Answers.row(
        "lanes of one provider, " + name,
        50,
        i -> timeline.view(query(range.apply(i), Grouping.MODEL, ONE_PROVIDER)));
    Answers.row(
        "charts of one provider, " + name,
        50,
        i -> timeline.charts(range.apply(i), ONE_PROVIDER, 200));
    Answers.row("page, " + name, 20, i -> timeline.calls(range.apply(i), CallFilter.ALL, 0, PAGE));
  }

  private static TimelineQuery query(TimeRange range, Grouping grouping, CallFilter filter) {
    return new TimelineQuery(range, grouping, filter, BUCKETS);
  }
}
