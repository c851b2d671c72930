package dev.sage.workbench.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class VariablesTest {
  @Test
  void finds_names_in_order_of_first_appearance_once_each() {
    assertThat(Variables.names("{{b}} {{ a }} {{b}}", "{{c_1.x-y}}"))
        .containsExactly("b", "a", "c_1.x-y");
  }

  @Test
  void leaves_what_is_no_variable_alone() {
    assertThat(Variables.names("{a} {{}} {{1}} {{a b}} { {a}}")).isEmpty();
  }

  @Test
  void knows_where_a_variable_stands() {
    assertThat(Variables.spans("x {{ é }}")).containsExactly(new Variables.Span("é", 2, 9));
  }

  @Test
  void fills_values_in_as_they_are_and_keeps_what_has_none() {
    assertThat(Variables.fill("{{a}} {{b}}", Map.of("a", "$1 \\ {{b}}")))
        .isEqualTo("$1 \\ {{b}} {{b}}");
  }
}
