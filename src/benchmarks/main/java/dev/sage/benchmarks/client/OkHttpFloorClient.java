package dev.sage.benchmarks.client;

import dev.sage.benchmarks.WireApi;
import java.io.IOException;
import java.time.Duration;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The floor of the transport that the library uses: OkHttp, read blocking, and the same decoding.
 */
final class OkHttpFloorClient implements StreamingClient {

  private static final MediaType JSON = MediaType.get("application/json");

  private final OkHttpClient http =
      new OkHttpClient.Builder().readTimeout(Duration.ZERO).retryOnConnectionFailure(false).build();
  private final String address;
  private final DeltaReader reader;

  OkHttpFloorClient(int port, WireApi api) {
    address = "http://127.0.0.1:" + port + api.path();
    reader = DeltaReader.jackson(api);
  }

  @Override
  public @Nullable Object stream(String model, TextSink sink) throws IOException {
    var request =
        new Request.Builder()
            .url(address)
            .post(RequestBody.create(FloorClient.requestBody(model), JSON))
            .build();
    try (Response response = http.newCall(request).execute()) {
      new EventSplitter(reader, sink).drain(response.body().byteStream());
    }
    return null;
  }

  @Override
  public void close() {
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }
}
