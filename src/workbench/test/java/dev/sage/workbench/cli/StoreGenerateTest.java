package dev.sage.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.redaction.Redactor;
import dev.sage.workbench.Home;
import dev.sage.workbench.generate.Traffic;
import dev.sage.workbench.store.CallFilter;
import dev.sage.workbench.store.CallQuery;
import dev.sage.workbench.store.CallSource;
import dev.sage.workbench.store.RandomCalls;
import dev.sage.workbench.store.Store;
import dev.sage.workbench.store.StoredCall;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreGenerateTest {

  @TempDir Path home;

  private Store open() {
    return Store.open(new Home(home), Redactor.create(), notice -> {});
  }

  private CommandLineRun.Result generate(String... more) {
    var arguments =
        new ArrayList<>(List.of("store", "generate", "--calls", "3000", "--days", "30"));
    arguments.addAll(List.of(more));
    return new CommandLineRun(home).sage(arguments.toArray(String[]::new));
  }

  @Test
  void made_up_calls_are_as_many_as_asked_for_and_say_what_they_are() {
    var run = generate("--frames", "3");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("3,000 made-up calls");
    try (var store = open()) {
      var calls = store.calls(CallQuery.newest(5_000));
      assertThat(calls)
          .hasSize(3_000)
          .allSatisfy(
              call -> {
                assertThat(call.findings().source()).isEqualTo(CallSource.IMPORT);
                assertThat(call.findings().file()).isEqualTo("generated");
              });
      assertThat(calls).extracting(StoredCall::provider).contains("openai", "anthropic", "ollama");
      assertThat(store.frames(calls.getFirst().id(), 0, 10)).hasSize(3);
      assertThat(store.care().check().problems()).isEmpty();
    }
  }

  @Test
  void made_up_calls_stand_beside_others_only_where_that_is_asked_for() throws Exception {
    try (var store = open()) {
      var calls = new RandomCalls(store, new Random(1));
      calls.end(calls.begin(Instant.EPOCH, null, false));
    }
    assertThat(generate().exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(generate().err()).contains("--add");
    try (var store = open()) {
      assertThat(store.count(CallFilter.ALL)).isEqualTo(1);
    }
    assertThat(generate("--add").exitCode()).isZero();
  }

  @Test
  void a_seed_makes_the_same_calls_again() {
    var end = Instant.parse("2026-11-26T10:00:00Z");
    var first = new Traffic(500, 7, 3, end).next(1_000);
    assertThat(new Traffic(500, 7, 3, end).next(1_000)).isEqualTo(first).hasSize(500);
    assertThat(new Traffic(500, 7, 4, end).next(1_000)).isNotEqualTo(first);
  }
}
