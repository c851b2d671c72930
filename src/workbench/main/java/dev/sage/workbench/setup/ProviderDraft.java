package dev.sage.workbench.setup;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person has filled in for a provider, as it was typed. Immutable, thread-safe; never prints
 * the key. What is null is left as it is configured; an empty text takes a setting away.
 *
 * @param provider the provider's name
 * @param key the key, unchanged; null for the one that is there
 * @param baseUrl the address
 * @param wireFormat what it speaks; for servers of the person's own
 * @param organization of OpenAI and those like it
 * @param project of OpenAI and those like it
 * @param headers further headers by name; an empty value takes one away
 */
public record ProviderDraft(
    String provider,
    @Nullable String key,
    @Nullable String baseUrl,
    @Nullable String wireFormat,
    @Nullable String organization,
    @Nullable String project,
    Map<String, String> headers) {

  public ProviderDraft {
    headers = Map.copyOf(headers);
  }

  /** A provider as it is configured. */
  public static ProviderDraft of(String provider) {
    return new ProviderDraft(provider, null, null, null, null, null, Map.of());
  }

  public ProviderDraft withKey(@Nullable String value) {
    return new ProviderDraft(provider, value, baseUrl, wireFormat, organization, project, headers);
  }

  public ProviderDraft withBaseUrl(@Nullable String value) {
    return new ProviderDraft(provider, key, value, wireFormat, organization, project, headers);
  }

  public ProviderDraft withWireFormat(@Nullable String value) {
    return new ProviderDraft(provider, key, baseUrl, value, organization, project, headers);
  }

  public ProviderDraft withOrganization(@Nullable String value) {
    return new ProviderDraft(provider, key, baseUrl, wireFormat, value, project, headers);
  }

  public ProviderDraft withProject(@Nullable String value) {
    return new ProviderDraft(provider, key, baseUrl, wireFormat, organization, value, headers);
  }

  public ProviderDraft withHeaders(Map<String, String> value) {
    return new ProviderDraft(provider, key, baseUrl, wireFormat, organization, project, value);
  }

  /** Header values may be keys too, so only their names are shown. */
  @Override
  public String toString() {
    return "ProviderDraft["
        + provider
        + ", "
        + (key == null ? "key as it is" : "with a key")
        + ", headers "
        + headers.keySet()
        + "]";
  }
}
