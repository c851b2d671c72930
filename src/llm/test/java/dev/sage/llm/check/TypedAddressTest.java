package dev.sage.llm.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedAddressTest {

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:7777/v1, http://127.0.0.1:7777/v1",
    "localhost:11434, http://localhost:11434",
    "[::1]:8080/v1, http://[::1]:8080/v1",
    "[::1], http://[::1]",
    "gate.example/v1, https://gate.example/v1",
    "http:/gate.example/v1, http://gate.example/v1",
    "http//gate.example/v1, http://gate.example/v1",
    "https:gate.example/v1, https://gate.example/v1",
    "httpbin.example/v1, https://httpbin.example/v1",
    "https://gate.example/v1?key=x, https://gate.example/v1"
  })
  void what_was_meant_by_an_address_that_is_none(String typed, String meant) {
    assertThat(TypedAddress.of(typed).url()).isNull();
    assertThat(TypedAddress.of(typed).better()).isEqualTo(meant);
  }
}
