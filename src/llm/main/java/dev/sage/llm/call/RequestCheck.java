package dev.sage.llm.call;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.LlmError;
import dev.sage.llm.Timeouts;
import dev.sage.llm.provider.Headers;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is settled of a request before anything is sent. */
public final class RequestCheck {

  private RequestCheck() {}

  /** The model's name lacks its provider, or is nothing but a provider. */
  public static LlmError unnamed(String model, String provider) {
    var shown = model.isEmpty() ? "No model is given" : "\"" + model + "\" does not name a model";
    return LlmError.of(
        LlmError.Kind.INVALID_CONFIG,
        provider,
        model,
        shown + ". A model is named provider/model, such as openai/gpt-4.1.");
  }

  /**
   * The timers of a call that is not streamed: its headers come when the answer is complete, so
   * only connect and total make sense.
   */
  public static Timeouts notStreamed(Timeouts timeouts) {
    var total = timeouts.total();
    return timeouts.withHeaders(total).withFirstToken(total).withIdle(total);
  }

  /** The address as taps may see it: a query and a user's name and password can be secret. */
  static @Nullable URI withoutQuery(@Nullable URI url) {
    if (url == null || (url.getRawQuery() == null && url.getRawUserInfo() == null)) {
      return url;
    }
    var text = url.toString();
    var user = url.getRawUserInfo();
    if (user != null) {
      text = text.replaceFirst(Pattern.quote(user + "@"), "");
    }
    int query = text.indexOf('?');
    return URI.create(query < 0 ? text : text.substring(0, query));
  }

  /** The request as taps may see it. */
  static ChatRequest withoutSecretHeaders(ChatRequest request) {
    return request.headers().isEmpty()
        ? request
        : request.withHeaders(Headers.safe(request.headers()));
  }
}
