package dev.sage.benchmarks.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.benchmarks.WireApi;
import dev.sage.benchmarks.server.BenchServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FloorClientTest {

  private static final int EVENTS = 1234;

  private BenchServer server;

  @BeforeAll
  void start() throws IOException {
    server = BenchServer.start();
  }

  @AfterAll
  void stop() throws IOException {
    server.close();
  }

  @ParameterizedTest
  @EnumSource(WireApi.class)
  void every_reader_delivers_every_event(WireApi api) throws IOException {
    try (var jackson = new FloorClient(server.port(), api, DeltaReader.jackson(api));
        var scan = new FloorClient(server.port(), api, DeltaReader.handScan(api));
        var okHttp = new OkHttpFloorClient(server.port(), api)) {
      List<String> texts = texts(jackson, "bench-" + EVENTS);
      assertThat(texts).hasSize(EVENTS).startsWith(" four", " five", " when");
      assertThat(texts(scan, "bench-" + EVENTS)).isEqualTo(texts);
      assertThat(texts(okHttp, "bench-" + EVENTS)).isEqualTo(texts);
    }
  }

  @ParameterizedTest
  @EnumSource(WireApi.class)
  void a_connection_is_used_again(WireApi api) throws IOException {
    try (var client = new FloorClient(server.port(), api, DeltaReader.jackson(api))) {
      for (int i = 0; i < 3; i++) {
        assertThat(texts(client, "bench-3")).containsExactly(" four", " five", " when");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(WireApi.class)
  void paced_events_carry_the_time_of_their_writing(WireApi api) throws IOException {
    try (var client = new FloorClient(server.port(), api, DeltaReader.jackson(api))) {
      assertThat(texts(client, "bench-5-1000")).hasSize(5).allMatch(text -> text.matches("\\d{8}"));
    }
  }

  private static List<String> texts(FloorClient client, String model) throws IOException {
    var texts = new ArrayList<String>();
    client.stream(model, texts::add);
    return texts;
  }

  private static List<String> texts(OkHttpFloorClient client, String model) throws IOException {
    var texts = new ArrayList<String>();
    client.stream(model, texts::add);
    return texts;
  }
}
