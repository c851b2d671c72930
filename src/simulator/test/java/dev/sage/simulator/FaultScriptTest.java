package dev.sage.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fault scripts as bytes on a socket, and what is said of scripts that can't be played. */
class FaultScriptTest {
  private static final String CHAT = "/openai/v1/chat/completions";

  @TempDir Path folder;

  private RawClient ask(Simulator simulator, String model) throws IOException {
    return new RawClient(simulator.openAiUrl().getPort()).post(CHAT, simulator.key(), ask(model));
  }

  private static String ask(String model) {
    return """
    {"model":"%s","stream":true,"messages":[{"role":"user","content":"Hello"}]}
    """
        .formatted(model);
  }

  private Simulator start(Path... scripts) throws IOException {
    return Simulator.start(
        SimulatorOptions.DEFAULT.withSpeed(Speed.INSTANT).withFaults(List.of(scripts)));
  }

  private Path script(String json) throws IOException {
    return Files.writeString(folder.resolve("mine.json"), json.replace('\'', '"'));
  }

  private RawClient.Answer play(String steps) throws IOException {
    var file = script("{'name':'mine','steps':[" + steps + "]}");
    try (var simulator = start(file);
        var client = ask(simulator, "fault-mine")) {
      return client.read();
    }
  }

  @Nested
  class Bytes {

    @Test
    void without_steps_the_answer_is_that_of_its_base() throws IOException {
      try (var simulator = start(script("{'name':'mine','steps':[]}"));
          var client = ask(simulator, "fault-mine");
          var sound = ask(simulator, "clean")) {
        assertThat(client.read().body().replace("fault-mine", "clean"))
            .isEqualTo(sound.read().body());
      }
    }

    @Test
    void splits_at_every_byte() throws IOException {
      assertThat(play("{'when':'after-headers','do':'split','sizes':[1]}").chunks())
          .hasSizeGreaterThan(1_000)
          .allMatch(chunk -> chunk.length() == 1);
    }

    @Test
    void repeats_and_drops_events() throws IOException {
      var body =
          play("""
                  {'when':{'event':-1},'do':'drop'},
                  {'when':{'event':2},'do':'repeat','times':3}
                  """)
              .body();

      var events = body.split("\n\n", -1);
      assertThat(body).doesNotContain("[DONE]");
      assertThat(events[2]).isEqualTo(events[1]);
      assertThat(events[4]).isEqualTo(events[1]);
      assertThat(events[5]).isNotEqualTo(events[1]);
    }

    @Test
    void acts_at_a_byte() throws IOException {
      assertThat(play("{'when':{'byte':10},'do':'send','text':'HERE'}").body())
          .startsWith("data: {\"idHERE\":");
    }

    @ParameterizedTest
    @CsvSource({
      "truncated-json, false",
      "not-json, false",
      "wrong-type, true",
      "duplicate-keys, true",
      "nan, true",
      "deep, true",
    })
    void spoils_one_event_and_keeps_its_framing(String how, boolean closed) throws IOException {
      var body = play("{'when':{'event':3},'do':'corrupt','as':'" + how + "'}").body();

      var event = body.split("\n\n", -1)[2];
      assertThat(event).startsWith("data: ");
      assertThat(event.endsWith("}") || event.endsWith("]"))
          .isEqualTo(closed || how.equals("not-json"));
      assertThat(body).endsWith("data: [DONE]\n\n");
    }

    @Test
    void answers_with_a_status_and_dated_headers() throws IOException {
      var answer =
          play(
              "{'when':'before-headers','do':'respond','status':429,"
                  + "'headers':{'retry-after':'{date+60}'}}");

      assertThat(answer.status()).isEqualTo(429);
      assertThat(answer.headers().get("retry-after")).endsWith("GMT");
      assertThat(answer.body()).contains("answers with status 429");
    }

    @Test
    void fails_so_many_times_and_then_answers() throws IOException {
      try (var simulator = start()) {
        for (int status : new int[] {503, 503, 200, 503}) {
          try (var client = ask(simulator, "fault-503-then-ok")) {
            assertThat(client.read().status()).isEqualTo(status);
          }
        }
      }
    }

    @Test
    void floods_with_headers() throws IOException {
      var answer =
          play(
              "{'when':'before-headers','do':'header','name':'x-{n}','value':'v{n}','times':5000,"
                  + "'add':true}");

      assertThat(answer.headers()).containsEntry("x-5000", "v5000").hasSizeGreaterThan(5_000);
    }

    @Test
    void sends_interim_responses_first() throws IOException {
      try (var simulator = start();
          var client = ask(simulator, "fault-early-hints-103")) {
        assertThat(client.head()).containsEntry(":status", "103");
        assertThat(client.head()).containsEntry(":status", "103");
        assertThat(client.read().status()).isEqualTo(200);
      }
    }

