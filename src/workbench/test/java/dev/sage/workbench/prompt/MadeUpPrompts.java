package dev.sage.workbench.prompt;

import dev.sage.llm.Content;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Prompts of any shape, the same for the same seed. */
final class MadeUpPrompts {
  private static final List<String> TEXTS =
      List.of(
          "",
          "plain",
          "two\nlines",
          "\n",
          "\n\n end\r\n",
          "{{topic}} \"quoted\" \\ back",
          "日本語 and \uD83D\uDE00",
          "half \uD83D of a pair",
          "\u202Eturned\u2066",
          "\u0000\u0007\u2028\u0085",
          "-0",
          "1.50",
          "1e5",
          "007",
          "[]",
          "{}",
          "[\n  \"a\"\n]",
          "[\n  {\n    \"name\": \"f\"\n  }\n]",
          "{\"a\":1}",
          "{\n  \"a\": 1.50,\n  \"b\": []\n}",
          "[ unfinished",
          "99999999999999999999999999");

  private static final List<Assertion.Kind> KINDS = List.of(Assertion.Kind.values());

  private final Random random;

  private MadeUpPrompts(long seed) {
    random = new Random(seed);
  }

  static Stream<Prompt> many(int count) {
    return Stream.iterate(1L, seed -> seed + 1)
        .limit(count)
        .map(seed -> new MadeUpPrompts(seed).prompt());
  }

  private Prompt prompt() {
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      values.put("v" + i + text().length(), text());
    }
    return new Prompt(
        turns(),
        text(),
        text(),
        text(),
        parameters(),
        values,
        text(),
        1 + random.nextInt(3),
        list(() -> new Assertion(KINDS.get(random.nextInt(KINDS.size())), text())),
        list(this::column));
  }

  private List<Turn> turns() {
    return list(this::turn);
  }

  private Turn turn() {
    return switch (random.nextInt(4)) {
      case 0 -> new Turn.Instructions(text());
      case 1 -> new Turn.User(text());
      case 2 ->
          new Turn.Assistant(
              text(),
              list(() -> new Content.Reasoning(text(), random.nextBoolean() ? text() : null)),
              list(() -> new Content.ToolCall(text(), text(), text())));
      default -> new Turn.ToolResult(text(), text(), text(), random.nextBoolean());
    };
  }

  private Column column() {
    @Nullable Parameters own = random.nextBoolean() ? parameters() : null;
    @Nullable List<Turn> turns = random.nextBoolean() ? turns() : null;
    return new Column(text(), own, turns);
  }

  private Parameters parameters() {
    return random.nextInt(4) == 0
        ? Parameters.DEFAULTS
        : new Parameters(text(), text(), text(), text(), text(), text(), text(), text());
  }

  private String text() {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }

  private <T> List<T> list(Supplier<T> each) {
    List<T> list = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      list.add(each.get());
    }
    return list;
  }
}
