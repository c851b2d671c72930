package dev.sage.llm.provider;

import dev.sage.llm.LlmError;
import dev.sage.llm.LlmException;
import dev.sage.llm.secret.Secret;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes an endpoint of a vendor's descriptor and what is said of it, and says what is wrong with
 * one. Thread-safe. An empty variable is an unset one.
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
   * The vendor's endpoint by its variables in the environment.
   *
   * @throws LlmException of kind missing_credentials or invalid_config
   */
  Endpoint resolve(ProviderDescriptor vendor) {
    return endpoint(
        vendor, EndpointSettings.of(vendor.name(), VendorVariable.of(vendor, environment)));
  }

  /**
   * {@return a vendor's endpoint}
   *
   * @param vendor the vendor
   * @param said what is said of it
   * @throws LlmException of kind missing_credentials or invalid_config
   */
  public static Endpoint endpoint(ProviderDescriptor vendor, EndpointSettings said) {
    var name = vendor.name();
    var key = said.key() == null ? null : key(name, said.keyPlace(), said.key());
    if (key == null && vendor.keyRequired()) {
      throw new LlmException(missingKey(vendor));
    }
    var headers = new LinkedHashMap<>(vendor.headers());
    headers.putAll(said.headers());
    var field = said.maxTokensField();
    return check(
        new Endpoint(
            name,
            said.wireFormat() == null ? vendor.wireFormat() : said.wireFormat(),
            address(vendor, said),
            key,
            key == null ? AuthStyle.NONE : said.auth() == null ? vendor.auth() : said.auth(),
            headers,
            field == null ? vendor.quirks() : vendor.quirks().withMaxTokensField(field),
            said.local() == null ? vendor.local() : said.local()));
  }

  /**
   * {@return the endpoint of a provider that is no vendor of the library: OpenAI's chat format
   * where no other is said}
   *
   * @param name the provider's name
   * @param said what is said of it; it has an address
   * @throws LlmException of kind invalid_config
   */
  public static Endpoint endpoint(String name, EndpointSettings said) {
    var key = said.key() == null ? null : key(name, said.keyPlace(), said.key());
    var format = said.wireFormat() == null ? "openai-chat" : said.wireFormat();
    var url = url(name, said, "https://host/v1 or http://localhost:8000/v1");
    var plain = Endpoint.of(name, format, url, key);
    var field = said.maxTokensField();
    return check(
        new Endpoint(
            name,
            format,
            plain.baseUrl(),
            key,
            key == null ? AuthStyle.NONE : said.auth() == null ? plain.auth() : said.auth(),
            said.headers(),
            field == null ? plain.quirks() : plain.quirks().withMaxTokensField(field),
            Boolean.TRUE.equals(said.local())));
  }

  /**
   * The same endpoint.
   *
   * @throws LlmException of kind invalid_config where its address or a header is none
   */
  static Endpoint check(Endpoint endpoint) {
    var problem = BaseUrls.problem(endpoint.baseUrl());
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

  static void checkHeader(String provider, VendorVariable said) {
    if (!Headers.valid(said.header(), said.value())) {
      throw new LlmException(
          LlmError.of(
              LlmError.Kind.INVALID_CONFIG,
              provider,
              null,
              "A header configured for %s in %s is none. Write \"Name: value\", one a line."
                  .formatted(provider, said.variable())));
    }
  }

  /** No provider has this name. */
  static LlmError unknown(String name, Set<String> known) {
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

  private static URI address(ProviderDescriptor vendor, EndpointSettings said) {
    if (said.baseUrl() != null) {
      return url(vendor.name(), said, vendor.baseUrl());
    }
    if (vendor.addressRequired()) {
      throw new LlmException(missingAddress(vendor));
    }
    return URI.create(vendor.baseUrl());
  }

  private static URI url(String provider, EndpointSettings said, String example) {
    var text = String.valueOf(said.baseUrl()).strip();
    var problem = BaseUrls.problem(text);
    if (problem != null) {
      throw new LlmException(badAddress(provider, said.addressPlace(), problem, example));
    }
    return URI.create(text);
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
}
