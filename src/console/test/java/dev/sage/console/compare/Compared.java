package dev.sage.console.compare;

import dev.sage.llm.Llm;
import dev.sage.llm.provider.fake.FakeProvider;
import dev.sage.workbench.compare.Comparison;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A model of the panel over a scripted provider, without window and store. */
final class Compared implements AutoCloseable {
  private final Llm llm;
  private final List<Comparison> comparisons = new ArrayList<>();
  private final List<String> drafts = new ArrayList<>();
  private final Map<String, StoredAnswer> stored = new HashMap<>();
  private final CompareModel model;

  Compared(FakeProvider provider) {
    llm = Llm.builder().environment(Map.of()).provider(provider).build();
    model =
        new CompareModel(
            (request, listener) -> {
              Comparison comparison = Comparison.prepare(llm::stream, request, listener).start();
              comparisons.add(comparison);
              return comparison;
            },
            (ids, then) -> then.accept(stored),
            drafts::add,
            () -> {});
  }

  CompareModel model() {
    return model;
  }

  /** With columns that ask these models. */
  Compared asking(String... models) {
    model.restore(Optional.empty());
    model.preset(List.of(models), "");
    model.prompt().systemProperty().set("");
    model.prompt().userProperty().set("Hi");
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
    model.columns().forEach(column -> column.pull(true));
    model.count();
  }

  List<String> drafts() {
    return drafts;
  }

  void store(StoredAnswer answer) {
    stored.put(answer.call().id(), answer);
  }

  @Override
  public void close() {
    model.stop();
    llm.close();
  }
}
