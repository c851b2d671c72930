package dev.sage.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.workbench.cli.CommandLineRun.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sage keys} with the encrypted file; the keychain is switched off. */
class KeysCommandTest {

  private static final String KEY =
      "sk-proj-Zq3vX8nLw2RtY6uPb9MkD4sGh7JcFaEeQxVnZq3vX8nLw2RtY6uPb9";
  private static final String PASSPHRASE = "correct horse";

  @TempDir Path folder;
  private Path home;
  private CommandLineRun line;

  @BeforeEach
  void line() {
    home = folder.resolve("home");
    line = new CommandLineRun(home);
  }

  private CommandLineRun withPassphrase() {
    return line.with("SAGE_PASSPHRASE", PASSPHRASE);
  }

  private static void refused(Result result, int exitCode, String... said) {
    assertThat(result.exitCode()).as(result.err()).isEqualTo(exitCode);
    assertThat(result.err()).contains(said).doesNotContain("\tat ", "Exception", KEY);
    assertThat(result.out()).doesNotContain(KEY);
  }

  @Test
  void a_piped_key_is_kept_and_it_is_said_where_and_how_to_refer_to_it() {
    Result set = withPassphrase().input(KEY + "\nsecond line\n").sage("keys", "set", "openai/work");

    assertThat(set.exitCode()).as(set.err()).isZero();
    assertThat(set.out())
        .contains("The key openai/work is kept in the encrypted file " + home.resolve("keys.enc"))
        .contains("\"apiKey\": {\"keychain\":\"openai/work\"}")
        .contains("sage check openai")
        .doesNotContain(KEY);
    assertThat(set.err()).contains("SAGE_KEYCHAIN").doesNotContain(KEY);
  }

  @Test
  void a_providers_own_key_is_named_in_the_configuration_and_found() throws Exception {
    Result set = withPassphrase().input(KEY + "\n").sage("keys", "set", "openai");

    assertThat(set.exitCode()).as(set.err()).isZero();
    assertThat(set.out()).contains("config.json names it now", "\"keychain\": \"openai/default\"");
    assertThat(line.sage("config").out()).contains("keychain openai/default");
    Result again = withPassphrase().input(KEY + "\n").sage("keys", "set", "openai");
    assertThat(again.out()).doesNotContain("names it now");

    Path file = home.resolve("config.json");
    String own = "{ \"providers\": { \"openai\": { \"apiKey\": { \"env\": \"MINE\" } } } }";
    Files.writeString(file, own);
    Result left = withPassphrase().input(KEY + "\n").sage("keys", "set", "openai");
    assertThat(left.err()).contains("config.json:1:40 says env MINE, and was left");
    assertThat(file).hasContent(own);

    Files.writeString(file, "{ broken");
    Result broken = withPassphrase().input(KEY + "\n").sage("keys", "set", "openai");
    assertThat(broken.exitCode()).isEqualTo(1);
    assertThat(broken.err()).contains("The key is kept", "openai/default").doesNotContain(KEY);
    assertThat(file).hasContent("{ broken");
  }

  @Test
  void a_typed_key_and_a_passphrase_typed_twice() {
    line.typing(PASSPHRASE, PASSPHRASE, KEY);

    Result set = line.sage("keys", "set", "openai", "--store", "file");

    assertThat(set.exitCode()).as(set.err()).isZero();
    assertThat(set.out()).contains("openai/default");
    assertThat(set.err()).isEmpty();
    line.typing(PASSPHRASE);
    assertThat(line.sage("keys", "list").out()).contains("openai/default  encrypted file  yes");
  }

  @Test
  void passphrases_that_differ_or_are_short_or_not_there() {
    line.typing(PASSPHRASE, "another horse");
    refused(line.sage("keys", "set", "openai"), 2, "passphrases differ");
    line.typing("short", "short");
    refused(line.sage("keys", "set", "openai"), 1, "at least 8 characters");
    line.typing(PASSPHRASE);
    refused(line.sage("keys", "set", "openai"), 2, "passphrases differ");
    refused(line.input(KEY).sage("keys", "set", "openai"), 1, "SAGE_PASSPHRASE");
    assertThat(home.resolve("keys.enc")).doesNotExist();
  }

  @Test
  void a_wrong_passphrase() {
    withPassphrase().input(KEY).sage("keys", "set", "openai");
    line.with("SAGE_PASSPHRASE", "wrong horse");

    refused(line.sage("keys", "list"), 1, "does not open with this passphrase");
    refused(line.input(KEY).sage("keys", "set", "openai"), 1, "does not open");
    refused(line.sage("keys", "remove", "openai"), 1, "does not open");
  }

  @Test
  void a_key_in_the_arguments_is_refused_and_not_repeated() {
    withPassphrase();
    refused(line.sage("keys", "set", "openai", KEY), 2, "arguments of a command");
    refused(line.sage("keys", "set", KEY), 2, "no name for a key");
    refused(line.sage("keys", "set", "openai", "--key", KEY), 2, "arguments of a command");
    refused(line.sage("keys", "set", "openai", "--key=" + KEY), 2, "arguments of a command");
    refused(line.sage("keys", "set", "openai", "--store", KEY), 2, "--store is keychain or file");
    refused(line.sage("keys", "remove", KEY), 2, "no name for a key");
    String plain = "0123456789abcdef0123456789abcdef";
    Result hexadecimal = line.sage("keys", "set", "openai", "--key=" + plain);
    assertThat(hexadecimal.err()).contains("arguments of a command").doesNotContain(plain);
    assertThat(home.resolve("keys.enc")).doesNotExist();
  }

