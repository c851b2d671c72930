package dev.sage.llm.config;

import dev.sage.llm.provider.ProviderDescriptor;
import dev.sage.llm.provider.VendorCatalog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Decides between sources. A value that can be used wins over all below it; null wins over them
 * too, and then the default holds; so does a value that can't be used, which is an error. Empty and
 * blocked values are passed over. Immutable but for what is blocked while it is made.
 */
final class Ladders {

  private static final Set<String> SHARED =
      Set.of("apiKey", "organization", "project", "headers", "baseUrl");

  private final List<Stratum> strata;
  private final VendorCatalog vendors;
  private final Map<Statement, ConfigProblem> blocked = new LinkedHashMap<>();

  /**
   * A decision.
   *
   * @param strata the highest first
   */
  Ladders(List<Stratum> strata, VendorCatalog vendors) {
    this.strata = List.copyOf(strata);
    this.vendors = vendors;
  }

  List<Stratum> strata() {
    return strata;
  }

  /** Passes a value over because of where it comes from. */
  void block(Statement statement, ConfigProblem why) {
    blocked.putIfAbsent(statement, why);
  }

  boolean blocked(Statement statement) {
    return blocked.containsKey(statement);
  }

  List<ConfigProblem> blocks() {
    return List.copyOf(blocked.values());
  }

  Ladder of(SettingSpec spec, String path) {
    var rungs = new ArrayList<Ladder.Rung>();
    Statement winner = null;
    ConfigProblem bad = null;
    boolean decided = false;
    for (var stratum : strata) {
      for (var statement : reaching(stratum, path)) {
        var state = state(statement, decided);
        rungs.add(new Ladder.Rung(statement, state));
        if (!decided && statement.value() instanceof Value.Bad value) {
          bad = value.problem();
        }
        winner = state == ConfigRung.State.WINS ? statement : winner;
        decided |= decides(state);
      }
    }
    return new Ladder(path, spec, List.copyOf(rungs), winner, bad);
  }

  /** The paths of all headers of a provider, by their names in lower case. */
  Set<String> headers(String provider) {
    var found = new TreeMap<String, String>();
    var prefixes = new ArrayList<>(List.of(SettingPath.provider(provider, "headers.")));
    var shared = shared(SettingPath.provider(provider, "headers"));
    if (shared != null) {
      prefixes.add(shared + ".");
    }
    for (var stratum : strata) {
      for (var statement : stratum.all()) {
        for (var prefix : prefixes) {
          if (statement.path().startsWith(prefix)) {
            var name = statement.path().substring(prefix.length());
            found.putIfAbsent(
                name.toLowerCase(Locale.ROOT), SettingPath.provider(provider, "headers." + name));
          }
        }
      }
    }
    return new LinkedHashSet<>(found.values());
  }

  private static boolean decides(ConfigRung.State state) {
    return switch (state) {
      case WINS, REMOVED, INVALID -> true;
      case SHADOWED, EMPTY, BLOCKED -> false;
    };
  }

  private ConfigRung.State state(Statement statement, boolean decided) {
    if (blocked(statement)) {
      return ConfigRung.State.BLOCKED;
    }
    return switch (statement.value()) {
      case Value.Empty empty -> ConfigRung.State.EMPTY;
      case Value.Bad bad -> ConfigRung.State.INVALID;
      case Value.Removed removed -> decided ? ConfigRung.State.SHADOWED : ConfigRung.State.REMOVED;
      default -> decided ? ConfigRung.State.SHADOWED : ConfigRung.State.WINS;
    };
  }

  private List<Statement> reaching(Stratum stratum, String path) {
    var own = stratum.reaching(path);
    var shared = own.isEmpty() ? shared(path) : null;
    return shared == null ? own : stratum.reaching(shared);
  }

  /**
   * The same setting of the vendor, whose other wire format this provider is: it is the same
   * account. Null where there is none.
   */
  private @Nullable String shared(String path) {
    var parts = SettingPath.parts(path);
    if (parts.size() < 3
        || !parts.getFirst().equals(SettingTable.PROVIDERS)
        || !SHARED.contains(parts.get(2))) {
      return null;
    }
    var variant = vendors.find(parts.get(1));
    var vendor = variant.map(ProviderDescriptor::variantOf).flatMap(this::vendor);
    if (variant.isEmpty() || vendor.isEmpty()) {
      return null;
    }
    boolean sameAddress = variant.get().baseUrl().equals(vendor.get().baseUrl());
    if (parts.get(2).equals("baseUrl") && !sameAddress) {
      return null;
    }
    var moved = new ArrayList<>(parts);
    moved.set(1, vendor.get().name());
    return String.join(".", moved);
  }

  private Optional<ProviderDescriptor> vendor(String name) {
    return vendors.find(name);
  }
}
