package dev.sage.llm.provider;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.LlmError;
import dev.sage.llm.LlmException;
import dev.sage.llm.ModelInfo;
import dev.sage.llm.Timeouts;
import dev.sage.llm.provider.json.Json;
import dev.sage.llm.provider.option.OptionChange;
import dev.sage.llm.provider.option.OptionMemory;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.transport.AttemptGuard;
import dev.sage.llm.transport.HttpProgress;
import dev.sage.llm.transport.HttpResponse;
import dev.sage.llm.transport.HttpTransport;
import dev.sage.llm.transport.Watchdog;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A provider behind HTTP: an endpoint and the wire format that it speaks. Thread-safe. Remembers
 * which options its models have refused.
 */
public final class HttpProvider implements Provider {

  /** So that a server that always names a next page comes to an end. */
  private static final int MAX_PAGES = 100;

  private final Endpoint endpoint;
  private final WireFormat format;
  private final HttpTransport transport;
  private final Watchdog watchdog;
  private final Redactor redactor;
  private final HttpRequests requests;
  private final OptionMemory refused = new OptionMemory();

  /**
   * A provider; does no I/O.
   *
   * @param endpoint where it is
   * @param format what it speaks
   * @param transport how it is reached
   * @param watchdog ends what takes too long
   * @param redactor cleans the words of its errors
   */
  public HttpProvider(
      Endpoint endpoint,
      WireFormat format,
      HttpTransport transport,
      Watchdog watchdog,
      Redactor redactor) {
    this.endpoint = endpoint;
    this.format = format;
    this.transport = transport;
    this.watchdog = watchdog;
    this.redactor = redactor;
    this.requests = new HttpRequests(endpoint, format);
  }

  @Override
  public String name() {
    return endpoint.name();
  }

  @Override
  public String wireFormat() {
    return format.id();
  }

  @Override
  public URI url(ChatRequest request, boolean streaming) {
    return requests.chatUrl(request, streaming);
  }

  @Override
  public Optional<WireRequest> wireRequest(ChatRequest request, boolean streaming) {
    Headers.learn(request.headers(), redactor);
    return Optional.of(requests.shown(request, body(request, streaming).json(), streaming));
  }

  /** A body and what was changed in it because the model has refused it before. */
  @SuppressWarnings("ArrayRecordComponent") // made once, sent once
  record SentBody(byte[] json, List<OptionChange> changes) {}

  /** The request's body, without what the model has refused before. */
  SentBody body(ChatRequest request, boolean streaming) {
    var json = format.encode(request, streaming, endpoint.quirks());
    var known = refused.of(request.modelName());
    if (known.isEmpty() || !(Json.tree(json, 0, json.length) instanceof ObjectNode tree)) {
      return new SentBody(json, List.of());
    }
    var changes = known.stream().filter(change -> change.apply(tree)).toList();
    return new SentBody(changes.isEmpty() ? json : Json.bytes(tree), changes);
  }

  @Override
  public boolean local() {
    return endpoint.local();
  }

  @Override
  public Attempt open(ChatRequest request, CallContext context) {
    Headers.learn(request.headers(), redactor);
    return new HttpAttempt(this, request, context);
  }

  @Override
  public List<ModelInfo> models() {
    var models = new ArrayList<ModelInfo>();
    String cursor = null;
    for (int page = 0; page < MAX_PAGES; page++) {
      var read = models(cursor);
      models.addAll(read.models());
      if (read.next() == null || read.models().isEmpty()) {
        break;
      }
      cursor = read.next();
    }
    return List.copyOf(models);
  }

  private ModelPage models(@Nullable String cursor) {
    var call = requests.models(cursor);
    var timeouts = endpoint.local() ? Timeouts.LOCAL : Timeouts.DEFAULT;
    var guard = new AttemptGuard(timeouts, watchdog, System::nanoTime);
    var progress = new HttpProgress();
    try (var response = transport.send(call, guard, progress)) {
      var body = Bodies.read(response);
      if (response.status() / 100 != 2) {
        throw new LlmException(refusal(response, body, call.url()));
      }
      return format.decodeModels(body);
    } catch (IOException failed) {
      throw new LlmException(named(unanswered(failed, call.url(), guard, progress)), failed);
    } catch (LlmException failed) {
      throw new LlmException(named(failed.error()));
    } finally {
      guard.finish();
    }
  }

  /** Which options the models of this endpoint have refused. */
  OptionMemory refused() {
    return refused;
  }

  Endpoint endpoint() {
    return endpoint;
  }

  WireFormat format() {
    return format;
  }

  HttpTransport transport() {
    return transport;
  }

  HttpRequests requests() {
    return requests;
  }

  Redactor redactor() {
    return redactor;
  }

  /** What a response means that is no success. */
  LlmError refusal(HttpResponse response, byte[] body, URI url) {
    int status = response.status();
    var location = response.headers().get("location");
    return status / 100 == 3 && location != null
        ? redirected(status, location, url)
        : format.classify(status, response.headers(), body);
  }

  private LlmError redirected(int status, String location, URI url) {
    // The query may hold anything, so it is not shown.
    int query = location.indexOf('?');
    var target = Headers.printable(query < 0 ? location : location.substring(0, query));
    var error =
        LlmError.of(
            LlmError.Kind.ENDPOINT_NOT_FOUND,
            endpoint.name(),
            null,
            "%s answers with a redirect (%d) to %s. The key is not sent there: if you trust that"
                    .formatted(url.getRawAuthority(), status, target)
                + " address, make it the base URL.");
    return error.withHttpStatus(status).at("headers", "redirect");
  }

  private LlmError unanswered(
      IOException failed, URI url, AttemptGuard guard, HttpProgress progress) {
    if (guard.verdict() instanceof AttemptGuard.Verdict.Expired(var timer, var limit)) {
      return LlmError.of(
              LlmError.Kind.TIMEOUT,
              name(),
              null,
              timer.fact() + " within " + limit.toSeconds() + " s. Is the server running?")
          .at(null, timer.json());
    }
    return NetworkFailures.unanswered(failed, url, endpoint.local(), guard.timer(), progress);
  }

  private LlmError named(LlmError error) {
    return error.withOrigin(name(), null).withProviderWords(redactor::redact);
  }
}
