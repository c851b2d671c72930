package dev.sage.workbench.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.FinishReason;
import dev.sage.llm.Timings;
import dev.sage.llm.Usage;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.telemetry.CallRecord;
import dev.sage.llm.telemetry.ChunkGaps;
import dev.sage.workbench.Home;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Sage's own cache answered is told from what a provider did. */
class CachedCallTest {

  @TempDir Path folder;

  private static String call(Store store, boolean cached) {
    var start = StoredCalls.start(StoredCalls.request("openai/gpt-4.1", "Hello"));
    store
        .tap()
        .open(start)
        .end(
            new CallRecord(
                start,
                "gpt-4.1",
                "resp",
                StoredCalls.START,
                List.of(),
                FinishReason.STOP,
                null,
                new Usage(1_000L, 0L, null, 500L, null, null),
                new Timings(1, 2, 3, 3_000_000, 3_000_000, 13_000_000, 20_000_000),
                ChunkGaps.NONE,
                null,
                cached));
    StoredCalls.flush(store);
    return start.requestId();
  }

  @Test
  void it_costs_nothing_and_is_found() {
    try (var store = Store.open(new Home(folder), Redactor.create(), notice -> {})) {
      String asked = call(store, false);
      String cached = call(store, true);

      assertThat(store.call(asked).orElseThrow().findings().costUsd()).isPositive();
      assertThat(store.call(cached).orElseThrow().findings().costUsd()).isZero();
      assertThat(store.call(cached).orElseThrow().findings().cached()).isTrue();
      assertThat(store.calls(CallQuery.newest(CallFilter.parse("has:cached"), 10)))
          .extracting(StoredCall::id)
          .containsExactly(cached);
      assertThat(FilterLanguage.explain("has:cached"))
          .isEqualTo("Calls answered from Sage's own cache.");
    }
  }
}
