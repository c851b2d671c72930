package dev.sage.llm.config;

import dev.sage.llm.provider.AuthStyle;
import dev.sage.llm.provider.Endpoint;
import dev.sage.llm.provider.EndpointResolver;
import dev.sage.llm.provider.EndpointSettings;
import dev.sage.llm.provider.NearestName;
import dev.sage.llm.provider.ProviderDescriptor;
import dev.sage.llm.provider.VendorCatalog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is configured of one provider, and what is wrong with it. Immutable, thread-safe. */
final class ProviderSetup {

  private static final List<String> SETTINGS =
      List.of(
          "apiKey",
          "baseUrl",
          "organization",
          "project",
          "wireFormat",
          "auth",
          "local",
          "maxTokensField");

  private final String name;
  private final @Nullable ProviderDescriptor vendor;
  private final Map<String, Ladder> settings = new LinkedHashMap<>();
  private final Map<String, Ladder> headers = new LinkedHashMap<>();
  private final VendorCatalog vendors;

  ProviderSetup(String name, Ladders ladders, VendorCatalog vendors) {
    this.name = name;
    this.vendors = vendors;
    this.vendor = vendors.find(name).orElse(null);
    for (var setting : SETTINGS) {
      settings.put(setting, ladder(ladders, SettingPath.provider(name, setting)));
    }
    for (var path : ladders.headers(name)) {
      headers.put(SettingPath.parts(path).getLast(), ladder(ladders, path));
    }
  }

  private static Ladder ladder(Ladders ladders, String path) {
    return ladders.of(SettingTable.find(path).orElseThrow(), path);
  }

  Optional<Statement> key() {
    return Optional.ofNullable(setting("apiKey").winner());
  }

  private Ladder setting(String setting) {
    var ladder = settings.get(setting);
    if (ladder == null) {
      throw new IllegalArgumentException(setting);
    }
    return ladder;
  }

  /**
   * What is wrong with it as a whole; what is wrong with single values was found by the readers.
   */
  List<ConfigProblem> problems(SecretSource secrets) {
    var problems = new ArrayList<ConfigProblem>();
    address().ifPresent(problems::add);
    if (vendor != null) {
      openAiOnly(vendor, "organization").ifPresent(problems::add);
      openAiOnly(vendor, "project").ifPresent(problems::add);
      missingKey(vendor).ifPresent(problems::add);
    }
    for (var header : headers.values()) {
      if (header.winner() != null) {
        reference(header.winner(), secrets).ifPresent(problems::add);
      }
    }
    key().ifPresent(key -> key(key, secrets, problems));
    return problems;
  }

  private void key(Statement key, SecretSource secrets, List<ConfigProblem> problems) {
    reference(key, secrets).ifPresent(problems::add);
    boolean file =
        key.origin().layer() == ConfigLayer.USER || key.origin().layer() == ConfigLayer.PROJECT;
    if (file && key.value() instanceof Value.Plain plain) {
      problems.add(
          ConfigProblem.warning(
                  ConfigCode.KEY_INLINE,
                  key.path(),
                  key.origin(),
                  "The key of " + name + " stands in a file that others may get to see",
                  "sage keys set " + name + ", then write {\"keychain\": \"" + name + "\"} there.")
              .withFound(Shown.secret(plain.text()))
              .withExpected("a reference such as {\"env\": \"NAME\"}"));
    }
    secrets
        .known(key)
        .ifPresent(
            text ->
                problems.addAll(
                    KeyLook.problems(
                        text, key, vendor, setting("baseUrl").winner() != null, vendors)));
  }

  private static Optional<ConfigProblem> reference(Statement statement, SecretSource secrets) {
    return Optional.ofNullable(secrets.suspicion(statement));
  }

  private Optional<ConfigProblem> address() {
    var address = setting("baseUrl");
    if (address.winner() != null || address.bad() != null) {
      return Optional.empty();
    }
    if (vendor == null) {
      var nearest = NearestName.of(name, new TreeSet<>(vendors.names()));
      return Optional.of(
          ConfigProblem.error(
                  ConfigCode.PROVIDER_UNKNOWN,
                  "providers." + name,
                  first(),
                  "The provider \"" + name + "\" is no vendor that Sage knows, and has no address",
                  nearest == null
                      ? "Give it a baseUrl, such as http://localhost:8000/v1."
                      : "Write \"" + nearest + "\", or give it a baseUrl.")
              .withSuggestion(nearest));
    }
    return vendor.addressRequired() ? Optional.of(missingAddress(vendor)) : Optional.empty();
  }

