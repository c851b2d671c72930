package dev.sage.llm.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.provider.Provider;
import dev.sage.llm.secret.Secret;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Under which a request's answer is stored: SHA-256 of the canonical JSON (RFC 8785) of everything
 * that changes the answer, or its HMAC-SHA256 where the cache has a secret. Equal requests have
 * equal keys, whatever the order of maps and of schema fields and the white space of schemas.
 * Immutable, thread-safe.
 *
 * <p>Part of it: model, messages with all their content, tools, tool choice, response schema,
 * temperature, top-p, most tokens, stop sequences, seed, reasoning, further fields and headers, the
 * wire format, the address without its query, and the cache's namespace. Not part of it: request
 * id, timers, cache mode, prompt-cache markers, whether the answer is streamed, and the API key.
 * The document itself is described in {@code docs/library/caching.md}.
 */
public final class CacheKey {

  private final String hex;
  private final byte[] digest;

  private CacheKey(String hex, byte[] digest) {
    this.hex = hex;
    this.digest = digest;
  }

  /**
   * The key of a request to this provider in a cache without secret and namespace.
   *
   * @param request what is asked
   * @param provider who is asked
   * @return the key
   * @throws CanonicalJsonException where the request has no canonical form: a schema that is no
   *     JSON or has a name twice, half of a surrogate pair, a number that is not finite
   */
  public static CacheKey of(ChatRequest request, Provider provider) {
    return of(request, provider.wireFormat(), provider.url(request, true), "", null);
  }

  /**
   * The key of a request in a cache without secret and namespace.
   *
   * @param request what is asked
   * @param wireFormat {@code openai-chat}, {@code anthropic-messages} ...
   * @param url where the streamed request goes, or null where there is no HTTP; its query is left
   *     out
   * @return the key
   * @throws CanonicalJsonException where the request has no canonical form
   */
  public static CacheKey of(ChatRequest request, String wireFormat, @Nullable URI url) {
    return of(request, wireFormat, url, "", null);
  }

  /**
   * The document whose hash the key is, to see why two requests have different ones. It holds the
   * whole prompt.
   *
   * @param request what is asked
   * @param wireFormat as for {@link #of(ChatRequest, String, URI)}
   * @param url as for {@link #of(ChatRequest, String, URI)}
   * @return the canonical JSON
   * @throws CanonicalJsonException where the request has no canonical form
   */
  public static String document(ChatRequest request, String wireFormat, @Nullable URI url) {
    try (var scratch = KeyScratch.take()) {
      return new String(scratch.write(request, wireFormat, url, "").copy(), UTF_8);
    }
  }

  static CacheKey of(
      ChatRequest request,
      String wireFormat,
      @Nullable URI url,
      String namespace,
      @Nullable Secret secret) {
    try (var scratch = KeyScratch.take()) {
      var document = scratch.write(request, wireFormat, url, namespace);
      byte[] digest = scratch.sha256(document);
      byte[] id = secret == null ? digest : hmac(secret, document);
      return new CacheKey(HexFormat.of().formatHex(id), digest);
    }
  }

  private static byte[] hmac(Secret secret, CanonicalOutput document) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.reveal().getBytes(UTF_8), "HmacSHA256"));
      mac.update(document.array(), 0, document.length());
      return mac.doFinal();
    } catch (GeneralSecurityException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    }
  }

  /** {@return 64 hexadecimal digits, lower case: the name of the entry in a store} */
  public String hex() {
    return hex;
  }

  /** SHA-256 of the document, with a secret too: who has the request can make it, a store can't. */
  byte[] digest() {
    return digest;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CacheKey key && key.hex.equals(hex);
  }

  @Override
  public int hashCode() {
    return hex.hashCode();
  }

  @Override
  public String toString() {
    return hex;
  }
}
