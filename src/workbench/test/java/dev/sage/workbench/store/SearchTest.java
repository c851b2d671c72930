package dev.sage.workbench.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.redaction.ContentAction;
import dev.sage.llm.redaction.ContentClass;
import dev.sage.llm.redaction.RedactionPolicy;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.redaction.Sink;
import dev.sage.workbench.Home;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The index of words: what it finds, what it no longer has, and that nobody misses it. */
class SearchTest {

  private static final String LONG = " and more of it".repeat(30);
  private static final String KEY = "sk-proj-" + "Ab3dEf6hIj9lMn2pQr5tUv8x".repeat(2);

  @TempDir Path folder;
  private volatile RedactionPolicy policy = RedactionPolicy.of(Sink.STORE);
  private final List<String> notices = new ArrayList<>();
  private Store store;

  @BeforeEach
  void open() {
    store = Store.open(home(), Redactor.create(), () -> policy, notices::add);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Home home() {
    return new Home(folder);
  }

  private void search(boolean wanted) throws Exception {
    store.search(wanted);
    settle();
  }

  /** Until everything that is older than the index is in it. */
  private void settle() throws Exception {
    do {
      store.flush();
    } while (ask("SELECT count(*) FROM search_fill WHERE done < upto") > 0);
  }

  private long ask(String sql) {
    return store.read(view -> view.number(sql, List.of()));
  }

  private boolean indexed() {
    return ask("SELECT count(*) FROM sqlite_schema WHERE name GLOB '*_words*'") > 0;
  }

  private List<String> found(String filter) {
    return store.calls(CallQuery.newest(CallFilter.parse(filter), 100)).stream()
        .map(StoredCall::id)
        .toList();
  }

  private boolean byIndex(String words) throws SQLException {
    try (var connection = Sql.read(home().database())) {
      return CallFilter.parse("text:\"" + words + "\"")
          .condition(connection)
          .sql()
          .contains("body_words");
    }
  }

  /** What the index itself says, whatever is in the rows. */
  private long places(String sequence) {
    return ask("SELECT count(*) FROM body_words WHERE body_words MATCH '\"" + sequence + "\"'")
        + ask("SELECT count(*) FROM call_words WHERE call_words MATCH '\"" + sequence + "\"'");
  }

  private String call(String prompt, String answer) {
    return StoredCalls.store(store, "openai/gpt", prompt, answer);
  }

  @Nested
  class Finding {

    @Test
    void short_and_long_texts_of_prompt_and_answer() throws Exception {
      search(true);
      String quiet = call("Why?", "Nothing of the kind.");
      String asked = call("It ran out of memory." + LONG, "Oh");
      String answered = call("Why?", "You are OUT OF MEMORY." + LONG);
      String brief = call("Why?", "out of memory");

      assertThat(byIndex("out of memory")).isTrue();
      assertThat(found("text:\"out of memory\"")).containsExactly(brief, answered, asked);
      assertThat(found("\"out of memory\"")).containsExactly(brief, answered);
      assertThat(found("-text:\"out of memory\"")).containsExactly(quiet);
      assertThat(found("text:\"out of mammary\"")).isEmpty();
      assertThat(found("text:\"out of memory\" OR text:kind")).hasSize(4);
    }

    @Test
    void a_part_of_a_word_in_any_script() throws Exception {
      search(true);
      String id = call("Wie heißt das? 日本語のテキスト 🍎🍏🍐 done", "Straße");

      assertThat(byIndex("本語の")).isTrue();
      assertThat(found("text:本語の")).containsExactly(id);
      assertThat(found("text:🍏🍐")).containsExactly(id);
      assertThat(found("text:eißt")).containsExactly(id);
      assertThat(found("text:raß")).containsExactly(id);
      assertThat(byIndex("本語")).isFalse();
      assertThat(found("text:本語")).containsExactly(id);
    }

    @Test
    void a_text_that_many_calls_have_is_in_the_index_once() throws Exception {
      search(true);
      String first = call("The same question." + LONG, "One" + LONG);
      String second = call("The same question." + LONG, "Two" + LONG);

      assertThat(places("que")).isEqualTo(1);
      assertThat(found("text:\"same question\"")).containsExactly(second, first);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "\\\" OR body_words MATCH \\\"",
          "words:abc",
          "abc*",
          "^abc",
          "abc NOT def",
          "NEAR(abc def)",
          "(abc",
          "{abc}:def",
          "'; DROP TABLE call; --",
          "\\\"\\\"\\\"",
          "-abc + def",
          "%_%",
          "\u0000abc",
          "ab\ud83d",
          "\u202eabc"
        })
    void words_are_words_and_no_syntax(String hostile) throws Exception {
      search(true);
      String plain = hostile.replace("\\\"", "\"").replace("\u0000", " ");
      String id = call(plain.replace('"', '\'').replace("\ud83d", "?"), plain);
      call("Something else", "Nothing");

      assertThat(found("text:\"" + hostile.replace("\u0000", " ") + "\"")).containsExactly(id);
      assertThat(found("text:\"" + hostile + "zzz\"")).isEmpty();
    }
  }

