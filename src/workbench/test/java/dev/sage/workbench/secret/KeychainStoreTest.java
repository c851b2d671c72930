package dev.sage.workbench.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.llm.secret.Secret;
import dev.sage.llm.secret.SecretStore.State;
import dev.sage.llm.secret.SecretStoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeychainStoreTest {

  private static final Secret KEY = Secret.of("sk-proj-0123456789abcdefghij");

  @TempDir Path folder;
  private final FakeKeychain keychain = new FakeKeychain();
  private Path index;
  private KeychainStore store;

  @BeforeEach
  void store() {
    index = folder.resolve("home").resolve("keychain.json");
    store = keychain.store(index);
  }

  @Test
  void a_key_comes_back_until_it_is_removed() {
    assertThat(store.find("openai/work")).isEmpty();
    store.put("openai/work", KEY);
    store.put("openai/work", KEY);

    assertThat(store.find("openai/work")).contains(KEY);
    assertThat(store.names()).containsExactly("openai/work");
    assertThat(store.remove("openai/work")).isTrue();
    assertThat(store.remove("openai/work")).isFalse();
    assertThat(store.find("openai/work")).isEmpty();
    assertThat(store.names()).isEmpty();
    assertThat(store.id()).isEqualTo("keychain");
    assertThat(store.title()).isEqualTo("fake keychain");
  }

  @Test
  void the_list_has_names_and_nothing_else_and_is_the_owners_alone() throws Exception {
    store.put("openai/work", KEY);

    assertThat(index).hasContent("{\"version\":1,\"names\":[\"openai/work\"]}");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(index)))
        .isEqualTo("rw-------");
  }

  @Test
  void what_somebody_else_removed_from_the_keychain_leaves_the_list_too() {
    store.put("openai/work", KEY);
    keychain.remove("openai/work", new Cancellation());

    assertThat(store.find("openai/work")).isEmpty();
    assertThat(store.remove("openai/work")).isTrue();
    assertThat(store.names()).isEmpty();
  }

  @Test
  void its_state_is_looked_at_anew() {
    assertThat(store.state()).isEqualTo(State.READY);
    assertThat(store.reason()).isEmpty();
    keychain.lock();
    assertThat(store.state()).isEqualTo(State.LOCKED);
    assertThat(store.reason()).isEqualTo("The fake keychain is locked.");
    assertThatThrownBy(() -> store.put("openai/work", KEY))
        .isInstanceOf(SecretStoreException.class)
        .hasMessage(store.reason());
    assertThat(store.names()).isEmpty();
  }

  @Test
  void a_keychain_that_does_not_answer_is_given_up_and_told_to_end() throws Exception {
    keychain.hang();
    var hasty = keychain.store(index, Duration.ofMillis(50));

    assertThatThrownBy(() -> hasty.find("openai/work"))
        .isInstanceOf(SecretStoreException.class)
        .hasMessageContaining("did not answer within 1 s");
    keychain.cancelled.await();
    assertThat(hasty.state()).isEqualTo(State.UNAVAILABLE);
    assertThat(hasty.reason()).contains("did not answer");
  }

  @Test
  void an_interrupt_cancels() throws Exception {
    keychain.hang();
    var failure = new AtomicReference<Throwable>();
    var caller =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    store.find("openai/work");
                  } catch (SecretStoreException e) {
                    failure.set(e);
                  }
                });
    keychain.asked.await();

    caller.interrupt();
    caller.join();

    keychain.cancelled.await();
    assertThat(failure.get()).hasMessageContaining("cancelled");
  }

  @Test
  void native_code_that_is_not_as_we_know_it_is_a_sentence() {
    var broken =
        new KeychainStore(
            new BrokenKeychain(),
            new KeychainIndex(index),
            Duration.ofSeconds(9),
            Duration.ofSeconds(9));

    assertThatThrownBy(() -> broken.find("openai/work"))
        .isInstanceOf(SecretStoreException.class)
        .hasMessageContaining("can't be used here")
        .hasMessageContaining("Use the encrypted file");
    assertThat(broken.state()).isEqualTo(State.UNAVAILABLE);
  }

  @Test
  void a_damaged_list_stops_writing_but_not_reading_and_is_left_alone() throws Exception {
    store.put("openai/work", KEY);
    for (String text :
        new String[] {
          "",
          "{",
          "[]",
          "{}",
          "{\"version\":2,\"names\":[]}",
          "{\"version\":1,\"names\":[7]}",
          "{\"version\":1,\"names\":{}}",
          "[".repeat(5_000),
          "x".repeat((1 << 20) + 1)
        }) {
      Files.writeString(index, text);
      assertThatThrownBy(store::names)
          .isInstanceOf(SecretStoreException.class)
          .hasMessageContaining("The keys are safe in the keychain");
      assertThatThrownBy(() -> store.put("openai/other", KEY))
          .hasMessageContaining("move the file");
      assertThat(store.find("openai/other")).isEmpty();
      assertThat(store.find("openai/work")).contains(KEY);
      assertThat(index).hasContent(text);
    }
  }

  @Test
  void a_folder_in_the_place_of_the_list_and_a_home_that_is_no_folder() throws Exception {
    Files.createDirectories(index);
    assertThatThrownBy(store::names).isInstanceOf(SecretStoreException.class);

    var flat =
        keychain.store(Files.writeString(folder.resolve("flat"), "").resolve("keychain.json"));
    assertThatThrownBy(() -> flat.put("openai/work", KEY))
        .isInstanceOf(SecretStoreException.class)
        .hasMessageContaining("can't be written");
  }

  private static final class BrokenKeychain implements Keychain {
    @Override
    public String title() {
      return "broken";
    }

    @Override
    public Standing standing(Cancellation cancellation) {
      throw new UnsatisfiedLinkError("no such function");
    }

    @Override
    public Optional<Secret> find(String account, Cancellation cancellation) {
      throw new UnsatisfiedLinkError("no such function");
    }

    @Override
    public void put(String account, Secret value, Cancellation cancellation) {
      throw new UnsatisfiedLinkError("no such function");
    }

    @Override
    public boolean remove(String account, Cancellation cancellation) {
      throw new UnsatisfiedLinkError("no such function");
    }
  }
}
