package dev.sage.workbench.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.sage.llm.redaction.Category;
import dev.sage.llm.redaction.ContentAction;
import dev.sage.llm.redaction.ContentClass;
import dev.sage.llm.redaction.CustomRule;
import dev.sage.llm.redaction.RedactionPolicy;
import dev.sage.llm.redaction.Sink;
import dev.sage.llm.secret.Secret;
import dev.sage.workbench.Home;
import dev.sage.workbench.secret.Passphrase;
import dev.sage.workbench.secret.SecretStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedactionDeskTest {

  private static final String SECRET = "correct-horse-battery-staple";

  @TempDir Path folder;
  private Home home;
  private final Map<String, String> environment =
      Map.of("SAGE_KEYCHAIN", "off", "SAGE_PASSPHRASE", "a long passphrase");

  @BeforeEach
  void setUp() {
    home = new Home(folder.resolve("home"));
  }

  private RedactionDesk desk() {
    return desk(environment);
  }

  private RedactionDesk desk(Map<String, String> with) {
    return RedactionDesk.open(home, with, SecretStores.of(home, with, Passphrase.NOBODY), true);
  }

  @Nested
  class The_key_of_an_installation {

    @Test
    void makes_placeholders_equal_from_run_to_run() {
      var one = desk();
      var other = desk();

      assertThat(one.redactor().fingerprint(SECRET))
          .isEqualTo(other.redactor().fingerprint(SECRET));
      home = new Home(folder.resolve("elsewhere"));
      assertThat(desk().redactor().fingerprint(SECRET))
          .isNotEqualTo(one.redactor().fingerprint(SECRET));
    }

    @Test
    void is_for_its_owner_alone() throws IOException {
      assertThat(desk().problems()).isEmpty();

      assertThat(home.redactionKey()).hasSize(32);
      assumeThat(home.folder().getFileSystem().supportedFileAttributeViews()).contains("posix");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.redactionKey())))
          .isEqualTo("rw-------");
    }

    @Test
    void that_is_broken_is_left_alone_and_told() throws IOException {
      Files.createDirectories(home.folder());
      Files.writeString(home.redactionKey(), "short");

      assertThat(desk().problems()).singleElement().asString().contains("redaction.key", "Remove");
      assertThat(home.redactionKey()).hasContent("short");
    }

    @Test
    void needs_no_folder() {
      var stores = SecretStores.of(home, environment, Passphrase.NOBODY);

      assertThat(RedactionDesk.open(home, environment, stores, false).problems()).isEmpty();
      assertThat(home.folder()).doesNotExist();
    }
  }

  @Nested
  class What_was_chosen {

    @Test
    void is_there_again_at_the_next_start() throws IOException {
      var policy =
          RedactionPolicy.of(Sink.LOG)
              .withPii(PolicyReader.known(Category.PII).iterator().next(), false)
              .withKept(PolicyReader.known(Category.SECRET).iterator().next(), true)
              .withContent(ContentClass.TOOL, ContentAction.DROP);
      var rule = new CustomRule("ticket", "TICKET-[0-9]+", true);
      var desk = desk();
      desk.policy(Sink.LOG, policy);
      desk.capture(Capture.HASHED);
      desk.add(rule);
      desk.never("not-a-secret-at-all");

      var again = desk();
      assertThat(again.problems()).isEmpty();
      assertThat(again.policy(Sink.LOG)).isEqualTo(policy);
      assertThat(again.policy(Sink.OTLP)).isEqualTo(RedactionPolicy.of(Sink.OTLP));
      assertThat(again.capture()).isEqualTo(Capture.HASHED);
      assertThat(again.rules()).containsExactly(rule);
      assertThat(again.redactor().customRules().never()).hasSize(1);
      assertThat(Files.readString(home.redaction())).doesNotContain("not-a-secret");
      again.reset(Sink.LOG);
      again.remove("ticket");
      assertThat(desk().policy(Sink.LOG)).isEqualTo(RedactionPolicy.of(Sink.LOG));
      assertThat(desk().rules()).isEmpty();
    }

    @Test
    void is_told_at_once() {
      var desk = desk();
      var told = new ArrayList<Capture>();
      var remove = desk.onChange(() -> told.add(desk.capture()));
      desk.capture(Capture.OFF);
      remove.run();
      desk.capture(Capture.FULL);

      assertThat(told).containsExactly(Capture.OFF);
    }

    @Test
    void of_two_processes_is_kept_of_both() {
      var one = desk();
      var other = desk();
      one.add(new CustomRule("a", "aaa", false));
      other.add(new CustomRule("b", "bbb", false));

      assertThat(desk().rules()).extracting(CustomRule::name).containsExactly("a", "b");
    }

    @Test
    void limits_what_is_kept_of_contents() {
      var desk = desk();
      desk.capture(Capture.HASHED);

      assertThat(desk.effective(Sink.STORE).content()).containsValue(ContentAction.HASH);
      assertThat(desk.effective(Sink.OTLP).content().values()).containsOnly(ContentAction.DROP);
      assertThat(desk.effective(Sink.CLIPBOARD)).isEqualTo(desk.policy(Sink.CLIPBOARD));
    }
  }

  @Nested
  class A_value_that_is_always_taken_out {

    @Test
    void is_kept_in_the_open_store_and_known_at_the_next_start() throws IOException {
      SecretStores.of(home, environment, Passphrase.NOBODY).file().open();
      var stores = SecretStores.of(home, environment, Passphrase.NOBODY);
      stores.file().open();
      var desk = RedactionDesk.open(home, environment, stores, true);

      assertThat(desk.always(Secret.of(SECRET)).kept()).isTrue();
      assertThat(desk.redactor().redact("a " + SECRET)).doesNotContain(SECRET);
      assertThat(Files.readString(home.redaction())).contains("redact/").doesNotContain(SECRET);
      var later = SecretStores.of(home, environment, Passphrase.NOBODY);
      later.file().open();
      var next = RedactionDesk.open(home, environment, later, true);
      assertThat(next.awaitKept(Duration.ofSeconds(30))).isTrue();
      assertThat(next.redactor().redact("a " + SECRET)).doesNotContain(SECRET);
    }

    @Test
    void is_known_in_this_session_alone_where_no_store_is_open() {
      var desk = desk(Map.of("SAGE_KEYCHAIN", "off"));
      var always = desk.always(Secret.of(SECRET));

      assertThat(always.kept()).isFalse();
      assertThat(always.sentence()).contains("as long as Sage runs");
      assertThat(desk.redactor().redact(SECRET)).doesNotContain(SECRET);
      assertThat(home.folder()).isDirectoryRecursivelyContaining("glob:**redaction.json");
    }

    @Test
    void has_at_least_eight_characters() {
      assertThat(desk().always(Secret.of("1234567")).sentence()).startsWith("It is not taken out");
    }
  }
}
