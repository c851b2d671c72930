package dev.sage.llm.provider;

import dev.sage.llm.LlmError;
import dev.sage.llm.LlmException;
import dev.sage.llm.secret.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes an endpoint of a vendor's descriptor and the environment, and says what is wrong with one.
 * Thread-safe. An empty variable is an unset one.
 */
public final class EndpointResolver {

  private final Map<String, String> environment;

  /**
   * A resolver for one environment.
   *
   * @param environment names and values, such as {@link System#getenv()}
   */
  public EndpointResolver(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /**
   * The vendor's endpoint.
   *
   * @throws LlmException of kind missing_credentials or invalid_config
   */
  Endpoint resolve(ProviderDescriptor vendor) {
    var auth = vendor.auth();
    Secret key = null;
    for (var variable : vendor.keyVariables()) {
      var value = variable(variable.name());
      if (value != null) {
        key = key(vendor.name(), variable.name(), value);
        auth = variable.auth();
        break;
      }
    }
    if (key == null && vendor.keyRequired()) {
      throw new LlmException(missingKey(vendor));
    }
    return check(
        new Endpoint(
            vendor.name(),
            vendor.wireFormat(),
            address(vendor),
            key,
            key == null ? AuthStyle.NONE : auth,
            headers(vendor),
            vendor.quirks(),
            vendor.local()));
  }

  /**
   * The same endpoint.
   *
   * @throws LlmException of kind invalid_config where its address or a header is none
   */
  Endpoint check(Endpoint endpoint) {
    var problem = problem(endpoint.baseUrl());
    if (problem != null) {
      throw new LlmException(
          badAddress(
              endpoint.name(),
              "The base URL",
              problem,
              "https://host/v1 or http://localhost:8000/v1"));
    }
    for (var header : endpoint.headers().entrySet()) {
      if (!Headers.valid(header.getKey(), header.getValue())) {
        throw new LlmException(
            LlmError.of(
                LlmError.Kind.INVALID_CONFIG,
                endpoint.name(),
                null,
                "A header configured for "
                    + endpoint.name()
                    + " has characters that no header may have. Remove them."));
      }
    }
    if (endpoint.key() != null && endpoint.auth() != AuthStyle.NONE) {
      key(endpoint.name(), "the key of " + endpoint.name(), endpoint.key().reveal());
    }
    return endpoint;
  }

  private Map<String, String> headers(ProviderDescriptor vendor) {
    var headers = new LinkedHashMap<>(vendor.headers());
    vendor
        .headerVariables()
        .forEach(
            (header, name) -> {
              var value = variable(name);
              if (value != null) {
                headers.put(header, value.strip());
              }
            });
    for (var name : vendor.headerLines()) {
      var lines = variable(name);
      if (lines != null) {
        lines
            .lines()
            .filter(line -> !line.isBlank())
            .forEach(line -> header(vendor.name(), name, line, headers));
      }
    }
    return headers;
  }

  /** As the vendors' own clients read such a line. */
  private static void header(
      String provider, String variable, String line, Map<String, String> headers) {
    int colon = line.indexOf(':');
    var name = line.substring(0, Math.max(0, colon)).strip();
    var value = line.substring(colon + 1).strip();
    if (!Headers.valid(name, value)) {
      throw new LlmException(
          LlmError.of(
              LlmError.Kind.INVALID_CONFIG,
              provider,
              null,
              "A header configured for %s in %s is none. Write \"Name: value\", one a line."
                  .formatted(provider, variable)));
    }
    headers.put(name, value);
  }

  /** No provider has this name. */
  LlmError unknown(String name, Set<String> known) {
    var nearest = NearestName.of(name, known);
    var hint =
        nearest == null
            ? "Known are: " + String.join(", ", known) + "."
            : "Did you mean \"" + nearest + "\"?";
    return LlmError.of(
        LlmError.Kind.INVALID_CONFIG,
        name,
        null,
        "There is no provider \"" + Headers.printable(name) + "\". " + hint);
  }

  private URI address(ProviderDescriptor vendor) {
    for (var variable : vendor.addressVariables()) {
      var value = variable(variable.name());
      if (value == null) {
        continue;
      }
      try {
        var url = new URI(variable.baseUrl(value));
        var problem = problem(url);
        if (problem == null) {
          return url;
        }
        throw new LlmException(
            badAddress(vendor.name(), variable.name(), problem, vendor.baseUrl()));
      } catch (URISyntaxException malformed) {
        throw new LlmException(
            badAddress(vendor.name(), variable.name(), "is not a URL", vendor.baseUrl()));
      }
    }
    if (vendor.addressRequired()) {
      throw new LlmException(missingAddress(vendor));
    }
    return URI.create(vendor.baseUrl());
  }

  private static LlmError missingAddress(ProviderDescriptor vendor) {
    var names =
        vendor.addressVariables().stream()
            .map(AddressVariable::name)
            .collect(Collectors.joining(" or "));
    return LlmError.of(
        LlmError.Kind.INVALID_CONFIG,
        vendor.name(),
        null,
        "%s has an address of its own for each customer. Set the environment variable %s, such as %s."
            .formatted(vendor.title(), names, vendor.baseUrl()));
  }

  private static LlmError badAddress(String provider, String what, String problem, String example) {
    return LlmError.of(
        LlmError.Kind.INVALID_CONFIG,
        provider,
        null,
        "%s for %s %s. Give one like %s.".formatted(what, provider, problem, example));
  }

  /**
   * {@return what is wrong with a base URL, without showing it, since it may have a password; null
   * where nothing is} To be put behind "The base URL".
   *
   * @param url the address
   */
  public static @Nullable String problem(URI url) {
    var scheme = url.getScheme();
    if (scheme == null) {
      return "does not begin with http:// or https://";
    }
    if (!scheme.equalsIgnoreCase("http") && !scheme.equalsIgnoreCase("https")) {
      return "begins with " + scheme.toLowerCase(Locale.ROOT) + ":, not with http:// or https://";
    }
    if (url.getRawUserInfo() != null) {
      return "has a user or password in it, which would be shown and logged";
    }
    if (url.getHost() == null) {
      return "has no host name";
    }
    if (url.getPort() > 65_535) {
      return "has a port above 65535";
    }
    return url.getRawQuery() != null || url.getRawFragment() != null
        ? "has a query or a fragment, to which no path can be added"
        : null;
  }

  private static LlmError missingKey(ProviderDescriptor vendor) {
    var names =
        vendor.keyVariables().stream().map(KeyVariable::name).collect(Collectors.joining(" or "));
    return LlmError.of(
        LlmError.Kind.MISSING_CREDENTIALS,
        vendor.name(),
        null,
        "There is no API key for %s. Set the environment variable %s.%s"
            .formatted(
                vendor.title(),
                names,
                vendor.links().containsKey("keys")
                    ? " Keys are made at " + vendor.links().get("keys") + "."
                    : ""));
  }

  private static Secret key(String provider, String where, String value) {
    var secret = Secret.of(value);
    if (!Headers.visible(secret.reveal())) {
      throw new LlmException(
          LlmError.of(
              LlmError.Kind.INVALID_CONFIG,
              provider,
              null,
              "The key for "
                  + provider
                  + " ("
                  + where
                  + ") has spaces, line breaks or other characters that no key has."
                  + " Copy it again."));
    }
    return secret;
  }

  private @Nullable String variable(String name) {
    var value = environment.get(name);
    return value == null || value.isBlank() ? null : value;
  }
}