  @Test
  void names_that_are_none() {
    withPassphrase().input(KEY);
    refused(line.sage("keys", "set"), 2, "Say whose key it is");
    refused(line.sage("keys", "set", "Open AI"), 2, "no name for a key");
    refused(line.sage("keys", "set", "openai/../x"), 2, "no name for a key");
    refused(line.sage("keys", "set", "openai/"), 2, "no name for a key");
    refused(line.sage("keys", "set", "opnai"), 2, "Did you mean \"openai\"", "--force");
    refused(line.sage("keys"), 2, "set, list or remove");
  }

  @Test
  void a_provider_of_ones_own_needs_no_force() {
    Result set =
        withPassphrase().input("anything-at-all-0123456789").sage("keys", "set", "our-gate");

    assertThat(set.exitCode()).as(set.err()).isZero();
    assertThat(set.out()).contains("our-gate/default");
  }

  @Test
  void a_key_that_looks_wrong_needs_force() {
    withPassphrase();
    refused(line.input("\"" + KEY + "\"").sage("keys", "set", "openai"), 2, "quotes", "--force");
    refused(line.input("your-api-key").sage("keys", "set", "openai"), 2, "placeholder");
    refused(line.input("\n").sage("keys", "set", "openai"), 2, "No key was given");
    refused(line.input("").sage("keys", "set", "openai"), 2, "No key was given");
    assertThat(line.sage("keys", "list").out()).contains("No keys are kept here");

    Result forced = line.input("your-api-key").sage("keys", "set", "openai", "--force");
    assertThat(forced.exitCode()).as(forced.err()).isZero();
    assertThat(forced.err()).contains("placeholder");
  }

  @Test
  void what_is_piped_may_be_nonsense() {
    withPassphrase();
    refused(line.input("x".repeat(20_000)).sage("keys", "set", "openai"), 2, "longer than any key");
    Result marked = line.input("\uFEFF" + KEY + "\r\n").sage("keys", "set", "openai");
    assertThat(marked.exitCode()).as(marked.err()).isZero();
    assertThat(marked.err()).doesNotContain("white space");
  }

  @Test
  void the_keychain_where_there_is_none() {
    refused(
        withPassphrase().input(KEY).sage("keys", "set", "openai", "--store", "keychain"),
        2,
        "switched off by SAGE_KEYCHAIN");
  }

  @Test
  void the_list_for_machines() {
    withPassphrase().input(KEY).sage("keys", "set", "openai");

    Result list = line.sage("keys", "list", "--json");

    assertThat(list.exitCode()).isZero();
    var json = list.json();
    assertThat(json.path("preferred").asString()).isEqualTo("file");
    assertThat(json.at("/stores/0/id").asString()).isEqualTo("keychain");
    assertThat(json.at("/stores/0/state").asString()).isEqualTo("unavailable");
    assertThat(json.at("/stores/1/state").asString()).isEqualTo("ready");
    assertThat(json.at("/stores/1/failure").isNull()).isTrue();
    assertThat(json.path("keys")).hasSize(1);
    assertThat(json.at("/keys/0/name").asString()).isEqualTo("openai/default");
    assertThat(json.at("/keys/0/store").asString()).isEqualTo("file");
    assertThat(json.at("/keys/0/readable").asBoolean()).isTrue();
    assertThat(list.out()).doesNotContain(KEY.substring(0, 10), KEY.substring(KEY.length() - 4));
  }

  @Test
  void a_locked_file_tells_no_names_and_is_no_failure() {
    withPassphrase().input(KEY).sage("keys", "set", "openai");
    line.with("SAGE_PASSPHRASE", "");

    Result list = line.sage("keys", "list");

    assertThat(list.exitCode()).isZero();
    assertThat(list.out()).isEmpty();
    assertThat(list.err()).contains("keys.enc is locked");
  }

  @Test
  void a_damaged_file_is_a_failure_and_stays() throws Exception {
    Files.createDirectories(home);
    Path file = Files.writeString(home.resolve("keys.enc"), "no keys");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    withPassphrase();

    refused(line.sage("keys", "list"), 1, "no file of keys that Sage wrote");
    Result json = line.sage("keys", "list", "--json");
    refused(json, 1, "");
    assertThat(json.json().at("/stores/1/failure").asString()).contains("no file of keys");
    refused(line.input(KEY).sage("keys", "set", "openai"), 1, "no file of keys that Sage wrote");
    assertThat(file).hasContent("no keys");
  }

  @Test
  void a_key_is_removed_and_what_is_not_there_is_a_failure() {
    withPassphrase().input(KEY).sage("keys", "set", "openai");

    Result removed = line.sage("keys", "remove", "openai");

    assertThat(removed.exitCode()).isZero();
    assertThat(removed.out()).contains("openai/default is gone from the encrypted file");
    refused(line.sage("keys", "remove", "openai"), 1, "There is no key openai/default");
    refused(line.sage("keys", "remove"), 2, "Say whose key it is");
  }
}
