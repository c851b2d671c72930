package dev.sage.workbench.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Message;
import dev.sage.llm.redaction.RedactionPolicy;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.telemetry.CallTap;
import dev.sage.workbench.Home;
import dev.sage.workbench.Json;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts that many calls have are stored once, and read as if each had its own. */
class BodiesTest {

  private static final String LONG = "The sea was angry that day, my friends. ".repeat(20);

  @TempDir Path folder;
  private Store store;

  @BeforeEach
  void open() {
    store = Store.open(new Home(folder), Redactor.create(), notice -> {});
  }

  @AfterEach
  void close() {
    store.close();
  }

  private int number(String sql) throws Exception {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("sage.db"))) {
      return Sql.number(connection, sql);
    }
  }

  private String call(ChatRequest request, String answer) {
    var start = StoredCalls.start(request);
    CallTap tap = store.tap().open(start);
    tap.attempt(StoredCalls.attempt(1));
    StoredCalls.frames(tap, answer);
    tap.end(StoredCalls.end(start));
    StoredCalls.flush(store);
    return start.requestId();
  }

  private static ChatRequest chat(List<Message> messages) {
    return ChatRequest.builder("openai/gpt")
        .messages(messages)
        .temperature(0.7)
        .maxTokens(100)
        .build();
  }

  @Test
  void the_same_prompt_and_answer_are_stored_once() throws Exception {
    for (int i = 0; i < 5; i++) {
      StoredCalls.store(store, "openai/gpt", LONG, LONG);
    }

    assertThat(number("SELECT count(*) FROM body")).isEqualTo(2);
    assertThat(number("SELECT count(*) FROM message")).isEqualTo(1);
    assertThat(number("SELECT max(uses) FROM message")).isEqualTo(5);
    assertThat(number("SELECT sum(length(data)) < 300 FROM body")).isEqualTo(1);
  }

  @Test
  void a_request_is_read_to_the_letter() {
    var clean = new Clean(Redactor.create(), () -> RedactionPolicy.SECRETS);
    for (String odd :
        List.of("plain", "\"messages\":[", "{\"model\":\"x\"}", "tab\tand \\ and é and 😀", "")) {
      var request =
          chat(List.of(Message.system(LONG + odd), Message.user(odd), Message.assistant(odd)));
      String id = call(request, "Good day");
      assertThat(store.content(id).orElseThrow().request())
          .isEqualTo(clean.text(RequestJson.write(request, clean)));
    }
  }

  @Test
  void short_texts_stand_in_their_row() throws Exception {
    String id = StoredCalls.store(store, "openai/gpt", "Hello", "Good day");

    assertThat(number("SELECT count(*) FROM body")).isZero();
    assertThat(store.content(id).orElseThrow().text()).isEqualTo("Good day");
  }

  @Test
  void a_chat_that_resends_its_history_costs_a_row_a_turn() throws Exception {
    int turns = 20;
    var history = new ArrayList<Message>();
    long resent = 0;
    for (int i = 0; i < turns; i++) {
      history.add(Message.user("Question " + i + ": " + LONG));
      String answer = "Answer " + i + ": " + LONG;
      String id = call(chat(history), answer);
      var content = store.content(id).orElseThrow();
      assertThat(content.text()).isEqualTo(answer);
      assertThat(Json.MAPPER.readTree(content.request()).path("messages").size())
          .isEqualTo(history.size());
      resent += content.request().length();
      history.add(Message.assistant(answer));
    }

    assertThat(number("SELECT count(*) FROM message")).isEqualTo(2 * turns - 1);
    int raw = number("SELECT sum(raw_bytes) FROM body");
    assertThat(raw * 5L).isLessThan(resent);
  }

  @Test
  void words_of_bodies_are_found() {
    String id = StoredCalls.store(store, "openai/gpt", LONG + "red apple", LONG + "Green Pear");
    StoredCalls.store(store, "openai/gpt", LONG, LONG);

    for (String filter :
        List.of(
            "text:\"red apple\"", "text:\"green pear\"", "\"Green Pear\"", "-text:nothing pear")) {
      assertThat(store.calls(CallQuery.newest(CallFilter.parse(filter), 10)))
          .as(filter)
          .extracting(StoredCall::id)
          .containsExactly(id);
    }
    assertThat(store.excerpts(List.of(id), 7)).containsEntry(id, "The sea");
  }

  @Test
  void the_last_who_gives_a_text_back_takes_it_away() throws Exception {
    try (var connection = Sql.memory()) {
      Schema.current().migrate(connection);
      var bodies = new Bodies(connection);
      long shared = bodies.takeMessages(List.of("a", "b"));
      long longer = bodies.takeMessages(List.of("a", "b", "c"));
      long text = bodies.take("a");

      bodies.giveBackMessages(shared);
      assertThat(Sql.number(connection, "SELECT count(*) FROM message")).isEqualTo(3);
      bodies.giveBackMessages(longer);
      assertThat(Sql.number(connection, "SELECT count(*) FROM message")).isZero();
      assertThat(Sql.number(connection, "SELECT count(*) FROM body")).isEqualTo(1);
      bodies.giveBack(text);
      assertThat(Sql.number(connection, "SELECT count(*) FROM body")).isZero();
    }
  }
}
