package dev.sage.llm.provider;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.LlmError;
import dev.sage.llm.LlmException;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.transport.AttemptGuard;
import dev.sage.llm.transport.HttpCall;
import dev.sage.llm.transport.HttpProgress;
import dev.sage.llm.transport.HttpResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One HTTP exchange: sent with the first pull, read with the others. Not thread-safe. */
final class HttpAttempt implements Attempt {

  private static final Logger LOG = LoggerFactory.getLogger(HttpAttempt.class);
  private static final int BUFFER_BYTES = 16 << 10;

  private final HttpProvider provider;
  private final ChatRequest request;
  private final CallContext context;
  private final Quirks quirks;
  private final HttpProgress progress = new HttpProgress();
  private final long begun = System.nanoTime();
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private @Nullable HttpResponse response;
  private @Nullable BodyEvents body;
  private Map<String, String> safeHeaders = Map.of();

  HttpAttempt(HttpProvider provider, ChatRequest request, CallContext context, Quirks quirks) {
    this.provider = provider;
    this.request = request;
    this.context = context;
    this.quirks = quirks;
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
      var json = provider.format().encode(request, context.streaming(), quirks);
      call = provider.requests().chat(request, json, context.streaming());
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
    body = new BodyEvents(provider.format(), quirks, answer.headers().get("content-type"), sink);
    return true;
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
    LlmError error = provider.refusal(answer, bytes, provider.url(request, context.streaming()));
    sink.event(new StreamEvent.Failure(error));
    sink.frame("body", bytes, 0, bytes.length);
  }

  private Map<String, String> safe(Map<String, String> headers) {
    var safe = new LinkedHashMap<>(Headers.safe(headers));
    safe.replaceAll((_, value) -> provider.redactor().redact(value));
    return safe;
  }
}
