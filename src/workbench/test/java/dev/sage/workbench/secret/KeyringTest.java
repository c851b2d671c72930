package dev.sage.workbench.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.workbench.secret.KeyringSession.Keyring;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real GNOME Keyring in a D-Bus session of its own: {@code mvn test -Psecrets}. */
@Tag("secrets")
@SuppressWarnings("try") // an interrupted close only ends a test early
class KeyringTest {

  @TempDir Path folder;

  @BeforeEach
  void programs() {
    var missing = KeyringSession.missing();
    if (!missing.isEmpty()) {
      String reason = "Not installed here: " + String.join(", ", missing);
      System.out.println("KeyringTest is skipped. " + reason);
      Assumptions.abort(reason);
    }
  }

  private String probe(Map<String, String> environment, String... more) throws Exception {
    var arguments = new ArrayList<>(List.of(folder.resolve("home").toString()));
    arguments.addAll(List.of(more));
    return new SageProcess(folder, environment).java("", KeychainProbe.class, arguments);
  }

  @Test
  void keys_are_kept_replaced_found_and_removed() throws Exception {
    try (var session = KeyringSession.start(folder, Keyring.UNLOCKED)) {
      assertThat(probe(session.environment()))
          .contains(
              "state=READY\nreason=\nbefore=false\n",
              "after=sécond \"quoted\" key\nnames=[openai/probe]\nother=false\n",
              "removed=true\nagain=false\ngone=true\nend=true\n");
    }
  }

  @Test
  void keys_outlive_the_session_and_a_locked_keyring_says_so() throws Exception {
    try (var session = KeyringSession.start(folder, Keyring.UNLOCKED)) {
      assertThat(probe(session.environment(), "keep")).contains("names=[openai/probe]");
    }
    try (var session = KeyringSession.start(folder, Keyring.LOCKED)) {
      assertThat(probe(session.environment()))
          .contains("state=LOCKED\n", "failed=The default keyring is locked. Unlock it");
    }
    try (var session = KeyringSession.start(folder, Keyring.UNLOCKED)) {
      assertThat(probe(session.environment())).contains("before=true", "removed=true");
    }
  }

  @Test
  void a_session_without_a_keyring_and_no_session() throws Exception {
    try (var session = KeyringSession.start(folder, Keyring.NONE)) {
      assertThat(probe(session.environment()))
          .contains("state=UNAVAILABLE\nreason=No keyring runs in this session.");
    }
    assertThat(probe(Map.of()))
        .contains("state=UNAVAILABLE\nreason=There is no D-Bus session here");
  }

  @Test
  void a_key_in_the_keyring_is_readable_nowhere_else() throws Exception {
    var traces = Traces.ofRandomKey();
    try (var session = KeyringSession.start(folder, Keyring.UNLOCKED)) {
      var sage = new SageProcess(folder, session.environment());

      String set = sage.run(traces.key() + "\n", "keys", "set", "openai/work", "--force");
      String list = sage.run("", "keys", "list");

      assertThat(set).contains("is kept in the Secret Service");
      assertThat(list).contains("openai/work", "Secret Service", "yes");
      traces.notIn("what was printed", set + list);
      traces.notIn("the arguments", sage.arguments());
      assertThat(traces.notBelow(folder)).isGreaterThan(2);
      assertThat(folder.resolve("home").resolve("keys.enc")).doesNotExist();
      assertThat(sage.run("", "keys", "remove", "openai/work")).contains("is gone");
    }
  }
}
