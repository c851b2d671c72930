package dev.sage.workbench.store;

import dev.sage.llm.Usage;
import dev.sage.workbench.CallCosts;
import dev.sage.workbench.Home;
import dev.sage.workbench.WorkbenchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * What calls cost as they end. Used by the writer's thread only; reads the person's prices again
 * where they have changed.
 */
final class Costs {

  private final @Nullable Home home;
  private @Nullable CallCosts costs;
  private @Nullable FileTime read;

  Costs(Home home) {
    this.home = home;
  }

  private Costs() {
    this.home = null;
  }

  /** For a store that no call ends in. */
  static Costs unknown() {
    return new Costs();
  }

  /** In US dollars; null where it is unknown. */
  @Nullable Double of(String provider, String model, @Nullable String answered, Usage usage) {
    var known = current();
    return known == null
        ? null
        : known
            .cost(provider, model, answered, usage)
            .map(cost -> (Double) cost.doubleValue())
            .orElse(null);
  }

  private @Nullable CallCosts current() {
    if (home == null) {
      return null;
    }
    try {
      FileTime now =
          Files.exists(home.prices())
              ? Files.getLastModifiedTime(home.prices())
              : FileTime.fromMillis(0);
      if (!now.equals(read)) {
        read = now;
        costs = CallCosts.of(home);
      }
    } catch (IOException | WorkbenchException wrong) {
      // Whoever shows costs says what is wrong with the file; a call is stored all the same.
      costs = null;
    }
    return costs;
  }
}
