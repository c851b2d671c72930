package dev.sage.llm.check;

import dev.sage.llm.LlmException;
import dev.sage.llm.ModelInfo;
import dev.sage.llm.check.ApiCalls.Outcome;
import dev.sage.llm.provider.ModelPage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the list of models to its end. */
final class ModelsLayer {

  /** So that a server that always names a next page comes to an end. */
  private static final int MOST_PAGES = 100;

  private final ApiTarget api;
  private final ApiCalls calls;
  private final ApiState state;

  ModelsLayer(ApiTarget api, ApiCalls calls, ApiState state) {
    this.api = api;
    this.calls = calls;
    this.state = state;
  }

  LayerFinding look(Duration limit) {
    var first = state.page;
    if (first == null) {
      return LayerFinding.skipped(
          state.noList ? "The server has no list of models." : "The list was not given this time.");
    }
    long begun = System.nanoTime();
    var models = new ArrayList<>(first.models());
    boolean whole = read(first.next(), models, begun + limit.toNanos());
    state.models = List.copyOf(models);
    var answer = Objects.requireNonNull(state.answer);
    var took =
        answer
            .whole()
            .minus(answer.untilHeaders())
            .plus(Duration.ofNanos(System.nanoTime() - begun));
    return finding(models, whole).took(took);
  }

  private LayerFinding finding(List<ModelInfo> models, boolean whole) {
    if (!whole) {
      return LayerFinding.warning(
          CheckCode.MODELS_FAILED,
          "The list of models broke off after " + count(models) + ".",
          "Check again; calls do not need the list.");
    }
    return models.isEmpty()
        ? LayerFinding.warning(
            CheckCode.NO_MODELS,
            "The server answers, but has no models.",
            LocalServers.noModels(api.target()))
        : LayerFinding.ok(count(models) + ".");
  }

  private static String count(List<ModelInfo> models) {
    return models.size() == 1 ? "1 model" : models.size() + " models";
  }

  private boolean read(@Nullable String cursor, List<ModelInfo> models, long end) {
    var next = cursor;
    for (int page = 1; next != null && page < MOST_PAGES; page++) {
      var read = page(next, Duration.ofNanos(Math.max(1, end - System.nanoTime())));
      if (read == null) {
        return false;
      }
      models.addAll(read.models());
      next = read.models().isEmpty() ? null : read.next();
    }
    return true;
  }

  private @Nullable ModelPage page(String cursor, Duration limit) {
    if (!(calls.send(api.requests().models(cursor), limit) instanceof Outcome.Answered(var answer))
        || !answer.ok()) {
      return null;
    }
    try {
      return api.format().decodeModels(answer.body());
    } catch (LlmException broken) {
      return null;
    }
  }
}
