package dev.sage.llm.provider;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.LlmError;
import dev.sage.llm.LlmException;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.provider.error.ErrorBody;
import dev.sage.llm.provider.json.Json;
import dev.sage.llm.provider.option.OptionChange;
import dev.sage.llm.provider.option.RefusableOptions;
import dev.sage.llm.transport.AttemptGuard;
import dev.sage.llm.transport.HttpCall;
import dev.sage.llm.transport.HttpProgress;
import dev.sage.llm.transport.HttpResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** One HTTP exchange: sent with the first pull, read with the others. Not thread-safe. */
final class HttpAttempt implements Attempt {

  private static final Logger LOG = LoggerFactory.getLogger(HttpAttempt.class);
  private static final int BUFFER_BYTES = 16 << 10;

  private final HttpProvider provider;
  private final ChatRequest request;
  private final CallContext context;
  private final HttpProgress progress = new HttpProgress();
  private final long begun = System.nanoTime();
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private @Nullable HttpResponse response;
  private @Nullable BodyEvents body;
  private Map<String, String> safeHeaders = Map.of();
  private byte[] sent = {};
  private List<OptionChange> changes = List.of();
  private @Nullable ErrorBody refusal;

  HttpAttempt(HttpProvider provider, ChatRequest request, CallContext context) {
    this.provider = provider;
    this.request = request;
    this.context = context;
  }

  @Override
  public boolean pull(AttemptSink sink) {
    var decoder = body;
    var open = response;
    if (decoder == null || open == null) {
      return send(sink);
    }
    int count;
    try {
      count = open.read(buffer);
    } catch (IOException broken) {
      LOG.debug("The body of a response broke off", broken);
      sink.read(System.nanoTime(), open.readNumber() + 1);
      decoder.broken(
          NetworkFailures.brokenBody(broken, provider.url(request, context.streaming())));
      return false;
    }
    sink.read(open.readNanos(), open.readNumber());
    if (count < 0) {
      decoder.end();
      return false;
    }
    decoder.feed(buffer, count);
    return true;
  }

  @Override
  public Exchange exchange() {
    var known = response;
    return new Exchange(
        progress.sentNanos() < 0 ? begun : progress.sentNanos(),
        progress.headersNanos(),
        known == null ? null : known.status(),
        known == null ? null : known.version(),
        safeHeaders,
        progress.phases());
  }

  @Override
  public void close() {
    var open = response;
    if (open == null) {
      return;
    }
    boolean complete = context.guard().verdict() instanceof AttemptGuard.Verdict.Finished;
    if (complete) {
      open.finish();
    } else {
      open.close();
    }
  }

  private boolean send(AttemptSink sink) {
    HttpCall call;
    try {
      sent = body();
      call = provider.requests().chat(request, sent, context.streaming());
    } catch (LlmException refused) {
      sink.event(new StreamEvent.Failure(refused.error()));
      return false;
    }
    HttpResponse answer;
    try {
      answer = provider.transport().send(call, context.guard(), progress);
    } catch (IOException failed) {
      LOG.debug("A request got no response", failed);
      sink.event(
          new StreamEvent.Failure(
              NetworkFailures.unanswered(
                  failed, call.url(), provider.local(), context.guard().timer(), progress)));
      return false;
    }
    response = answer;
    safeHeaders = safe(answer.headers());
    sink.responded(exchange());
    if (answer.status() / 100 != 2) {
      refuse(answer, sink);
      return false;
    }
    sent = new byte[0]; // a long stream need not hold it
    var out = changes.isEmpty() ? sink : new DroppedOptions(sink, changes);
    body = new BodyEvents(provider.format(), quirks(), answer.headers().get("content-type"), out);
    return true;
  }

  private byte[] body() {
    var body = provider.body(request, context.streaming());
    changes = body.changes();
    return body.json();
  }

  private Quirks quirks() {
    return provider.endpoint().quirks();
  }

  @Override
  public boolean adapt(LlmError error) {
    var said = refusal;
    boolean refused =
        error.kind() == LlmError.Kind.INVALID_REQUEST
            || error.kind() == LlmError.Kind.UNSUPPORTED_FEATURE;
    if (said == null || !refused || !(Json.tree(sent, 0, sent.length) instanceof ObjectNode tree)) {
      return false;
    }
    return RefusableOptions.builtIn()
        .find(provider.format().id(), said, tree)
        .map(change -> provider.refused().learn(request.modelName(), change))
        .orElse(false);
  }

  private void refuse(HttpResponse answer, AttemptSink sink) {
    byte[] bytes;
    try {
      bytes = Bodies.read(answer);
    } catch (IOException broken) {
      LOG.debug("The body of an error response broke off", broken);
      bytes = new byte[0]; // the status alone is enough to say what it is
    }
    sink.read(System.nanoTime(), 0);
    refusal = ErrorBody.of(bytes);
    LlmError error = provider.refusal(answer, bytes, provider.url(request, context.streaming()));
    sink.event(new StreamEvent.Failure(error));
    sink.frame("body", bytes, 0, bytes.length);
  }

  private Map<String, String> safe(Map<String, String> headers) {
    var safe = new LinkedHashMap<>(Headers.safe(headers));
    safe.replaceAll((_, value) -> provider.redactor().redact(value));
    return Map.copyOf(safe); // once: each Exchange would copy what is not immutable
  }
}
