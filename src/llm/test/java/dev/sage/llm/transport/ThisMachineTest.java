package dev.sage.llm.transport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThisMachineTest {

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LocalHost", "127.0.0.1", "127.255.3.14", "::1", "[::1]"})
  void is_named_by_localhost_and_by_loopback_addresses(String host) {
    assertThat(ThisMachine.names(host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "127.evil.example",
        "127.0.0.1.evil.example",
        "127.0.0.256",
        "localhost.evil.example",
        "box.localhost",
        "::2",
        "[::1",
        "10.0.0.1",
        "0.0.0.0"
      })
  void is_named_by_nothing_that_a_name_server_could_answer(String host) {
    assertThat(ThisMachine.names(host)).isFalse();
  }
}
