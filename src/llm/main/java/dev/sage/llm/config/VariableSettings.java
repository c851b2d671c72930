package dev.sage.llm.config;

import dev.sage.llm.provider.Headers;
import dev.sage.llm.provider.NearestName;
import dev.sage.llm.provider.ProviderDescriptor;
import dev.sage.llm.provider.VendorCatalog;
import dev.sage.llm.provider.VendorVariable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What variables say: the vendors' official ones, {@code SAGE_*}, and those of proxies. One use,
 * one thread.
 */
final class VariableSettings {

  static final String KEY = "SAGE_KEY_";

  /** The headers that have a setting of their own, in lower case. */
  static final Map<String, String> OWN_SETTING =
      Map.of("openai-organization", "organization", "openai-project", "project");

  private static final List<String> PROXY = List.of("SAGE_PROXY", "HTTPS_PROXY", "https_proxy");
  private static final List<String> NO_PROXY = List.of("NO_PROXY", "no_proxy");

  private final Variables variables;
  private final VendorCatalog vendors;
  private final Set<String> named;
  private final ValueReader values;
  private final List<ConfigProblem> problems;
  private final List<Statement> statements = new ArrayList<>();
  private final Set<String> told = new HashSet<>();

  /**
   * Reads one source.
   *
   * @param named the providers that files name
   * @param problems where what is wrong goes
   */
  VariableSettings(
      Variables variables,
      VendorCatalog vendors,
      Set<String> named,
      ValueReader values,
      List<ConfigProblem> problems) {
    this.variables = variables;
    this.vendors = vendors;
    this.named = named;
    this.values = values;
    this.problems = problems;
  }

  Stratum read() {
    sageKeys();
    for (var name : vendors.names()) {
      vendors.find(name).ifPresent(this::vendor);
    }
    plain("model", "SAGE_MODEL");
    plain("profile", "SAGE_PROFILE");
    plain("caFile", "SAGE_CA_FILE");
    PROXY.forEach(this::proxy);
    NO_PROXY.forEach(name -> plain("proxy.noProxy", name));
    return new Stratum(variables.layer(), statements);
  }

  private void vendor(ProviderDescriptor vendor) {
    var headers = new ArrayList<VendorVariable>();
    for (var said : VendorVariable.of(vendor, variables.values())) {
      switch (said.kind()) {
        case KEY -> add(vendor, "apiKey", said, said);
        case ADDRESS -> add(vendor, "baseUrl", said, null);
        // Of a header the last one holds.
        case HEADER -> headers.addFirst(said);
      }
    }
    headers.forEach(said -> header(vendor, said));
    vendor.keyVariables().forEach(key -> empty(key.name(), vendor, "apiKey"));
    vendor.addressVariables().forEach(address -> empty(address.name(), vendor, "baseUrl"));
    vendor.headerVariables().forEach((header, name) -> empty(name, vendor, setting(header)));
  }

  private void header(ProviderDescriptor vendor, VendorVariable said) {
    if (Headers.valid(said.header(), said.value())) {
      add(vendor, setting(said.header()), said, null);
    } else if (told.add(said.variable())) {
      problems.add(
          ConfigProblem.error(
              ConfigCode.HEADER,
              SettingPath.provider(vendor.name(), "headers"),
              variables.origin(said.variable()),
              "A header in " + said.variable() + " is none",
              "Write \"Name: value\", one a line."));
    }
  }

  private static String setting(String header) {
    var lower = header.toLowerCase(Locale.ROOT);
    return OWN_SETTING.getOrDefault(lower, "headers." + header);
  }

  private void add(
      ProviderDescriptor vendor,
      String setting,
      VendorVariable said,
      @Nullable VendorVariable key) {
    add(SettingPath.provider(vendor.name(), setting), said.variable(), said.value(), key);
  }

  private void add(String path, String variable, String text, @Nullable VendorVariable key) {
    var origin = variables.origin(variable);
    var spec = SettingTable.find(path).orElseThrow();
    var value = values.text(spec, path, text, origin);
    if (value instanceof Value.Bad bad && told.add(variable)) {
      problems.add(bad.problem());
    }
    statements.add(new Statement(path, value, origin, key == null ? null : key.auth()));
  }

  private void empty(String variable, ProviderDescriptor vendor, String setting) {
    empty(variable, SettingPath.provider(vendor.name(), setting));
  }

  private void empty(String variable, String path) {
    var value = variables.values().get(variable);
    if (value == null || !value.isBlank()) {
      return;
    }
    var origin = variables.origin(variable);
    statements.add(Statement.of(path, new Value.Empty(), origin));
    if (told.add(variable)) {
      problems.add(
          ConfigProblem.warning(
              ConfigCode.EMPTY_VALUE,
              path,
              origin,
              variable + " is set to nothing, which is as if it were not set",
              "Give it a value, or remove it: unset " + variable));
    }
  }

  private void plain(String path, String variable) {
    var value = variables.values().getOrDefault(variable, "");
    if (value.isBlank()) {
      empty(variable, path);
    } else {
      add(path, variable, value, null);
    }
  }

  private void proxy(String variable) {
    var value = variables.values().getOrDefault(variable, "").strip();
    if (value.isEmpty()) {
      empty(variable, "proxy.url");
      return;
    }
    var proxy = ProxyAddress.of(value);
    // Nobody's login goes to another proxy than the one that it is written for.
    boolean holds =
        statements.stream()
            .noneMatch(
                said -> said.path().equals("proxy.url") && !(said.value() instanceof Value.Empty));
    add("proxy.url", variable, proxy.url(), null);
    if (!holds) {
      return;
    }
    if (proxy.user() != null) {
      add("proxy.user", variable, proxy.user(), null);
    }
    if (proxy.password() != null) {
      add("proxy.password", variable, proxy.password(), null);
    }
  }

  private void sageKeys() {
    var known = new TreeSet<>(vendors.names());
    known.addAll(named);
    for (var variable : new TreeSet<>(variables.values().keySet())) {
      if (!variable.startsWith(KEY)) {
        continue;
      }
      var matching = new LinkedHashSet<String>();
      known.stream().filter(name -> variable.equals(variable(name))).forEach(matching::add);
      if (matching.isEmpty()) {
        unknownKey(variable, known);
      }
      for (var provider : matching) {
        plain(SettingPath.provider(provider, "apiKey"), variable);
      }
    }
  }

  static String variable(String provider) {
    return KEY + provider.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private void unknownKey(String variable, Set<String> known) {
    var nearest = NearestName.of(variable, known.stream().map(VariableSettings::variable).toList());
    problems.add(
        ConfigProblem.warning(
                ConfigCode.UNKNOWN_SETTING,
                "",
                variables.origin(variable),
                Shown.text(variable) + " is the key of no provider that there is",
                nearest == null
                    ? "Configure the provider in a file, or remove the variable."
                    : "Rename it to " + nearest + ".")
            .withSuggestion(nearest));
  }
}
