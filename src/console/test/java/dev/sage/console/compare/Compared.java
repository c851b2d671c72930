package dev.sage.console.compare;

import dev.sage.console.compare.answer.StoredAnswer;
import dev.sage.console.compare.matrix.AskedRun;
import dev.sage.console.compare.matrix.EarlierRun;
import dev.sage.console.compare.matrix.OpenedRun;
import dev.sage.console.compare.matrix.RunDesk;
import dev.sage.llm.Llm;
import dev.sage.llm.provider.fake.FakeProvider;
import dev.sage.workbench.compare.CellListener;
import dev.sage.workbench.compare.CompareRequest;
import dev.sage.workbench.compare.Comparison;
import dev.sage.workbench.compare.CostEstimate;
import dev.sage.workbench.compare.InputException;
import dev.sage.workbench.compare.InputRows;
import dev.sage.workbench.compare.Pricing;
import dev.sage.workbench.prompt.Turn;
import dev.sage.workbench.store.RunStart;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** A model of the panel over a scripted provider, without window and store. */
final class Compared implements AutoCloseable {
  private final Llm llm;
  private final List<Comparison> comparisons = new ArrayList<>();
  private final List<RunStart> begun = new ArrayList<>();
  private final List<String> drafts = new ArrayList<>();
  private final Map<String, StoredAnswer> stored = new HashMap<>();
  private final CompareModel model;
  private Pricing pricing = Pricing.UNKNOWN;

  Compared(FakeProvider provider) {
    llm = Llm.builder().environment(Map.of()).provider(provider).build();
    model = new CompareModel(new Runs(), new Kept(), drafts::add, () -> {});
  }

  CompareModel model() {
    return model;
  }

  /** With columns that ask these models. */
  Compared asking(String... models) {
    model.restore(Optional.empty());
    model.preset(List.of(models), "");
    return ask("Hi");
  }

  /** With these prices. */
  Compared at(Pricing prices) {
    pricing = prices;
    return this;
  }

  /** With this as the whole prompt. */
  Compared ask(String question) {
    model.prompt().set(model.prompt().prompt().withTurns(List.of(new Turn.User(question))));
    return this;
  }

  /** Waits until everything that was begun is over, and takes what has come. */
  void settle() throws InterruptedException {
    for (Comparison comparison : comparisons) {
      comparison.await();
    }
    pull();
  }

  void pull() {
    model.drain(Long.MAX_VALUE);
    model.columns().forEach(column -> column.pull(true));
    model.count();
  }

  List<String> drafts() {
    return drafts;
  }

  /** What was written of each run before its first call. */
  List<RunStart> begun() {
    return begun;
  }

  void store(StoredAnswer answer) {
    stored.put(answer.call().id(), answer);
  }

  @Override
  public void close() {
    model.stop();
    llm.close();
  }

  /** What was stored by hand. */
  private final class Kept implements CompareModel.History {
    @Override
    public void read(List<String> callIds, Consumer<Map<String, StoredAnswer>> then) {
      then.accept(stored);
    }

    @Override
    public void questions(List<String> callIds, Consumer<Map<String, AskedRun>> then) {
      then.accept(Map.of());
    }
  }

  /** Runs over the scripted provider; nothing is kept. */
  private final class Runs implements RunDesk {
    @Override
    public void begin(RunStart run) {
      begun.add(run);
    }

    @Override
    public Comparison prepare(CompareRequest request, CellListener listener) {
      Comparison comparison =
          Comparison.prepare((cell, asked) -> llm.stream(asked), request, pricing, listener);
      comparisons.add(comparison);
      return comparison;
    }

    @Override
    public void inputs(Path file, Consumer<InputRows> then, Consumer<String> problem) {
      try {
        then.accept(InputRows.read(file));
      } catch (InputException e) {
        problem.accept(String.valueOf(e.getMessage()));
      }
    }

    @Override
    public void estimate(
        Function<Pricing, CostEstimate> look, Consumer<CostEstimate> then, Runnable over) {
      then.accept(look.apply(pricing));
      over.run();
    }

    @Override
    public Pricing pricing() {
      return pricing;
    }

    @Override
    public void runs(int limit, Consumer<List<EarlierRun>> then) {
      then.accept(List.of());
    }

    @Override
    public void open(String runId, Consumer<OpenedRun> then) {}
  }
}