    @Test
    void promises_more_than_it_sends() throws IOException {
      try (var simulator = start();
          var client = ask(simulator, "fault-short-length")) {
        assertThat(client.read().complete()).isFalse();
      }
    }
  }

  @Nested
  class Connections {

    @Test
    void a_port_can_refuse() throws IOException {
      try (var simulator = start(Path.of("connection-refused"))) {
        assertThatThrownBy(() -> ask(simulator, "clean")).isInstanceOf(ConnectException.class);
      }
    }

    @Test
    void only_the_first_connections_are_hit_where_a_number_is_given() throws IOException {
      var file =
          script("{'name':'mine','requests':1,'steps':[{'when':'connection','do':'reset'}]}");
      try (var simulator = start(file)) {
        assertThatThrownBy(() -> ask(simulator, "clean").read()).isInstanceOf(IOException.class);
        try (var client = ask(simulator, "clean")) {
          assertThat(client.read().status()).isEqualTo(200);
        }
      }
    }

    @Test
    void a_reset_is_a_reset() throws IOException {
      try (var simulator = start();
          var client = ask(simulator, "error-stream-interrupted")) {
        assertThatThrownBy(client::read).isInstanceOf(SocketException.class);
      }
    }
  }

  @Test
  void every_script_that_comes_with_it_is_listed_with_its_words() throws IOException {
    try (var simulator = start()) {
      assertThat(simulator.faults()).hasSizeGreaterThan(100);
      assertThat(simulator.faults())
          .allSatisfy(
              fault -> {
                assertThat(fault.model()).matches("(fault|error)-[a-z0-9-]+");
                assertThat(fault.explanation()).endsWith(".");
              });
      assertThat(simulator.faults())
          .extracting(Scenario::model)
          .contains("error-timeout", "error-stream-interrupted", "error-stream-truncated");
    }
  }

  @Test
  void what_happens_to_connections_is_no_model() throws IOException {
    try (var simulator = start();
        var client = ask(simulator, "fault-connection-stall")) {
      assertThat(client.read().status()).isEqualTo(404);
      assertThat(simulator.faults())
          .extracting(Scenario::model)
          .noneMatch(model -> model.contains("connection"));
    }
  }

  @Test
  void one_that_comes_with_it_may_be_given_by_its_models_name() throws IOException {
    try (var simulator = start(Path.of("fault-connection-refused"))) {
      assertThatThrownBy(() -> ask(simulator, "clean")).isInstanceOf(ConnectException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'name':'mine','steps':[{'when':'middle','do':'delay','ms':'x'}]}|"
            + "/steps/0/ms has to be a whole number from 0 to 86400000, was \"x\".",
        "{'name':'mine','steps':[{'when':'middle','do':'explode'}]}|"
            + "/steps/0/do has to be one of delay, stall, drip, split, cut, reset, refuse, send, fill,"
            + " repeat, drop, corrupt, header, interim, respond, compress, was \"explode\".",
        "{'name':'mine','steps':[{'when':'middle','do':'stall','ms':5}]}|"
            + "/steps/0/ms means nothing here; known are do, when.",
        "{'name':'mine','steps':[{'when':'event','do':'stall'}]}|"
            + "/steps/0/when needs a number: write {\"event\": 3}.",
        "{'name':'mine','steps':[{'when':{'event':0},'do':'stall'}]}|"
            + "/steps/0/when/event counts from 1, or from the end, -1 being the last.",
        "{'name':'mine','steps':[{'when':'middle','do':'respond','status':200}]}|"
            + "/steps/0/when has to be before-headers for \"respond\".",
        "{'name':'Mine','steps':[]}|"
            + "/name has to be lower-case letters, digits and hyphens, such as cut-mid-stream.",
        "{'name':'mine','base':'no-such','steps':[]}|"
            + "/base has to be a model of the simulator, such as clean or tool, was \"no-such\".",
        "[]|it has to be a JSON object.",
        "{'name':'mine'}|/steps has to be an array, and is missing.",
        "{'name':'mine','step':[]}|/step means nothing here; known are $schema, base, explanation,"
            + " framing, mode, model, name, requests, steps, title.",
      })
  void what_is_wrong_is_said_with_its_place(String line) throws IOException {
    var parts = line.split("\\|", -1);
    var file = script(parts[0]);

    assertThatThrownBy(() -> start(file))
        .isInstanceOf(IOException.class)
        .hasMessage(file + ": " + parts[1]);
  }

  @Test
  void broken_json_is_said_with_line_and_column() throws IOException {
    var file = script("{\n  'name': 'mine',\n  'steps': [,]\n}");

    assertThatThrownBy(() -> start(file))
        .hasMessage(file + " is no JSON: it breaks at line 3, column 13.");
  }

  @Test
  void a_missing_file_is_said() {
    assertThatThrownBy(() -> start(Path.of("nowhere.json")))
        .hasMessageContaining("nowhere.json is no file");
  }
}
