package dev.sage.llm.check;

import dev.sage.llm.provider.ProviderDescriptor;
import dev.sage.llm.provider.VendorCatalog;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose key this is, by how it begins. The vendors' {@code keyShape} and {@code keyPrefixes} say
 * how their keys do; the longest beginning wins, since several vendors share {@code sk-}.
 * Immutable.
 *
 * @param prefix the longest beginning that is some vendor's; empty where none is
 * @param vendors whose keys begin so, in the order of their names
 */
record KeyOwners(String prefix, List<ProviderDescriptor> vendors) {

  static KeyOwners of(String key, VendorCatalog catalog) {
    var best = "";
    var owners = new ArrayList<ProviderDescriptor>();
    for (var name : catalog.names()) {
      var vendor = catalog.find(name).orElseThrow();
      var prefix = vendor.variantOf() == null ? prefix(key, vendor) : "";
      if (prefix.isEmpty() || prefix.length() < best.length()) {
        continue;
      }
      if (prefix.length() > best.length()) {
        owners.clear();
        best = prefix;
      }
      owners.add(vendor);
    }
    return new KeyOwners(best, List.copyOf(owners));
  }

  /** The longest beginning of this vendor's keys that the key has; empty where it has none. */
  static String prefix(String key, @Nullable ProviderDescriptor vendor) {
    if (vendor == null) {
      return "";
    }
    var longest = "";
    for (var prefix : prefixes(vendor)) {
      if (prefix.length() > longest.length() && key.startsWith(prefix)) {
        longest = prefix;
      }
    }
    return longest;
  }

  /** What people call whose keys these are; a variant's title names its wire format too. */
  static String title(ProviderDescriptor vendor) {
    int comma = vendor.title().indexOf(", ");
    return vendor.variantOf() == null || comma < 0
        ? vendor.title()
        : vendor.title().substring(0, comma);
  }

  /** How this vendor's keys begin, as far as that is known. */
  static List<String> prefixes(ProviderDescriptor vendor) {
    var all = new ArrayList<>(vendor.keyPrefixes());
    var shape = vendor.keyShape();
    if (shape != null) {
      var literal = shape.substring(1, literalEnd(shape));
      if (!literal.isEmpty()) {
        all.add(literal);
      }
    }
    return all;
  }

  /** Where the pattern's literal beginning ends: a shape is {@code ^sk-[a-z0-9]{32}$}. */
  private static int literalEnd(String shape) {
    int end = 1;
    while (Character.isLetterOrDigit(shape.charAt(end)) || "-_".indexOf(shape.charAt(end)) >= 0) {
      end++;
    }
    return end;
  }
}
