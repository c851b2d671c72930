package dev.sage.llm.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.Usage;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From usage to dollars by the library's own prices: each value was reckoned by hand. */
class CostTableTest {

  static List<JsonNode> rows() throws IOException {
    try (InputStream in = CostTableTest.class.getResourceAsStream("costs.json")) {
      return JsonMapper.shared().readTree(Objects.requireNonNull(in)).valueStream().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void a_call_costs(JsonNode row) {
    var usage =
        new Usage(
            count(row, "input"),
            count(row, "cacheRead"),
            count(row, "cacheWrite"),
            count(row, "output"),
            count(row, "reasoning"),
            row.path("raw").asString(null));

    var cost =
        Prices.bundled().cost(row.get("provider").asString(), row.get("model").asString(), usage);

    var expected = row.get("cost");
    assertThat(cost.map(BigDecimal::toPlainString).orElse(null))
        .isEqualTo(expected.isNull() ? null : expected.asString());
  }

  private static @Nullable Long count(JsonNode row, String field) {
    return row.has(field) ? (Long) row.get(field).asLong() : null;
  }
}
