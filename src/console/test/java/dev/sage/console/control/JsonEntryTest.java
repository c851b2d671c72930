package dev.sage.console.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

class JsonEntryTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Test
  void shows_members_with_their_kinds() {
    List<JsonEntry> members =
        entry("{\"a\":\"x\\n\",\"b\":1.50,\"c\":null,\"d\":{},\"e\":[1,2]}").children();
    assertThat(members).extracting(JsonEntry::name).containsExactly("a", "b", "c", "d", "e");
    assertThat(members)
        .extracting(JsonEntry::shown)
        .containsExactly("\"x\\n\"", "1.5", "null", "{}", "[2 elements]");
    assertThat(members)
        .extracting(JsonEntry::kind)
        .containsExactly("string", "number", "null", "container", "container");
    assertThat(members.get(3).isLeaf()).isTrue();
    assertThat(members.getFirst().copyText()).isEqualTo("x\n");
  }

  @Test
  void groups_the_elements_of_a_long_array() {
    ArrayNode array = JSON.createArrayNode();
    for (int i = 0; i < 250; i++) {
      array.add(i);
    }
    List<JsonEntry> groups = JsonEntry.root(array).children();
    assertThat(groups)
        .extracting(JsonEntry::name)
        .containsExactly("0 … 99", "100 … 199", "200 … 249");
    assertThat(groups.getLast().children()).hasSize(50);
    assertThat(groups.getLast().children().getFirst().name()).isEqualTo("200");
  }

  @Test
  void cuts_a_long_text_in_its_row_only() {
    String text = "x".repeat(10_000);
    JsonEntry entry = entry("[\"" + text + "\"]").children().getFirst();
    assertThat(entry.shown()).hasSizeLessThan(500).endsWith("…");
    assertThat(entry.copyText()).isEqualTo(text);
  }

  private static JsonEntry entry(String json) {
    return JsonEntry.root(JSON.readTree(json));
  }
}
