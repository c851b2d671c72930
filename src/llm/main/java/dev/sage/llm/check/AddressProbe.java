package dev.sage.llm.check;

import dev.sage.llm.LlmError.Kind;
import dev.sage.llm.LlmException;
import dev.sage.llm.check.ApiCalls.Outcome;
import dev.sage.llm.provider.AuthStyle;
import dev.sage.llm.provider.Endpoint;
import dev.sage.llm.provider.HttpRequests;
import dev.sage.llm.provider.WireFormat;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the API at other paths of the same host. It asks without the key and without the
 * headers that somebody set, which may be keys too: an API that wants one says so, and that is
 * enough to know it.
 */
final class AddressProbe {

  private final Endpoint endpoint;
  private final WireFormat format;
  private final ApiCalls calls;

  AddressProbe(Endpoint endpoint, WireFormat format, ApiCalls calls) {
    this.endpoint = endpoint;
    this.format = format;
    this.calls = calls;
  }

  /** The first address at which the API is; null where there is none in that time. */
  Map.@Nullable Entry<URI, CheckCode> find(Map<URI, CheckCode> candidates, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    var asked = new HashSet<URI>();
    for (var candidate : candidates.entrySet()) {
      var call = requests(candidate.getKey()).models(null);
      var left = Duration.ofNanos(end - System.nanoTime());
      if (!left.isPositive()) {
        return null;
      }
      if (asked.add(call.url())
          && calls.send(call, left) instanceof Outcome.Answered(var answer)
          && isApi(answer)) {
        return candidate;
      }
    }
    return null;
  }

  /** Whether chat requests are taken where they go now, though there is no list of models. */
  boolean chatIsThere(Duration limit) {
    var bare = requests(endpoint.baseUrl());
    return calls.send(bare.get(format.chatPath("none", false)), limit)
            instanceof Outcome.Answered(var answer)
        && !answer.html()
        && (answer.status() == 405 || answer.status() == 401 || answer.status() == 400);
  }

  private HttpRequests requests(URI base) {
    return new HttpRequests(
        new Endpoint(
            endpoint.name(),
            endpoint.wireFormat(),
            base,
            null,
            AuthStyle.NONE,
            Map.of(),
            endpoint.quirks(),
            endpoint.local()),
        format);
  }

  private boolean isApi(ApiAnswer answer) {
    if (answer.html()) {
      return false;
    }
    if (!answer.ok()) {
      var kind = format.classify(answer.status(), answer.headers(), answer.body()).kind();
      return answer.body().length > 0 && (kind == Kind.AUTHENTICATION || kind == Kind.PERMISSION);
    }
    try {
      format.decodeModels(answer.body());
      return true;
    } catch (LlmException another) {
      return another.error().kind() == Kind.AUTHENTICATION;
    }
  }
}
