package dev.sage.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.simulator.internal.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** The pages of the vendors' model lists. */
class ModelListTest {
  @RegisterExtension private final RunningSimulator simulator = new RunningSimulator();

  private JsonNode page(String query) throws IOException {
    return Json.parse(simulator.look("/anthropic/v1/models" + query).body());
  }

  private static List<String> ids(JsonNode page) {
    return page.path("data").values().stream().map(model -> model.path("id").asString()).toList();
  }

  @Test
  void anthropics_list_goes_on_behind_a_model() throws IOException {
    var all = new ArrayList<String>();
    var page = page("?limit=3");
    all.addAll(ids(page));
    while (page.path("has_more").asBoolean()) {
      assertThat(page.path("data")).hasSize(3);
      page = page("?limit=3&after_id=" + page.path("last_id").asString());
      all.addAll(ids(page));
    }
    assertThat(all).containsExactlyElementsOf(simulator.get().models());
  }

  @Test
  void anthropics_list_goes_back_before_a_model() throws IOException {
    var page = page("?limit=2&before_id=reasoning");

    assertThat(ids(page)).containsExactly("bursts", "tool");
    assertThat(page.path("has_more").asBoolean()).isTrue();
    assertThat(ids(page("?limit=9&before_id=bursts"))).containsExactly("clean");
  }

  @Test
  void limits_that_are_none_are_refused() throws IOException {
    assertThat(simulator.look("/anthropic/v1/models?limit=0").status()).isEqualTo(400);
    assertThat(simulator.look("/anthropic/v1/models?limit=x").status()).isEqualTo(400);
    assertThat(simulator.look("/gemini/v1beta/models?pageSize=x").status()).isEqualTo(400);
    assertThat(simulator.look("/gemini/v1beta/models?pageToken=x").status()).isEqualTo(400);
  }

  @Test
  void anthropic_counts_tokens() throws IOException {
    var answer =
        simulator.post(
            "/anthropic/v1/messages/count_tokens",
            "{'model':'clean','messages':[{'role':'user','content':'Hello there'}]}");
    assertThat(Json.parse(answer.body()).path("input_tokens").asInt()).isPositive();
  }
}
