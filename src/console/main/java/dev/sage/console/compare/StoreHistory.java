package dev.sage.console.compare;

import dev.sage.console.compare.answer.StoredAnswer;
import dev.sage.console.compare.matrix.AskedRun;
import dev.sage.console.compare.matrix.MatrixRuns;
import dev.sage.console.shell.Background;
import dev.sage.console.text.Texts;
import dev.sage.workbench.store.Store;
import dev.sage.workbench.store.StoredAttempt;
import dev.sage.workbench.store.StoredCall;
import dev.sage.workbench.store.StoredContent;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads answers from the store, in the background. */
final class StoreHistory implements CompareModel.History {
  private final Store store;
  private final Background background;

  StoreHistory(Store store, Background background) {
    this.store = store;
    this.background = background;
  }

  @Override
  public void read(List<String> callIds, Consumer<Map<String, StoredAnswer>> then) {
    background.work(Texts.text("compare.history"), () -> answers(callIds)).onSuccess(then).start();
  }

  private Map<String, StoredAnswer> answers(List<String> callIds) throws InterruptedException {
    // An answer that was whole a moment ago may still be on its way to the disk.
    store.flush();
    Map<String, StoredAnswer> answers = new HashMap<>();
    for (String id : callIds) {
      answer(id).ifPresent(answer -> answers.put(id, answer));
    }
    return answers;
  }

  @Override
  public void questions(List<String> callIds, Consumer<Map<String, AskedRun>> then) {
    background
        .work(Texts.text("compare.history"), () -> questions(callIds))
        .onSuccess(then)
        .start();
  }

  /** A column of a run, which its repetitions share. */
  private record Place(String run, int column) {}

  private Map<String, AskedRun> questions(List<String> callIds) throws InterruptedException {
    store.flush();
    Map<Place, Optional<AskedRun>> known = new HashMap<>();
    Map<String, AskedRun> questions = new HashMap<>();
    for (StoredCall call : store.calls(callIds)) {
      String run = call.runId();
      if (run != null) {
        known
            .computeIfAbsent(new Place(run, call.column()), this::question)
            .ifPresent(question -> questions.put(call.id(), question));
      }
    }
    return questions;
  }

  private Optional<AskedRun> question(Place place) {
    return store
        .run(place.run())
        .flatMap(
            detail ->
                MatrixRuns.prompt(detail)
                    .filter(prompt -> place.column() < prompt.columns().size())
                    .map(
                        prompt ->
                            RunRequests.question(
                                prompt, place.column(), MatrixRuns.inputs(detail.plan()))));
  }

  private Optional<StoredAnswer> answer(String id) {
    Optional<StoredContent> content = store.content(id);
    return store
        .call(id)
        .flatMap(call -> content.map(what -> new StoredAnswer(call, what, waited(id))));
  }

  private Duration waited(String id) {
    return store.attempts(id).stream()
        .map(StoredAttempt::delay)
        .filter(Objects::nonNull)
        .reduce(Duration.ZERO, Duration::plus);
  }
}
