package dev.sage.workbench.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.llm.config.jsonc.JsoncNode;
import dev.sage.llm.config.jsonc.JsoncReader;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class JsoncEditTest {

  private static final List<String> URL = List.of("providers", "openai", "baseUrl");

  @Test
  void a_new_file_gets_the_objects_on_the_way() {
    assertThat(JsoncEdit.of("").set(URL, "\"http://x\"").text())
        .isEqualTo(
            """
            {
              "providers": {
                "openai": {
                  "baseUrl": "http://x"
                }
              }
            }
            """);
  }

  @Test
  void a_comma_at_the_end_of_a_line_of_members_is_used() {
    assertThat(JsoncEdit.of("{\"version\":1,}").set(List.of("model"), "\"m\"").text())
        .isEqualTo("{\"version\":1, \"model\": \"m\"}");
    assertThat(JsoncEdit.of("{\"version\":1}").set(List.of("model"), "\"m\"").text())
        .isEqualTo("{\"version\":1, \"model\": \"m\"}");
  }

  @Test
  void a_value_is_replaced_where_it_stands_and_comments_stay() {
    String text =
        """
        // ours
        {
          "providers": {
            "openai": {
              "baseUrl": "http://old", // the gateway
              /* more */
            },
          },
        }
        """;
    assertThat(JsoncEdit.of(text).set(URL, "\"http://new\"").text())
        .isEqualTo(text.replace("http://old", "http://new"));
  }

  @Test
  void a_member_is_added_below_the_last_with_its_indentation() {
    String text =
        """
        {
        \t"providers": {
        \t\t"openai": {
        \t\t\t"organization": "org-1" // ours
        \t\t}
        \t}
        }
        """;
    assertThat(JsoncEdit.of(text).set(URL, "\"http://x\"").text())
        .isEqualTo(
            """
            {
            \t"providers": {
            \t\t"openai": {
            \t\t\t"organization": "org-1", // ours
            \t\t\t"baseUrl": "http://x"
            \t\t}
            \t}
            }
            """);
  }

  @Test
  void a_trailing_comma_is_not_doubled_and_windows_line_ends_stay() {
    assertThat(JsoncEdit.of("{\r\n  \"a\": 1,\r\n}\r\n").set(List.of("b"), "2").text())
        .isEqualTo("{\r\n  \"a\": 1,\r\n  \"b\": 2\r\n}\r\n");
  }

  @Test
  void an_object_on_one_line_stays_on_it() {
    assertThat(JsoncEdit.of("{ \"a\": 1 }").set(List.of("b"), "2").text())
        .isEqualTo("{ \"a\": 1, \"b\": 2 }");
    assertThat(JsoncEdit.of("{}").set(List.of("b"), "2").text()).isEqualTo("{\n  \"b\": 2\n}");
  }

  @Test
  void a_comma_within_a_comment_or_a_text_is_none() {
    assertThat(JsoncEdit.of("{\n  \"a\": \"x,y\" // one, two\n}").set(List.of("b"), "2").text())
        .isEqualTo("{\n  \"a\": \"x,y\", // one, two\n  \"b\": 2\n}");
  }

  @Test
  void a_member_is_removed_with_its_line_and_its_comma() {
    String text = "{\n  \"a\": 1,\n  \"b\": 2,\n  \"c\": 3\n}\n";
    assertThat(JsoncEdit.of(text).remove(List.of("a")).text())
        .isEqualTo("{\n  \"b\": 2,\n  \"c\": 3\n}\n");
    assertThat(JsoncEdit.of(text).remove(List.of("b")).text())
        .isEqualTo("{\n  \"a\": 1,\n  \"c\": 3\n}\n");
    assertThat(JsoncEdit.of(text).remove(List.of("c")).text())
        .isEqualTo("{\n  \"a\": 1,\n  \"b\": 2\n}\n");
    assertThat(JsoncEdit.of("{ \"a\": 1, }").remove(List.of("a")).text()).isEqualTo("{ }");
    assertThat(JsoncEdit.of("{ \"a\": 1 }").remove(List.of("x", "y")).text())
        .isEqualTo("{ \"a\": 1 }");
  }

  @Test
  void a_broken_file_is_left_as_it_is() {
    assertThatThrownBy(() -> JsoncEdit.of("{\n  \"a\": \n}").set(List.of("b"), "2"))
        .isInstanceOf(SetupException.class)
        .hasMessageContaining("line 3, column 1");
    assertThatThrownBy(() -> JsoncEdit.of("{ \"providers\": 1 }").set(URL, "2"))
        .isInstanceOf(SetupException.class)
        .hasMessageContaining("\"providers\" is no object");
    assertThatThrownBy(() -> JsoncEdit.of("[]").set(URL, "2"))
        .isInstanceOf(SetupException.class)
        .hasMessageContaining("the file");
  }

  /** Whatever is set and removed, in whatever layout: the text stays whole and says just that. */
  @Test
  void any_edits_in_any_layout_leave_what_was_set() {
    for (int seed = 0; seed < 400; seed++) {
      var random = new Random(seed);
      var text = new StringBuilder();
      String end = random.nextBoolean() ? "\n" : random.nextBoolean() ? "\r\n" : " ";
      text.append('{').append(end);
      var expected = new TreeMap<String, String>();
      int members = random.nextInt(4);
      for (int i = 0; i < members; i++) {
        text.append("  \"m").append(i).append("\": ").append(i);
        expected.put("m" + i, String.valueOf(i));
        boolean comma = i < members - 1 || random.nextBoolean();
        text.append(comma ? "," : "");
        text.append(random.nextBoolean() ? " /* a, b */" : "");
        text.append(end.equals(" ") || random.nextBoolean() ? "" : " // x, y \" }").append(end);
      }
      var edit = JsoncEdit.of(text.append('}').toString());
      for (int step = 0; step < 6; step++) {
        String name = "m" + random.nextInt(6);
        if (random.nextBoolean()) {
          edit = edit.set(List.of(name), String.valueOf(step + 10));
          expected.put(name, String.valueOf(step + 10));
        } else {
          edit = edit.remove(List.of(name));
          expected.remove(name);
        }
        assertThat(values(edit.text())).as("seed %d:%n%s", seed, edit.text()).isEqualTo(expected);
      }
    }
  }

  private static Map<String, String> values(String text) {
    var values = new TreeMap<String, String>();
    var document = JsoncReader.read(text);
    assertThat(document.whole()).as(text).isTrue();
    if (document.root() instanceof JsoncNode.Members root) {
      for (var member : root.members()) {
        var span = member.value().span();
        values.put(member.name(), text.substring(span.start(), span.end()));
      }
    }
    return values;
  }
}
