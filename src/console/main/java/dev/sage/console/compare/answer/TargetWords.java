package dev.sage.console.compare.answer;

import dev.sage.console.control.Ellipsis;

/**
 * The name of a target where there is no room for all of it. What tells models apart stands at
 * their ends, so the provider is cut first. Stateless.
 */
final class TargetWords {
  private TargetWords() {}

  /**
   * The target, else as much of its provider as leaves room for the whole model, else the end of
   * the model.
   *
   * @param target {@code provider/model}, or whatever was typed so far
   */
  static String fit(String target, double room, Ellipsis ellipsis) {
    int slash = target.indexOf('/');
    if (slash > 0 && !ellipsis.fits(target, room)) {
      String model = target.substring(slash);
      String provider = ellipsis.fit(target.substring(0, slash), room - ellipsis.width(model));
      String both = provider + model;
      if (provider.length() > 1 && ellipsis.fits(both, room)) {
        return both;
      }
    }
    return ellipsis.fitEnd(target, room);
  }
}
