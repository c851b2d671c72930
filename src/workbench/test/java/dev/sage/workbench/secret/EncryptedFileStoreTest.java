package dev.sage.workbench.secret;

import static dev.sage.workbench.secret.KeyFiles.PASSPHRASE;
import static dev.sage.workbench.secret.KeyFiles.store;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.llm.secret.Secret;
import dev.sage.llm.secret.SecretStore.State;
import dev.sage.llm.secret.SecretStoreException;
import dev.sage.workbench.PrivateFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncryptedFileStoreTest {

  private static final Secret KEY = Secret.of("sk-proj-0123456789abcdefghij");

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void file() {
    file = folder.resolve("home").resolve("keys.enc");
  }

  @Test
  void a_key_comes_back_in_another_process() {
    store(file).put("openai/work", KEY);
    store(file).put("anthropic/default", Secret.of("ключ"));

    var again = store(file);
    assertThat(again.find("openai/work")).contains(KEY);
    assertThat(again.find("anthropic/default")).contains(Secret.of("ключ"));
    assertThat(again.find("openai/default")).isEmpty();
    assertThat(again.names()).containsExactly("anthropic/default", "openai/work");
    assertThat(again.file()).isEqualTo(file);
    assertThat(again.id()).isEqualTo("file");
    assertThat(again.title()).isEqualTo("encrypted file");
  }

  @Test
  void a_key_is_replaced_and_removed() {
    var store = store(file);
    store.put("openai/work", Secret.of("old"));
    store.put("openai/work", KEY);

    assertThat(store.find("openai/work")).contains(KEY);
    assertThat(store.remove("openai/work")).isTrue();
    assertThat(store.remove("openai/work")).isFalse();
    assertThat(store.names()).isEmpty();
  }

  @Test
  void without_a_file_there_are_no_keys_and_nobody_is_asked_for_a_passphrase() {
    var store = store(file, null);

    assertThat(store.exists()).isFalse();
    assertThat(store.find("openai/work")).isEmpty();
    assertThat(store.names()).isEmpty();
    assertThat(store.remove("openai/work")).isFalse();
    assertThat(store.state()).isEqualTo(State.LOCKED);
    assertThat(store.reason()).contains("no encrypted file yet", "SAGE_PASSPHRASE");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void file_and_folder_are_the_owners_alone() throws Exception {
    store(file).put("openai/work", KEY);

    for (var path : List.of(file, file.resolveSibling("keys.enc.lock"))) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
          .isEqualTo("rw-------");
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
        .isEqualTo("rwx------");
    try (var files = Files.list(file.getParent())) {
      assertThat(files).hasSize(2);
    }
  }

  @Test
  void neither_keys_nor_names_stand_in_the_file_and_its_size_says_little() throws Exception {
    store(file).put("openai/work", KEY);
    long one = Files.size(file);
    store(file).put("anthropic/default", KEY);

    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
        .startsWith("SAGEKEYS")
        .doesNotContain("openai", "work", "anthropic", "sk-proj");
    assertThat(Files.size(file)).isEqualTo(one);
  }

  @Test
  void each_writing_is_encrypted_anew() throws Exception {
    var store = store(file);
    store.put("openai/work", KEY);
    byte[] first = Files.readAllBytes(file);
    store.put("openai/work", KEY);
    byte[] second = Files.readAllBytes(file);

    int same = 0;
    for (int i = 50; i < first.length; i++) {
      same += first[i] == second[i] ? 1 : 0;
    }
    // By chance one byte in 256; with the same nonce all.
    assertThat(same).isLessThan(first.length / 10);
  }

  @Test
  void what_opens_it_is_forgotten_on_demand() {
    var store = store(file, null);
    store.unlock(PASSPHRASE.toCharArray());
    assertThat(store.state()).isEqualTo(State.READY);
    assertThat(store.reason()).isEmpty();
    store.open();
    store.put("openai/work", KEY);

    store.lock();

    assertThat(store.state()).isEqualTo(State.LOCKED);
    assertThat(store.reason()).contains("keys.enc is locked", "SAGE_PASSPHRASE");
    assertThatThrownBy(() -> store.find("openai/work"))
        .isInstanceOf(SecretStoreException.class)
        .hasMessage(store.reason());
    assertThatThrownBy(() -> store.put("openai/work", KEY)).hasMessage(store.reason());
    assertThatThrownBy(() -> store.remove("openai/work")).hasMessage(store.reason());
  }

  @Test
  void a_passphrase_is_wiped_and_not_too_short() {
    var store = store(file, null);
    char[] shortOne = "seven77".toCharArray();

    assertThatThrownBy(() -> store.unlock(shortOne)).hasMessageContaining("at least 8 characters");
    assertThat(shortOne).containsOnly('\0');
    char[] good = PASSPHRASE.toCharArray();
    store.unlock(good);
    assertThat(good).containsOnly('\0');
  }

  @Test
  void a_wrong_passphrase_is_told_from_a_damaged_file() throws Exception {
    store(file).put("openai/work", KEY);
    byte[] before = Files.readAllBytes(file);

    assertThatThrownBy(() -> store(file, "wrong horse").find("openai/work"))
        .isInstanceOf(SecretStoreException.class)
        .hasMessageContaining("does not open with this passphrase")
        .hasMessageNotContaining("wrong horse");
    assertThatThrownBy(() -> store(file, "wrong horse").put("openai/other", KEY))
        .hasMessageContaining("does not open with this passphrase");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void a_file_that_was_made_anew_with_another_passphrase_is_asked_for_again() throws Exception {
    var store = store(file);
    store.put("openai/work", KEY);
    Files.delete(file);
    store(file, "another horse").put("openai/theirs", KEY);

    assertThatThrownBy(() -> store.find("openai/theirs"))
        .hasMessageContaining("does not open with this passphrase");
    assertThat(store.state()).isEqualTo(State.LOCKED);
    assertThat(store(file, "another horse").names()).containsExactly("openai/theirs");
  }

  @Test
  void many_writers_lose_nothing() throws Exception {
    store(file).put("openai/first", KEY);
    var work = new ArrayList<Future<?>>();
    try (var executor = Executors.newFixedThreadPool(4)) {
      for (int writer = 0; writer < 4; writer++) {
        String provider = "p" + writer + "/";
        work.add(
            executor.submit(
                () -> {
                  var store = store(file);
                  for (int i = 0; i < 10; i++) {
                    store.put(provider + i, Secret.of(provider + i));
                  }
                }));
      }
    }
    for (var done : work) {
      done.get();
    }

    assertThat(store(file).names()).hasSize(41);
  }

  @Test
  void two_processes_lose_nothing() throws Exception {
    var first = KeyWriter.start(file, "a");
    var second = KeyWriter.start(file, "b");

    assertThat(first.waitFor()).isZero();
    assertThat(second.waitFor()).isZero();
    assertThat(store(file).names()).hasSize(2 * KeyWriter.KEYS);
  }

  @Test
  void a_full_disk_leaves_what_was_there() {
    store(file).put("openai/work", KEY);
    var full =
        new EncryptedFileStore(
            file,
            fresh -> PASSPHRASE.toCharArray(),
            KeyFiles.QUICK,
            (path, content) -> {
              throw new IOException("No space left on device");
            });

    assertThatThrownBy(() -> full.put("openai/other", KEY))
        .isInstanceOf(SecretStoreException.class)
        .hasMessageContaining("can't be written (No space left on device)")
        .hasMessageContaining("what was there is still there");
    assertThat(store(file).names()).containsExactly("openai/work");
  }

  @Test
  void a_file_that_others_may_read_is_refused_with_the_command_that_mends_it() throws Exception {
    store(file).put("openai/work", KEY);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    var store = store(file);

    assertThat(store.state()).isEqualTo(State.UNAVAILABLE);
    assertThat(store.reason()).contains("read or changed by others", "chmod 600 \"" + file + "\"");
    assertThatThrownBy(() -> store.find("openai/work")).hasMessage(store.reason());
    assertThatThrownBy(() -> store.put("openai/work", KEY)).hasMessage(store.reason());
  }

  @Test
  void a_folder_in_its_place_and_a_file_in_the_folders_place() throws Exception {
    Files.createDirectories(file);
    assertThat(store(file).state()).isEqualTo(State.UNAVAILABLE);
    assertThatThrownBy(() -> store(file).names()).hasMessageContaining("is no file. Move it away");

    Path below = Files.writeString(folder.resolve("flat"), "").resolve("keys.enc");
    assertThatThrownBy(() -> store(below).put("openai/work", KEY))
        .isInstanceOf(SecretStoreException.class)
        .hasMessageContaining("can't be written");
  }

  @Test
  void by_default_it_is_slow_to_guess_and_written_privately() throws Exception {
    var store = new EncryptedFileStore(file, Passphrase.NOBODY);
    store.unlock(PASSPHRASE.toCharArray());
    store.put("openai/work", KEY);

    var head = ByteBuffer.wrap(Files.readAllBytes(file)).position(10);
    assertThat(head.getInt()).isEqualTo(64 * 1024);
    assertThat(head.getInt()).isEqualTo(3);
    assertThat(head.getInt()).isEqualTo(4);
    assertThat(PrivateFiles.shared(file)).isFalse();
  }
}
