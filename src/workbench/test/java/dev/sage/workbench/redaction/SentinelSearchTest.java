package dev.sage.workbench.redaction;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The search that all sentinel tests trust finds what is there, and nothing where nothing is. */
class SentinelSearchTest {

  private final Sentinel sentinel = Sentinel.of("q/7Zk9+pQ2xT\"vLmN4wRbY8sHdJ3f");
  private final String value = sentinel.secret().reveal();

  @Test
  void it_is_found_in_every_form() {
    byte[] bytes = value.getBytes(UTF_8);
    assertThat(sentinel.tracesIn("a " + value + " b")).contains("as it is");
    assertThat(sentinel.tracesIn(URLEncoder.encode(value, UTF_8))).contains("URL-encoded");
    assertThat(
            sentinel.tracesIn(
                URLEncoder.encode(value, UTF_8).replace("%2F", "%2f").replace("%2B", "%2b")))
        .contains("URL-encoded in lower case");
    assertThat(sentinel.tracesIn(value.replace("\"", "\\\"").replace("/", "\\/")))
        .contains("in JSON");
    assertThat(sentinel.tracesIn(HexFormat.of().formatHex(bytes))).contains("in hexadecimal");
    assertThat(sentinel.tracesIn(value.getBytes(UTF_16BE))).contains("UTF-16, big end first");
    assertThat(sentinel.tracesIn(value.getBytes(UTF_16LE))).contains("UTF-16, little end first");
    for (String before : new String[] {"", "x", "xy", "xyz"}) {
      byte[] around = (before + value + "rest").getBytes(UTF_8);
      assertThat(sentinel.tracesIn(Base64.getEncoder().encodeToString(around))).isNotEmpty();
      assertThat(sentinel.tracesIn(Base64.getUrlEncoder().encodeToString(around))).isNotEmpty();
    }
  }

  @Test
  void it_is_found_in_halves_and_in_any_eight_characters() {
    for (int at = 0; at + 8 <= value.length(); at++) {
      assertThat(sentinel.tracesIn("..." + value.substring(at, at + 8) + "...")).isNotEmpty();
    }
  }

  @Test
  void what_tells_keys_apart_and_what_all_keys_have_is_no_trace() {
    var shaped = Sentinel.shaped();
    String key = shaped.secret().reveal();
    assertThat(shaped.tracesIn("sk-ant-api03- ends in " + key.substring(key.length() - 4)))
        .isEmpty();
    assertThat(shaped.tracesIn("[anthropic-key:3f9a] " + Sentinel.shaped().secret().reveal()))
        .isEmpty();
    assertThat(shaped.tracesIn("")).isEmpty();
  }
}
