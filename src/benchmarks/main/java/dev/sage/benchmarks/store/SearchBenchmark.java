package dev.sage.benchmarks.store;

import dev.sage.llm.redaction.Redactor;
import dev.sage.workbench.Home;
import dev.sage.workbench.store.CallFilter;
import dev.sage.workbench.store.CallQuery;
import dev.sage.workbench.store.Store;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/**
 * How long words are looked for in very many calls that have them, with the index of words. Prints
 * a table of what was measured beside its target.
 */
public final class SearchBenchmark {
  private static final double TARGET_MILLIS = 100;
  private static final int PAGE = 50;
  private static final int FLUSH = 2_000;

  private SearchBenchmark() {}

  /**
   * Measures a store, making it and its index first where there is none.
   *
   * @param arguments how many calls it has, and its folder
   */
  public static void main(String[] arguments) throws Exception {
    long calls = Long.parseLong(arguments[0].replace("_", ""));
    var home = new Home(Path.of(arguments[1]));
    boolean there = Files.exists(home.database());
    try (var store = open(home)) {
      if (!there) {
        make(store, calls);
      }
      System.out.printf(
          Locale.ROOT,
          "%,d calls with words, %,d MB; load of the machine %.1f on %d cores; %s%n%n",
          store.info().calls(),
          store.bytes() >> 20,
          ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
          Runtime.getRuntime().availableProcessors(),
          InstantSource.system().instant());
      Answers.heading();
      ask(store, "a word that no call has", i -> "xyloph" + i);
      ask(store, "a word that is rare", i -> WordedCalls.word(WordedCalls.WORDS - 1 - i));
      ask(store, "a word of the middle", i -> WordedCalls.word(2_000 + i));
      ask(store, "a word that is frequent", i -> WordedCalls.word(20 + i));
      ask(store, "a word that nearly all have", WordedCalls::word);
      ask(
          store,
          "two words that stand together",
          i -> WordedCalls.word(100 + i) + " " + WordedCalls.word(300 + 2 * i));
      ask(store, "a part of a rare word", i -> WordedCalls.word(30_000 + i).substring(1));
    }
  }

  private static Store open(Home home) {
    return Store.open(home, Redactor.create(), System.err::println);
  }

  private static void make(Store store, long calls) throws InterruptedException {
    var made = new WordedCalls();
    long begun = System.nanoTime();
    for (long i = 0; i < calls; i++) {
      made.tell(store);
      if (i % FLUSH == 0) {
        store.flush();
      }
    }
    store.flush();
    said("Stored", calls, begun);
    begun = System.nanoTime();
    store.search(true);
    do {
      store.flush();
      TimeUnit.MILLISECONDS.sleep(20);
    } while (left(store) > 0);
    said("Indexed", calls, begun);
  }

  private static void said(String what, long calls, long begun) {
    double seconds = (System.nanoTime() - begun) / 1e9;
    System.err.printf(
        Locale.ROOT,
        "%s %,d calls in %.0f s: %.2f ms each%n",
        what,
        calls,
        seconds,
        seconds * 1e3 / calls);
  }

  private static long left(Store store) {
    return store.read(
        view -> view.number("SELECT count(*) FROM search_fill WHERE done < upto", List.of()));
  }

  private static void ask(Store store, String what, IntFunction<String> words) {
    Answers.row(
        what,
        TARGET_MILLIS,
        i ->
            store.calls(
                CallQuery.newest(CallFilter.parse("text:\"" + words.apply(i) + "\""), PAGE)));
  }
}
