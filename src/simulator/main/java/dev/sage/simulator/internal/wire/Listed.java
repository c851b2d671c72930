package dev.sage.simulator.internal.wire;

import java.util.List;

/**
 * A model as it is listed.
 *
 * @param title a few words
 */
public record Listed(String id, String title) {

  /** The one of a name. */
  static Listed find(List<Listed> models, String id, Errors errors) throws Refusal {
    return models.stream()
        .filter(model -> model.id().equals(id))
        .findFirst()
        .orElseThrow(() -> errors.noSuchModel(id));
  }

  /**
   * A page of them.
   *
   * @param more whether another follows
   */
  record Page(List<Listed> models, boolean more) {
    static Page of(List<Listed> all, int from, int size) {
      int start = Math.clamp(from, 0, all.size());
      int end = (int) Math.min((long) start + size, all.size());
      return new Page(all.subList(start, end), end < all.size());
    }
  }
}
