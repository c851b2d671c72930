package dev.sage.llm.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What an environment variable of a vendor says. Immutable, thread-safe; prints no value.
 *
 * @param variable the variable
 * @param kind what it sets
 * @param header the header that it sets, as it is written; empty for the others
 * @param value its value: of an address the base URL that it means
 * @param auth how a key from it is sent
 */
public record VendorVariable(
    String variable, Kind kind, String header, String value, AuthStyle auth) {

  /** What a variable sets. */
  public enum Kind {
    /** The key. */
    KEY,
    /** The base URL. */
    ADDRESS,
    /** One header. */
    HEADER
  }

  /**
   * {@return all that an environment says of a vendor, of each kind the one that holds first; but
   * of a header the last holds. A blank variable is an unset one}
   *
   * @param vendor whose variables are looked for
   * @param environment names and values
   */
  public static List<VendorVariable> of(
      ProviderDescriptor vendor, Map<String, String> environment) {
    var found = new ArrayList<VendorVariable>();
    for (var key : vendor.keyVariables()) {
      var value = environment.getOrDefault(key.name(), "");
      if (!value.isBlank()) {
        found.add(new VendorVariable(key.name(), Kind.KEY, "", value, key.auth()));
      }
    }
    for (var address : vendor.addressVariables()) {
      var value = environment.getOrDefault(address.name(), "");
      if (!value.isBlank()) {
        var url = address.baseUrl(value);
        found.add(new VendorVariable(address.name(), Kind.ADDRESS, "", url, vendor.auth()));
      }
    }
    vendor
        .headerVariables()
        .forEach(
            (header, name) -> {
              var value = environment.getOrDefault(name, "").strip();
              if (!value.isEmpty()) {
                found.add(header(vendor, name, header, value));
              }
            });
    for (var name : vendor.headerLines()) {
      environment
          .getOrDefault(name, "")
          .lines()
          .filter(line -> !line.isBlank())
          .forEach(line -> found.add(headerLine(vendor, name, line)));
    }
    return found;
  }

  /** As the vendors' own clients read such a line; a line that is none has no valid name. */
  private static VendorVariable headerLine(ProviderDescriptor vendor, String name, String line) {
    int colon = line.indexOf(':');
    return header(
        vendor,
        name,
        line.substring(0, Math.max(0, colon)).strip(),
        line.substring(colon + 1).strip());
  }

  private static VendorVariable header(
      ProviderDescriptor vendor, String variable, String header, String value) {
    return new VendorVariable(variable, Kind.HEADER, header, value, vendor.auth());
  }

  /** Which variable it is; the value may be a key. */
  @Override
  public String toString() {
    return "VendorVariable[" + variable + ", " + kind + "]";
  }
}
