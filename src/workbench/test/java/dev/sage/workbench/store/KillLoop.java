package dev.sage.workbench.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.redaction.Redactor;
import dev.sage.workbench.Home;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Kills a {@link HeavyIngest} at random moments, again and again, and looks at what it left. */
final class KillLoop {

  /** So many loops go on with the same store: what one leaves the next must cope with. */
  private static final int LOOPS_A_STORE = 10;

  private static final String CALLS =
      "SELECT c.* FROM call c LEFT JOIN content x ON x.call_n = c.n WHERE ";

  private final Path folder;
  private final Random random;
  private long calls;
  private long searched;

  KillLoop(Path folder, long seed) {
    this.folder = folder;
    this.random = new Random(seed);
  }

  /** What held of all loops, for a line of a report. */
  String run(int loops) throws Exception {
    var kept = new ArrayList<String>();
    for (int i = 0; i < loops; i++) {
      if (i % LOOPS_A_STORE == 0) {
        kept.clear();
      }
      Path home = folder.resolve("store-" + i / LOOPS_A_STORE);
      kept.addAll(killed(home, i));
      look(home, kept);
    }
    return "kill loops: %d, calls acknowledged: %,d, lost: 0, damaged: 0, rollups equal to a recount: %d, searches by index equal to reading: %d"
        .formatted(loops, calls, loops, searched);
  }

  /** Calls that must be there, as the process says. */
  private List<String> killed(Path home, int loop) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                HeavyIngest.class.getName(),
                home.toString(),
                Long.toString(random.nextLong(1_000_000)))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    long end = 0;
    var kept = new ArrayList<String>();
    try (var out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (end == 0) {
          end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(1 + random.nextInt(600));
        } else if (process.isAlive() && System.nanoTime() >= end) {
          // Not by the process itself: that would close its output, with lines that count.
          process.toHandle().destroyForcibly();
        }
        String[] words = line.split(" ", 2);
        // The last line may have been cut off by the end.
        if (words[0].equals("kept") && words[1].length() == 36) {
          kept.add(words[1]);
        }
        calls++;
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
    assertThat(calls).as("loop %d said something", loop).isPositive();
    return kept;
  }

  private void look(Path folder, List<String> kept) throws Exception {
    var notices = new ArrayList<String>();
    var home = new Home(folder);
    try (var store = Store.open(home, Redactor.create(), notices::add)) {
      store.flush();
      assertThat(notices).isEmpty();
      assertThat(store.care().check().problems()).isEmpty();
      for (String id : kept) {
        var call = store.call(id).orElseThrow(() -> new AssertionError(id + " is lost"));
        assertThat(call.status()).isEqualTo(CallStatus.COMPLETE);
        assertThat(store.frames(id, 0, HeavyIngest.FRAMES + 1)).hasSize(HeavyIngest.FRAMES);
        assertThat(store.content(id).orElseThrow().request()).contains("resent with each turn");
      }
      assertThat(RollupRecount.actual(home.database()))
          .isEqualTo(RollupRecount.expected(home.database()));
    }
    words(home);
  }

  /** What the index says of some words is what the texts say, as far as it has them all. */
  private void words(Home home) throws SQLException {
    try (var connection = Sql.read(home.database())) {
      for (String words : List.of("word 12", "word 34", "resent with each", "never said")) {
        var match = new WordSearch(connection).match(words);
        if (match.isPresent()) {
          var read = new ArrayList<Object>();
          var found = new ArrayList<Object>();
          String reading = WordSql.read(WordSql.Place.CALL, words, read);
          String finding = WordSql.find(WordSql.Place.CALL, words, match.get(), found);
          assertThat(CallReader.list(connection, CALLS + finding, found))
              .isEqualTo(CallReader.list(connection, CALLS + reading, read));
          searched++;
        }
      }
    }
  }
}
