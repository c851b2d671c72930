package dev.sage.simulator.internal.wire;

import dev.sage.simulator.internal.http.HttpRequest;
import dev.sage.simulator.internal.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ObjectNode;

/** Anthropic's model list: pages of 20 behind or before a model. Stateless. */
final class AnthropicModels {
  private static final int USUAL_PAGE = 20;
  private static final int LARGEST_PAGE = 1000;

  private AnthropicModels() {}

  static byte[] page(HttpRequest request, List<Listed> models, String name) throws Refusal {
    int size = size(request.parameter("limit"));
    var before = request.parameter("before_id");
    var page =
        before.isPresent()
            ? backwards(models, before.get(), size)
            : Listed.Page.of(
                models,
                request.parameter("after_id").map(id -> index(models, id) + 1).orElse(0),
                size);
    var list = Json.object();
    var data = list.putArray("data");
    page.models().forEach(model -> data.add(entry(model)));
    list.put("has_more", page.more())
        .put("first_id", page.models().isEmpty() ? null : page.models().getFirst().id())
        .put("last_id", page.models().isEmpty() ? null : page.models().getLast().id());
    return Json.compactBytes(list);
  }

  static byte[] one(Listed model) {
    return Json.compactBytes(entry(model));
  }

  private static Listed.Page backwards(List<Listed> models, String before, int size) {
    var reversed = models.reversed();
    var page = Listed.Page.of(reversed, index(reversed, before) + 1, size);
    return new Listed.Page(page.models().reversed(), page.more());
  }

  /** Where a model is; one that is not there is behind all others. */
  private static int index(List<Listed> models, String id) {
    return IntStream.range(0, models.size())
        .filter(i -> models.get(i).id().equals(id))
        .findFirst()
        .orElse(models.size());
  }

  private static int size(Optional<String> limit) throws Refusal {
    if (limit.isEmpty()) {
      return USUAL_PAGE;
    }
    if (!limit.get().matches("\\d{1,4}")) {
      throw AnthropicErrors.invalid("limit: Input should be a valid integer");
    }
    int size = Integer.parseInt(limit.get());
    if (size < 1 || size > LARGEST_PAGE) {
      throw AnthropicErrors.invalid(
          "limit: Input should be greater than or equal to 1 and less than or equal to 1000");
    }
    return size;
  }

  private static ObjectNode entry(Listed model) {
    return Json.object()
        .put("type", "model")
        .put("id", model.id())
        .put("display_name", model.title())
        .put("created_at", "2026-01-01T00:00:00Z");
  }
}
