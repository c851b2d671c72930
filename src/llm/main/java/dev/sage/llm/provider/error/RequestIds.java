package dev.sage.llm.provider.error;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The id under which a provider's support finds a call, in its response headers. */
public final class RequestIds {

  /** The provider's own header before the general one that proxies set too. */
  private static final List<String> HEADERS =
      List.of(
          "request-id",
          "apim-request-id",
          "mistral-correlation-id",
          "x-amzn-requestid",
          "x-generation-id",
          "x-request-id",
          "x-ds-trace-id");

  private RequestIds() {}

  /** The id, or null where the provider sends none. Header names are lower-case. */
  public static @Nullable String of(Map<String, String> headers) {
    for (String name : HEADERS) {
      String value = headers.get(name);
      if (value != null && !value.isBlank()) {
        return value;
      }
    }
    return null;
  }
}
