package dev.sage.llm.recording;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.provider.json.Oracle;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** The cases of the standard's own test suite and of other implementations. */
class EventStreamCasesTest {

  @TestFactory
  Stream<DynamicTest> reads_as_the_standard_has_it_however_it_is_cut() throws IOException {
    byte[] file = Files.readAllBytes(Recorded.folder("sse").resolve("cases.json"));
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode item : Oracle.MAPPER.readTree(file).path("cases")) {
      if (item.path("connection").asString().equals("open")) {
        tests.add(DynamicTest.dynamicTest(item.path("name").asString(), () -> check(item)));
      }
    }
    return tests.stream();
  }

  private static void check(JsonNode item) {
    byte[] body = body(item.path("inputBase64").asString());
    List<EventStream.Event> events = new ArrayList<>();
    item.path("events")
        .forEach(
            event ->
                events.add(
                    new EventStream.Event(
                        event.path("type").asString(),
                        repeated(event.path("data").asString()),
                        event.path("lastEventId").asString())));
    JsonNode retry = item.path("reconnectMs");
    BigInteger millis = retry.isNumber() ? new BigInteger(retry.asString()) : null;
    var expected = new EventStream(events, item.path("lastEventId").asString(), millis);
    for (long split : new long[] {0, 1, 7, 7919}) {
      assertThat(EventStream.read(body, split)).as("split %d", split).isEqualTo(expected);
    }
    for (int at = 0; at < Math.min(body.length, 60); at++) {
      assertThat(EventStream.read(body, 1000 + at)).isEqualTo(expected);
    }
  }

  private static byte[] body(String text) {
    if (!text.startsWith("@repeat:")) {
      return Base64.getDecoder().decode(text);
    }
    String[] parts = text.substring("@repeat:".length()).split("\\|", -1);
    String end = parts[3].replace("\\n", "\n");
    return (parts[0] + parts[1].repeat(Integer.parseInt(parts[2])) + end).getBytes(UTF_8);
  }

  private static String repeated(String text) {
    if (!text.startsWith("@repeat:")) {
      return text;
    }
    String[] parts = text.substring("@repeat:".length()).split(":", -1);
    return parts[0].repeat(Integer.parseInt(parts[1]));
  }
}
