package dev.sage.workbench.otlp;

import io.opentelemetry.common.ComponentLoader;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.export.HttpResponse;
import io.opentelemetry.sdk.common.export.HttpSender;
import io.opentelemetry.sdk.common.export.HttpSenderConfig;
import io.opentelemetry.sdk.common.export.HttpSenderProvider;
import io.opentelemetry.sdk.common.export.MessageWriter;
import java.util.List;
import java.util.function.Consumer;

/**
 * The SDK's own sender, whose answers are looked at: the exporters read neither partial successes
 * nor count what is lost. Thread-safe.
 */
final class WatchedSenders implements ComponentLoader {

  private final ExportTally tally;
  private final Runnable requested;
  private final ComponentLoader sdk =
      ComponentLoader.forClassLoader(WatchedSenders.class.getClassLoader());

  /**
   * @param requested told of each request
   */
  WatchedSenders(ExportTally tally, Runnable requested) {
    this.tally = tally;
    this.requested = requested;
  }

  @Override
  public <T> Iterable<T> load(Class<T> type) {
    return type == HttpSenderProvider.class
        ? List.of(type.cast((HttpSenderProvider) this::sender))
        : sdk.load(type);
  }

  private HttpSender sender(HttpSenderConfig config) {
    var provider = sdk.load(HttpSenderProvider.class).iterator().next();
    return new Watched(
        provider.createSender(config), config.getEndpoint().getPath().endsWith("/traces"));
  }

  private final class Watched implements HttpSender {
    private final HttpSender sender;
    private final boolean spans;

    Watched(HttpSender sender, boolean spans) {
      this.sender = sender;
      this.spans = spans;
    }

    @Override
    public void send(
        MessageWriter writer, Consumer<HttpResponse> onResponse, Consumer<Throwable> onError) {
      requested.run();
      sender.send(
          writer,
          response -> {
            watch(response);
            onResponse.accept(response);
          },
          failure -> {
            tally.unreachable(failure);
            onError.accept(failure);
          });
    }

    private void watch(HttpResponse response) {
      int status = response.getStatusCode();
      if (status / 100 != 2) {
        tally.answered(status, CollectorAnswer.ofFailure(response.getResponseBody()));
        return;
      }
      var answer = CollectorAnswer.ofSuccess(response.getResponseBody());
      if (answer.refused() > 0 || !answer.message().isBlank()) {
        tally.partly(answer, spans);
      }
    }

    @Override
    public CompletableResultCode shutdown() {
      return sender.shutdown();
    }
  }
}
