package dev.sage.workbench.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.llm.secret.Secret;
import dev.sage.llm.secret.SecretStore.State;
import dev.sage.llm.secret.SecretStoreException;
import dev.sage.workbench.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretStoresTest {

  private static final String NAME = "openai/work";

  @TempDir Path folder;
  private final FakeKeychain keychain = new FakeKeychain();
  private SecretStores stores;

  @BeforeEach
  void stores() {
    stores =
        new SecretStores(
            new SessionStore(),
            keychain.store(folder.resolve("keychain.json")),
            KeyFiles.store(folder.resolve("keys.enc")));
  }

  @Test
  void a_key_is_looked_for_in_the_session_then_the_keychain_then_the_file() {
    stores.file().put(NAME, Secret.of("in the file"));
    assertThat(stores.find(NAME)).contains(Secret.of("in the file"));
    stores.keychain().put(NAME, Secret.of("in the keychain"));
    assertThat(stores.find(NAME)).contains(Secret.of("in the keychain"));
    stores.session().put(NAME, Secret.of("in the session"));
    assertThat(stores.find(NAME)).contains(Secret.of("in the session"));
    assertThat(stores.where(NAME)).contains(stores.session());
    assertThat(stores.names()).containsExactly(NAME);
    assertThat(stores.find("openai/other")).isEmpty();
    assertThat(stores.where("openai/other")).isEmpty();
  }

  @Test
  void a_key_is_kept_in_the_keychain_where_that_is_ready_else_in_the_file() {
    stores.put(NAME, Secret.of("one"));
    assertThat(stores.keychain().names()).containsExactly(NAME);
    assertThat(stores.title()).isEqualTo("fake keychain");
    assertThat(stores.state()).isEqualTo(State.READY);
    assertThat(stores.reason()).isEmpty();

    keychain.lock();
    stores.put("openai/other", Secret.of("two"));
    assertThat(stores.preferred()).isSameAs(stores.file());
    assertThat(stores.file().names()).containsExactly("openai/other");
  }

  @Test
  void a_key_is_removed_wherever_it_is() {
    stores.session().put(NAME, Secret.of("one"));
    stores.keychain().put(NAME, Secret.of("two"));
    stores.file().put(NAME, Secret.of("three"));

    assertThat(stores.remove(NAME)).isTrue();
    assertThat(stores.remove(NAME)).isFalse();
    assertThat(stores.find(NAME)).isEmpty();
  }

  @Test
  void a_keychain_that_is_not_there_does_not_hide_what_is_in_the_file() {
    keychain.lock();
    stores.file().put(NAME, Secret.of("in the file"));

    assertThat(stores.find(NAME)).contains(Secret.of("in the file"));
    assertThatThrownBy(() -> stores.find("openai/other"))
        .isInstanceOf(SecretStoreException.class)
        .hasMessage("The fake keychain is locked.");
  }

  @Test
  void a_keychain_that_is_switched_off_is_no_reason_for_a_key_that_nobody_kept() {
    var environment = Map.of("SAGE_PASSPHRASE", "correct horse", "SAGE_KEYCHAIN", "off");
    var here = SecretStores.of(new Home(folder.resolve("home")), environment, Passphrase.NOBODY);
    here.put(NAME, Secret.of("x"));

    assertThat(here.find("mistral/default")).isEmpty();
  }

  @Test
  void a_provider_alone_means_its_default_key() {
    stores.file().put("openai/default", Secret.of("x"));

    assertThat(stores.find("openai")).contains(Secret.of("x"));
  }

  @Test
  void a_locked_file_says_so_and_the_names_of_the_others_are_listed() {
    stores.file().put(NAME, Secret.of("in the file"));
    var locked =
        new SecretStores(
            new SessionStore(), stores.keychain(), KeyFiles.store(stores.file().file(), null));
    locked.session().put("openai/now", Secret.of("x"));

    assertThatThrownBy(() -> locked.find(NAME)).hasMessageContaining("keys.enc is locked");
    assertThat(locked.names()).containsExactly("openai/now");
    assertThat(locked.where(NAME)).isEmpty();
  }

  @Test
  void stores_have_names_for_machines() {
    assertThat(stores.byId("session")).contains(stores.session());
    assertThat(stores.byId("keychain")).contains(stores.keychain());
    assertThat(stores.byId("file")).contains(stores.file());
    assertThat(stores.byId("cloud")).isEmpty();
    assertThat(stores.id()).isEqualTo("stores");
    assertThat(stores.session().title()).isEqualTo("this session only");
    assertThat(stores.session().state()).isEqualTo(State.READY);
    assertThat(stores.session().reason()).isEmpty();
  }

  @Test
  void of_a_home_they_take_the_passphrase_from_the_environment_and_touch_nothing() {
    var environment = Map.of("SAGE_PASSPHRASE", "correct horse", "SAGE_KEYCHAIN", "off");
    var here = SecretStores.of(new Home(folder.resolve("home")), environment, Passphrase.NOBODY);

    assertThat(here.preferred()).isSameAs(here.file());
    assertThat(here.keychain().reason()).contains("SAGE_KEYCHAIN");
    assertThat(folder.resolve("home")).doesNotExist();
    here.put(NAME, Secret.of("x"));
    assertThat(Files.exists(folder.resolve("home").resolve("keys.enc"))).isTrue();
  }
}
