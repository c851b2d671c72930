package dev.sage.llm.check;

import dev.sage.llm.LlmError;
import dev.sage.llm.provider.AuthStyle;
import dev.sage.llm.provider.Endpoint;
import dev.sage.llm.provider.HttpRequests;
import dev.sage.llm.provider.WireFormat;
import dev.sage.llm.secret.Secret;
import dev.sage.llm.transport.ConnectionOptions.ProxyLogin;
import dev.sage.llm.transport.HttpCall;
import java.net.URI;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A target whose shape is right: what is sent to it, and how it is shown. Immutable. */
final class ApiTarget {

  private final CheckTarget target;
  private final Endpoint endpoint;
  private final WireFormat format;
  private final HttpRequests requests;
  private final @Nullable ProxyLogin login;
  private final UnaryOperator<String> clean;

  ApiTarget(
      CheckTarget target,
      URI url,
      WireFormat format,
      @Nullable ProxyLogin login,
      UnaryOperator<String> clean) {
    var raw = target.key();
    var key = raw == null || raw.isBlank() ? null : Secret.of(raw);
    this.target = target;
    this.format = format;
    this.login = login;
    this.clean = clean;
    this.endpoint =
        new Endpoint(
            target.provider(),
            target.wireFormat(),
            url,
            key,
            key == null ? AuthStyle.NONE : target.auth(),
            target.headers(),
            target.quirks(),
            target.local());
    this.requests = new HttpRequests(endpoint, format);
  }

  CheckTarget target() {
    return target;
  }

  Endpoint endpoint() {
    return endpoint;
  }

  WireFormat format() {
    return format;
  }

  HttpRequests requests() {
    return requests;
  }

  @Nullable ProxyLogin proxyLogin() {
    return login;
  }

  URI url() {
    return endpoint.baseUrl();
  }

  boolean hasKey() {
    return endpoint.key() != null;
  }

  /** Whether the vendor has no list of models. */
  boolean listless() {
    var vendor = target.vendor();
    return vendor != null && !vendor.modelList();
  }

  /** What is asked first: the list, or where there is none, the chat path in a way that is free. */
  HttpCall first() {
    return listless() ? requests.get(format.chatPath("none", false)) : requests.models(null);
  }

  /** The path of the first request below the base URL. */
  String path() {
    return listless() ? format.chatPath("none", false) : format.modelsPath(null);
  }

  /** The address of the first request. */
  String shownUrl() {
    return first().url().toString().replaceFirst("\\?.*$", "");
  }

  /** The path of the vendor's own address. */
  @Nullable String usualPath() {
    var vendor = target.vendor();
    return vendor == null
        ? null
        : AddressCandidates.trimmed(
            URI.create(vendor.baseUrl().replaceAll("[{}]", "")).getRawPath());
  }

  String likeThis() {
    var vendor = target.vendor();
    return vendor == null
        ? ", and whether /v1 belongs to it"
        : ": it is mostly " + vendor.baseUrl();
  }

  LlmError classify(ApiAnswer answer) {
    return format.classify(answer.status(), answer.headers(), answer.body());
  }

  /** What a stranger wrote, without any key in it. */
  String clean(String text) {
    return clean.apply(text);
  }
}