  @Nested
  class Privacy {

    @Test
    void a_secret_that_was_taken_out_is_not_found() throws Exception {
      search(true);
      String id = call("My key is " + KEY + " today", "Never say " + KEY + " aloud");

      assertThat(found("text:\"my key is\"")).containsExactly(id);
      assertThat(found("text:" + KEY)).isEmpty();
      assertThat(found("text:" + KEY.substring(8, 20))).isEmpty();
      assertThat(places("j9l")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HASH", "DROP"})
    void what_is_not_kept_in_words_is_not_indexed(String action) throws Exception {
      search(true);
      call("The plain question", "The plain answer");
      assertThat(indexed()).isTrue();

      policy = policy.withContent(ContentClass.PROMPT, ContentAction.valueOf(action));
      call("A hidden question", "A shown answer");

      assertThat(indexed()).isFalse();
      assertThat(ask("SELECT count(*) FROM search_fill")).isZero();
      assertThat(ask("SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'")).isZero();
      assertThat(found("text:hidden")).isEmpty();

      policy = RedactionPolicy.of(Sink.STORE);
      String id = call("The open question", "An answer");
      settle();
      assertThat(byIndex("open question")).isTrue();
      assertThat(found("text:\"open question\"")).containsExactly(id);
    }
  }

  @Nested
  class Leaving {

    @Test
    void what_is_deleted_is_in_neither_the_index_nor_the_bytes_of_the_file() throws Exception {
      search(true);
      String gone = call("Zyxwvut question" + LONG, "zyxwvut");
      String kept = call("The question" + LONG, "The answer");
      assertThat(places("xwv")).isEqualTo(2);

      store.care().delete(List.of(gone));

      assertThat(places("xwv")).isZero();
      assertThat(found("text:zyxwvut")).isEmpty();
      assertThat(found("text:question")).containsExactly(kept);
      assertThat(store.care().check().problems()).isEmpty();
      assertThat(terms()).contains("ans").doesNotContain("xwv", "zyx");
      store.close();
      assertThat(bytes()).doesNotContain("xwv").doesNotContain("zyx");
      open();
    }

    /** Every sequence that the index has in some text. */
    private List<String> terms() {
      store.close();
      var terms = new ArrayList<String>();
      try (var connection = Sql.write(home().database());
          var statement = connection.createStatement()) {
        for (String table : SearchIndex.TABLES) {
          statement.execute(
              "CREATE VIRTUAL TABLE temp.v USING fts5vocab(main, " + table + ", row)");
          try (var rows = statement.executeQuery("SELECT term FROM temp.v")) {
            while (rows.next()) {
              terms.add(rows.getString(1));
            }
          }
          statement.execute("DROP TABLE temp.v");
        }
      } catch (SQLException e) {
        throw new AssertionError(e);
      }
      open();
      return terms;
    }

    private String bytes() throws Exception {
      try (var connection = Sql.write(home().database())) {
        assertThat(Sql.emptyLog(connection)).isTrue();
      }
      return new String(Files.readAllBytes(home().database()), StandardCharsets.ISO_8859_1);
    }

    @Test
    void what_retention_takes_is_not_found() throws Exception {
      search(true);
      String id = call("Zyxwvut question" + LONG, "zyxwvut");

      store.retain(new RetentionRules(null, Duration.ZERO, null, null));
      do {
        store.flush();
      } while (ask("SELECT count(*) FROM call WHERE removed < 2") > 0);

      assertThat(store.call(id)).isPresent();
      assertThat(places("xwv")).isZero();
      assertThat(found("text:zyxwvut")).isEmpty();
      assertThat(store.care().check().problems()).isEmpty();
    }

    @Test
    void turned_off_it_is_dropped_and_the_same_is_found() throws Exception {
      search(true);
      String id = call("Where is it?" + LONG, "There");

      search(false);

      assertThat(indexed()).isFalse();
      assertThat(ask("SELECT count(*) FROM sqlite_schema WHERE name GLOB 'search_*'"))
          .as("only the table of how far it is")
          .isEqualTo(1);
      assertThat(byIndex("where is")).isFalse();
      assertThat(found("text:\"where is\"")).containsExactly(id);
    }
  }

  @Nested
  class Older {

    @Test
    void calls_are_taken_in_behind_new_ones() throws Exception {
      var ids = new ArrayList<String>();
      for (int i = 0; i < 60; i++) {
        ids.addFirst(call("Older question " + i + LONG, "Older answer " + i));
      }
      store.search(true);
      String young = call("Younger question" + LONG, "Younger");
      store.care().delete(List.of(ids.get(5), ids.get(50)));
      settle();

      assertThat(byIndex("older question")).isTrue();
      ids.remove(50);
      ids.remove(5);
      assertThat(found("text:\"older question\"")).containsExactlyElementsOf(ids);
      assertThat(found("text:\"older answer 7\"")).hasSize(1);
      assertThat(found("text:\"younger question\"")).containsExactly(young);
      assertThat(store.care().check().problems()).isEmpty();
    }

    @Test
    void until_they_are_the_texts_are_read() throws Exception {
      String id = call("Older question" + LONG, "Older");
      store.search(true);
      store.flush();
      store.change(
          (connection, clean) ->
              Sql.execute(connection, "UPDATE search_fill SET done = 0 WHERE part = 'body'"));
      store.flush();

      assertThat(byIndex("older question")).isFalse();
      assertThat(found("text:\"older question\"")).containsExactly(id);
    }
  }

  /** With the index, without it and while it grows, whatever happens to calls. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void it_finds_what_reading_finds(long seed) throws Exception {
    var random = new Random(seed);
    var words = List.of("red apple", "Green pear", "ÄPFEL", "say \\\"hi\\\"", "out of memory");
    var ids = new ArrayList<String>();
    for (int step = 0; step < 120; step++) {
      int kind = random.nextInt(20);
      if (kind == 0) {
        store.search(random.nextInt(3) > 0);
      } else if (kind < 4 && !ids.isEmpty()) {
        store.care().delete(List.of(ids.remove(random.nextInt(ids.size()))));
      } else if (kind == 4) {
        store.close();
        open();
      } else {
        String asked = words.get(random.nextInt(words.size())).replace("\\\"", "'");
        String said = words.get(random.nextInt(words.size())).replace("\\\"", "'");
        ids.add(
            call(
                asked + (random.nextBoolean() ? LONG : ""),
                said + (random.nextBoolean() ? LONG : "")));
      }
    }
    search(true);
    var byIndex = answers(words);
    assertThat(store.care().check().problems()).isEmpty();
    search(false);
    assertThat(byIndex).isEqualTo(answers(words));
  }

  private Map<String, List<String>> answers(List<String> words) {
    var answers = new TreeMap<String, List<String>>();
    for (String word : words) {
      answers.put(word, found("text:\"" + word.replace("\\\"", "'") + "\""));
      answers.put("-" + word, found("-text:\"" + word.replace("\\\"", "'") + "\""));
      answers.put("plain " + word, found("\"" + word.replace("\\\"", "'") + "\""));
    }
    return answers;
  }

  @Test
  void a_damaged_index_is_made_anew_and_no_call_is_lost() throws Exception {
    search(true);
    String id = call("The question" + LONG, "The answer");
    store.close();
    try (var connection = Sql.write(home().database())) {
      Sql.execute(connection, "UPDATE body_words_data SET block = x'00' WHERE id > 10");
    }
    StoreFile.suspect(home().database());

    open();
    search(true);

    assertThat(notices).singleElement().asString().contains("made anew");
    assertThat(byIndex("the question")).isTrue();
    assertThat(found("text:\"the question\"")).containsExactly(id);
    assertThat(store.care().check().problems()).isEmpty();
  }
}
