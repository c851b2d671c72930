package dev.sage.llm.config.jsonc;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON with comments, and where everything stands. */
class JsoncReaderTest {

  private static String tree(String text) {
    return tree(JsoncReader.read(text).root());
  }

  private static String tree(@Nullable JsoncNode node) {
    return switch (node) {
      case null -> "nothing";
      case JsoncNode.Members members ->
          members.members().stream()
              .map(member -> member.name() + ":" + tree(member.value()))
              .collect(joining(",", "{", "}"));
      case JsoncNode.Items items ->
          items.items().stream().map(JsoncReaderTest::tree).collect(joining(",", "[", "]"));
      case JsoncNode.Text text -> "'" + text.value() + "'";
      case JsoncNode.Digits digits -> digits.digits();
      case JsoncNode.Word word -> String.valueOf(word.value());
    };
  }

  private static String faults(String text) {
    return JsoncReader.read(text).faults().stream()
        .map(fault -> fault.kind() + " " + fault.line() + ":" + fault.column())
        .collect(joining(", "));
  }

  @Test
  void reads_all_kinds_of_values() {
    var text = "{\"a\":[1,-2.5e+3,true,false,null],\"b\":{},\"c\":[],\"d\":\"x\"}";
    assertThat(tree(text)).isEqualTo("{a:[1,-2.5e+3,true,false,null],b:{},c:[],d:'x'}");
    assertThat(JsoncReader.read(text).whole()).isTrue();
  }

  @Test
  void skips_comments_trailing_commas_and_the_byte_order_mark() {
    var text = "\ufeff// one\n/* two\r\n*/ { \"a\" : 1, // three\r \"b\" : [ 2 , ] , }\n// four";
    assertThat(tree(text)).isEqualTo("{a:1,b:[2]}");
    assertThat(faults(text)).isEmpty();
  }

  @Test
  void resolves_escapes() {
    assertThat(tree("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\uDE00\""))
        .isEqualTo("'\"\\/\b\f\n\r\té😀'");
  }

  @Test
  void knows_where_names_and_values_stand() {
    var text = "{\n  \"a\": \"x\",\n  \"b\": [1]\n}";
    var members =
        (JsoncNode.Members) java.util.Objects.requireNonNull(JsoncReader.read(text).root());
    var a = members.member("a").orElseThrow();
    assertThat(a.nameSpan()).isEqualTo(new JsoncSpan(4, 7, 2, 3));
    assertThat(text.substring(a.value().span().start(), a.value().span().end())).isEqualTo("\"x\"");
    var b = members.member("b").orElseThrow();
    assertThat(text.substring(b.value().span().start(), b.value().span().end())).isEqualTo("[1]");
    assertThat(members.span()).isEqualTo(new JsoncSpan(0, text.length(), 1, 1));
    assertThat(members.member("c")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "``~1:1",
        "// only a comment~1:18",
        "{~1:2",
        "{\"a\"~1:5",
        "{\"a\" 1}~1:6",
        "{\"a~1:4",
        "{\"a\" /* never ends~1:6",
        "{ / }~1:3",
        "[\"a\tb\"]~1:4",
        "[\"\\u00e\uff11\"]~1:4",
        "{\"a\":}~1:6",
        "{\"a\":1~1:7",
        "{a:1}~1:2",
        "{'a':1}~1:2",
        "{\"a\":'b'}~1:6",
        "[1 2]~1:4",
        "[1~1:3",
        "[,]~1:2",
        "{\"a\":01}~1:6",
        "{\"a\":1.}~1:6",
        "{\"a\":truth}~1:6",
        "{\"a\":\"b~1:8",
        "{\"a\":\"\\x\"}~1:8",
        "{\"a\":\"\\u12\"}~1:8",
        "{\"a\":\"\\u12G4\"}~1:8",
        "{} {}~1:4",
        "/* never ends~1:1",
        "{\"a\":1 /* never ends~1:8",
      })
  void a_break_is_told_with_its_place(String text, String place) {
    assertThat(faults(text)).isEqualTo("SYNTAX " + place);
    assertThat(JsoncReader.read(text).whole()).isFalse();
  }

  @Test
  void a_missing_comma_is_read_over_so_that_more_is_found() {
    var text = "{\"a\":1 \"b\":{\"c\":[[] {}] \"d\":\"x\" \"e\":2}}";
    assertThat(tree(text)).isEqualTo("{a:1,b:{c:[[],{}],d:'x',e:2}}");
    assertThat(faults(text)).isEqualTo("SYNTAX 1:8, SYNTAX 1:21, SYNTAX 1:25, SYNTAX 1:33");
  }

  @Test
  void there_is_an_end_to_what_is_told() {
    assertThat(JsoncReader.read("[" + "[] ".repeat(1000) + "]").faults()).hasSize(50);
    var doubled = "{" + "\"a\":1,".repeat(1000) + "}";
    assertThat(JsoncReader.read(doubled).faults()).hasSize(50);
  }

  @Test
  void a_doubled_name_is_told_and_the_later_one_counts() {
    var document = JsoncReader.read("{\"a\":1,\n\"a\":2}");
    assertThat(document.whole()).isTrue();
    assertThat(faults(document.text())).isEqualTo("DUPLICATE 2:1");
    var root = (JsoncNode.Members) java.util.Objects.requireNonNull(document.root());
    assertThat(tree(root.member("a").orElseThrow().value())).isEqualTo("2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\u202e", "\\u0007", "\\u200b", "\\ud800", "\\u2028", "\\u2029"})
  void a_name_that_nobody_can_read_is_left_out(String character) {
    var text = "{\"a" + character + "\":1,\"b\":2}";
    assertThat(tree(text)).isEqualTo("{b:2}");
    assertThat(faults(text)).isEqualTo("HIDDEN 1:2");
  }

  @Test
  void deep_nesting_is_refused_and_does_no_harm() {
    assertThat(faults("[".repeat(64) + "]".repeat(64))).isEmpty();
    assertThat(faults("[".repeat(65) + "]".repeat(65))).isEqualTo("SYNTAX 1:65");
    assertThat(faults("{\"a\":".repeat(100_000))).startsWith("SYNTAX");
  }

  @Test
  void prints_no_text() {
    var document = JsoncReader.read("{\"a\":\"hush\"}");
    assertThat(document.toString()).doesNotContain("hush");
    assertThat(String.valueOf(document.root())).doesNotContain("hush");
  }

  @Test
  void values_say_what_they_are() {
    var items =
        (JsoncNode.Items)
            java.util.Objects.requireNonNull(JsoncReader.read("[{},[],\"\",1,true,null]").root());
    assertThat(items.items())
        .extracting(JsoncNode::type)
        .containsExactly("an object", "a list", "a text", "a number", "true", "null");
  }
}
