package dev.sage.console.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Message;
import dev.sage.llm.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromptModelTest {
  private final PromptModel prompt = new PromptModel();

  @Test
  void fills_variables_into_both_blocks() {
    prompt.systemProperty().set("Be {{tone}}.");
    prompt.userProperty().set("Explain {{topic}}.");
    value("tone", "kind");
    value("topic", "SSE");
    ChatRequest request = prompt.request("fake/m");
    assertThat(request.messages())
        .extracting(Message::text)
        .containsExactly("Be kind.", "Explain SSE.");
    assertThat(request.messages())
        .extracting(Message::role)
        .containsExactly(Role.SYSTEM, Role.USER);
  }

  @Test
  void asks_for_a_value_of_each_variable() {
    prompt.userProperty().set("Explain {{topic}}.");
    assertThat(prompt.faultProperty().get()).isEqualTo(PromptModel.Fault.VARIABLE);
    assertThat(prompt.problemProperty().get()).isEqualTo("Give topic a value.");
    assertThatThrownBy(() -> prompt.request("fake/m")).isInstanceOf(IllegalStateException.class);
    value("topic", "SSE");
    assertThat(prompt.faultProperty().get()).isNull();
  }

  @Test
  void remembers_the_value_of_a_variable_that_went_and_came_back() {
    prompt.userProperty().set("{{topic}}");
    value("topic", "SSE");
    prompt.userProperty().set("nothing");
    assertThat(prompt.variables()).isEmpty();
    prompt.userProperty().set("{{topic}} again");
    assertThat(prompt.request("fake/m").messages().getFirst().text()).isEqualTo("SSE again");
  }

  @Test
  void leaves_out_an_empty_system_block_and_empty_parameters() {
    prompt.userProperty().set("Hi");
    ChatRequest request = prompt.request("fake/m");
    assertThat(request.messages()).hasSize(1);
    assertThat(request.temperature()).isNull();
    assertThat(request.maxTokens()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "0.2, 100, ",
    "2, 1, ",
    "2.1, 100, TEMPERATURE",
    "-1, 100, TEMPERATURE",
    "warm, 100, TEMPERATURE",
    "NaN, 100, TEMPERATURE",
    "1, 0, MAX_TOKENS",
    "1, 1.5, MAX_TOKENS",
    "1, 99999999999, MAX_TOKENS"
  })
  void checks_parameters(String temperature, String maxTokens, PromptModel.Fault fault) {
    prompt.userProperty().set("Hi");
    prompt.temperatureProperty().set(temperature);
    prompt.maxTokensProperty().set(maxTokens);
    assertThat(prompt.faultProperty().get()).isEqualTo(fault);
  }

  private void value(String name, String value) {
    prompt.variables().stream()
        .filter(variable -> variable.name().equals(name))
        .findFirst()
        .orElseThrow()
        .value()
        .set(value);
  }
}
