package dev.sage.llm.cache;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.LlmError.Kind;
import dev.sage.llm.Message;
import dev.sage.llm.provider.fake.FakeProvider;
import dev.sage.llm.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a secret a store holds nothing of what was asked and answered. */
class HashedCacheTest extends CacheCase {

  private static final String PROMPT = "The merger with Globex closes on Friday, tell nobody";
  private static final String ANSWER = "Understood: " + PROMPT + ". Congratulations!";
  private static final Secret SECRET = Secret.of("correct horse battery staple");
  private static final ChatRequest ASKED = ChatRequest.of("fake/m", Message.user(PROMPT));

  private final PlainStore store = new PlainStore();
  private final ResponseCache cache = hashed(SECRET);

  private ResponseCache hashed(Secret secret) {
    return ResponseCache.builder().store(store).hashed(secret).build();
  }

  @TempDir private Path folder;

  @Test
  void neither_prompt_nor_answer_is_anywhere_in_the_store() throws IOException {
    var kept = ResponseCache.builder().store(FolderStore.open(folder)).hashed(SECRET).build();
    try (var llm = client(saying(ANSWER), cache);
        var other = client(saying(ANSWER), kept)) {
      llm.stream(ASKED).response();
      other.stream(ASKED).response();
    }
    List<byte[]> places = new ArrayList<>();
    store.entries.forEach(
        (key, entry) -> {
          places.add(key.getBytes(UTF_8));
          places.add(entry);
        });
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        places.add(String.valueOf(file.getFileName()).getBytes(UTF_8));
        places.add(Files.readAllBytes(file));
      }
    }

    assertThat(places).hasSize(4);
    for (byte[] place : places) {
      String raw = new String(place, ISO_8859_1);
      for (String text : List.of(PROMPT, ANSWER, "fake/m")) {
        for (String piece : pieces(text)) {
          forms(piece).forEach(form -> assertThat(raw).doesNotContain(form));
        }
      }
    }
  }

  /** Every six letters of it. */
  private static List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    for (int i = 0; i + 6 <= text.length(); i++) {
      pieces.add(text.substring(i, i + 6));
    }
    return pieces;
  }

  private static List<String> forms(String piece) {
    byte[] bytes = piece.getBytes(UTF_8);
    return List.of(
        piece,
        piece.toLowerCase(Locale.ROOT),
        new String(piece.getBytes(UTF_16LE), ISO_8859_1),
        new String(piece.getBytes(UTF_16BE), ISO_8859_1),
        HexFormat.of().formatHex(bytes),
        Base64.getEncoder().encodeToString(bytes),
        Base64.getEncoder().encodeToString(Arrays.copyOfRange(bytes, 1, 4)),
        Base64.getEncoder().encodeToString(Arrays.copyOfRange(bytes, 2, 5)),
        new StringBuilder(piece).reverse().toString());
  }

  /** So that the search above is no search in vain. */
  @Test
  void without_a_secret_the_answer_is_there_to_be_read() {
    try (var llm = client(saying(ANSWER), ResponseCache.builder().store(store).build())) {
      llm.stream(ASKED).response();
    }
    assertThat(new String(store.only(), UTF_8)).contains(ANSWER);
  }

  @Test
  void who_has_secret_and_request_is_given_the_answer() {
    try (var llm = client(saying(ANSWER), cache);
        var other = client(saying("other"), hashed(SECRET))) {
      llm.stream(ASKED).response();

      assertThat(other.stream(ASKED).text()).isEqualTo(ANSWER);
    }
  }

  @Test
  void another_secret_finds_nothing() {
    try (var llm = client(saying(ANSWER), cache);
        var other = client(saying("other"), hashed(Secret.of("another secret of mine")))) {
      llm.stream(ASKED).response();

      assertThat(other.stream(ASKED).text()).isEqualTo("other");
      assertThat(store.entries).hasSize(2);
    }
  }

  @Test
  void who_has_the_secret_but_not_the_request_can_not_read_it() {
    try (var llm = client(saying(ANSWER), cache)) {
      llm.stream(ASKED).response();
      var guess = ChatRequest.of("fake/m", Message.user("Another question"));
      store.put(cache.key(guess, FakeProvider.of()).hex(), store.only());
      var replayed = guess.toBuilder().cache(CacheMode.REPLAY_ONLY).build();

      assertThat(failure(llm.stream(replayed)).kind()).isEqualTo(Kind.CACHE_MISS);
      assertThat(cache.counters().corrupt()).isEqualTo(1);
      assertThat(store.entries).hasSize(1);
    }
  }

  @Test
  void any_change_to_an_entry_is_noticed() {
    try (var llm = client(saying(ANSWER), cache)) {
      llm.stream(ASKED).response();
      byte[] good = store.only();
      var key = cache.key(ASKED, FakeProvider.of());
      for (int i = 0; i < good.length; i++) {
        byte[] bad = good.clone();
        bad[i] ^= 1;
        store.put(key.hex(), bad);
        assertThat(cache.find(key)).isNull();
        store.put(key.hex(), Arrays.copyOf(good, i));
        assertThat(cache.find(key)).isNull();
      }
      store.put(key.hex(), good);
      assertThat(Objects.requireNonNull(cache.find(key)).events()).hasSize(1);
    }
  }

  @Test
  void equal_answers_are_no_equal_entries() {
    try (var llm = client(saying(ANSWER), cache)) {
      llm.stream(ASKED).response();
      byte[] one = store.only();
      llm.stream(ASKED.toBuilder().cache(CacheMode.RECORD_ONLY).build()).response();

      assertThat(store.only()).isNotEqualTo(one);
    }
  }
}
