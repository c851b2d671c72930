package dev.sage.llm.provider;

import dev.sage.llm.LlmError;
import dev.sage.llm.LlmException;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.transport.HttpTransport;
import dev.sage.llm.transport.Watchdog;

/** Makes HTTP providers, and tells the redactor every secret that their endpoints hold. */
public final class HttpProviders implements HttpProviderFactory {

  private final WireFormats formats;
  private final HttpTransport transport;
  private final Watchdog watchdog;
  private final Redactor redactor;

  /**
   * Providers that share a transport.
   *
   * @param formats what they may speak
   * @param transport how they are reached
   * @param watchdog ends what takes too long
   * @param redactor cleans the words of their errors
   */
  public HttpProviders(
      WireFormats formats, HttpTransport transport, Watchdog watchdog, Redactor redactor) {
    this.formats = formats;
    this.transport = transport;
    this.watchdog = watchdog;
    this.redactor = redactor;
  }

  @Override
  public Provider create(Endpoint endpoint) {
    learn(endpoint);
    var format = formats.find(endpoint.wireFormat()).orElseThrow(() -> unknownFormat(endpoint));
    return new HttpProvider(endpoint, format, transport, watchdog, redactor);
  }

  private void learn(Endpoint endpoint) {
    if (endpoint.key() != null) {
      redactor.register(endpoint.key());
    }
    Headers.learn(endpoint.headers(), redactor);
  }

  private LlmException unknownFormat(Endpoint endpoint) {
    return new LlmException(
        LlmError.of(
            LlmError.Kind.INVALID_CONFIG,
            endpoint.name(),
            null,
            "\"%s\" is no wire format. Known are: %s."
                .formatted(
                    Headers.printable(endpoint.wireFormat()), String.join(", ", formats.ids()))));
  }
}