  private ConfigProblem missingAddress(ProviderDescriptor known) {
    var variables =
        known.addressVariables().stream()
            .map(variable -> variable.name())
            .collect(Collectors.joining(" or "));
    return ConfigProblem.error(
            ConfigCode.ADDRESS_MISSING,
            SettingPath.provider(name, "baseUrl"),
            first(),
            known.title() + " has an address of its own for each customer, and none is set",
            "Set " + SettingPath.provider(name, "baseUrl") + ", or the variable " + variables + ".")
        .withExpected("an address like " + known.baseUrl());
  }

  private Optional<ConfigProblem> missingKey(ProviderDescriptor known) {
    var key = setting("apiKey");
    if (!known.keyRequired() || key.winner() != null || key.bad() != null) {
      return Optional.empty();
    }
    var variables =
        known.keyVariables().stream()
            .map(variable -> variable.name())
            .collect(Collectors.joining(" or "));
    var page = known.links().get("keys");
    return Optional.of(
        ConfigProblem.error(
            ConfigCode.KEY_MISSING,
            SettingPath.provider(name, "apiKey"),
            first(),
            "There is no API key for " + known.title(),
            "Set the environment variable %s, or: sage keys set %s.%s"
                .formatted(
                    variables, name, page == null ? "" : " Keys are made at " + page + ".")));
  }

  private Optional<ConfigProblem> openAiOnly(ProviderDescriptor known, String setting) {
    var winner = setting(setting).winner();
    boolean takes =
        known.headerVariables().keySet().stream().anyMatch(h -> h.equals(header(setting)));
    if (winner == null || takes) {
      return Optional.empty();
    }
    return Optional.of(
        ConfigProblem.warning(
            ConfigCode.UNKNOWN_SETTING,
            winner.path(),
            winner.origin(),
            known.title() + " takes no " + setting,
            "Remove it; where a gateway wants it, write it as a header."));
  }

  private static String header(String setting) {
    return setting.equals("project") ? "OpenAI-Project" : "OpenAI-Organization";
  }

  /** Where the provider is first spoken of. */
  private @Nullable ConfigOrigin first() {
    for (var ladder : settings.values()) {
      if (ladder.winner() != null) {
        return ladder.winner().origin();
      }
      if (ladder.bad() != null) {
        return ladder.bad().where();
      }
    }
    return null;
  }

  /** The values in the winners' places that can't be used. */
  List<ConfigProblem> bad() {
    var bad = new ArrayList<ConfigProblem>();
    for (var ladder : settings.values()) {
      Optional.ofNullable(ladder.bad()).ifPresent(bad::add);
    }
    for (var ladder : headers.values()) {
      Optional.ofNullable(ladder.bad()).ifPresent(bad::add);
    }
    return bad;
  }

  /** The endpoint, whose references are followed for it. */
  Endpoint endpoint(SecretSource secrets) {
    var key = setting("apiKey").winner();
    var address = setting("baseUrl").winner();
    var sent = new LinkedHashMap<String, String>();
    for (var setting : List.of("organization", "project")) {
      var text = setting(setting).text();
      if (text != null) {
        sent.put(header(setting), text);
      }
    }
    headers.forEach(
        (header, ladder) -> {
          if (ladder.winner() != null) {
            sent.put(header, secrets.text(ladder.winner()));
          }
        });
    var local = setting("local").text();
    var said =
        new EndpointSettings(
            key == null ? null : secrets.text(key),
            key == null ? "" : key.origin().shown(),
            auth(key),
            setting("baseUrl").text(),
            address == null ? "" : address.origin().shown(),
            sent,
            setting("wireFormat").text(),
            local == null ? null : Boolean.valueOf(local),
            setting("maxTokensField").text());
    return vendor == null
        ? EndpointResolver.endpoint(name, said)
        : EndpointResolver.endpoint(vendor, said);
  }

  private @Nullable AuthStyle auth(@Nullable Statement key) {
    var written = setting("auth").text();
    if (written != null) {
      return AuthStyle.of(written);
    }
    return key == null ? null : key.auth();
  }

  /** What holds where nobody says anything, for the ladder. */
  static @Nullable String standard(
      SettingSpec spec, String path, @Nullable ProviderDescriptor vendor) {
    if (vendor == null) {
      return spec.name().equals("wireFormat") && path.startsWith("providers.")
          ? "openai-chat"
          : spec.standard();
    }
    return switch (spec.name()) {
      case "baseUrl" -> vendor.addressRequired() ? null : vendor.baseUrl();
      case "wireFormat" -> vendor.wireFormat();
      case "auth" -> vendor.auth().json();
      case "local" -> String.valueOf(vendor.local());
      case "maxTokensField" -> vendor.quirks().maxTokensField();
      default -> null;
    };
  }
}
