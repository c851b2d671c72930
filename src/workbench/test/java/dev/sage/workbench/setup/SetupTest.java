package dev.sage.workbench.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.llm.check.CheckLayer;
import dev.sage.llm.check.CheckResult;
import dev.sage.simulator.SimulatorOptions;
import dev.sage.simulator.Speed;
import dev.sage.workbench.Home;
import dev.sage.workbench.Workbench;
import dev.sage.workbench.WorkbenchOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the panel and the commands ask for, over a real home folder and a real project. */
class SetupTest {

  private static final String KEY = "sk-proj-hushhush0123456789abcdefABCDEF";

  @TempDir Path folder;

  private final Map<String, String> environment = new HashMap<>();
  private Path project = Path.of("");
  private Path home = Path.of("");
  private final List<Workbench> opened = new ArrayList<>();

  @BeforeEach
  void folders() throws IOException {
    project = Files.createDirectory(folder.resolve("project")).toRealPath();
    home = folder.resolve("home");
  }

  @AfterEach
  void close() {
    opened.forEach(Workbench::close);
  }

  private SetupDesk desk() {
    var workbench =
        Workbench.open(
            WorkbenchOptions.of(new Home(home), notice -> {})
                .withEnvironment(environment)
                .withProject(project)
                .withStore(false)
                .withSimulator(SimulatorOptions.DEFAULT.withSpeed(Speed.INSTANT)));
    opened.add(workbench);
    return workbench.setup();
  }

  private static Typed key(String provider, String key) {
    return new Typed(ProviderDraft.of(provider).withKey(key), null, null);
  }

  private static Destination place(SetupDesk desk, Typed typed, KeyPlace place) {
    return desk.destinations(typed).stream()
        .filter(destination -> destination.place() == place)
        .findFirst()
        .orElseThrow();
  }

  private static ProviderEntry entry(SetupDesk desk, String provider) {
    return desk.read().providers().stream()
        .filter(entry -> entry.name().equals(provider))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void every_vendor_and_every_side_of_the_simulator_is_listed_those_with_keys_first() {
    environment.put("GROQ_API_KEY", "gsk_" + "a1B2".repeat(13));
    var providers = desk().read().providers();
    assertThat(providers.getFirst().name()).isEqualTo("groq");
    assertThat(providers.getFirst().keySource()).isEqualTo("environment GROQ_API_KEY");
    assertThat(providers)
        .extracting(ProviderEntry::name)
        .contains("openai", "anthropic", "ollama", "sim-openai", "sim-gemini")
        .doesNotContain("openai-responses")
        .doesNotHaveDuplicates();
  }

  @Test
  void a_key_for_env_is_shown_masked_written_for_its_owner_and_kept_from_git() throws IOException {
    Files.createDirectory(project.resolve(".git"));
    Files.writeString(project.resolve(".gitignore"), "target");
    Files.writeString(project.resolve(".env"), "# mine\nOTHER_KEY=abc\n");
    var desk = desk();
    var typed = key("openai", KEY);
    var plan = desk.plan(typed, place(desk, typed, KeyPlace.DOTENV), SettingsPlace.USER);
    assertThat(Files.readString(project.resolve(".env"))).doesNotContain(KEY);
    assertThat(plan.files())
        .extracting(change -> project.relativize(change.file()).toString())
        .containsExactly(".env", ".gitignore");
    assertThat(plan.files().getFirst().diff())
        .extracting(DiffLine::toString)
        .containsExactly("  # mine", "  OTHER_KEY=••••", "+ OPENAI_API_KEY=••••");
    assertThat(plan.warnings()).anyMatch(warning -> warning.contains("git rm --cached .env"));
    assertThat(plan.toString() + typed + desk).doesNotContain("hush");

    desk.save(plan, null);
    assertThat(Files.readString(project.resolve(".env")))
        .isEqualTo("# mine\nOTHER_KEY=abc\nOPENAI_API_KEY=" + KEY + "\n");
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(project.resolve(".env"))))
        .isEqualTo("rw-------");
    assertThat(Files.readString(project.resolve(".gitignore"))).isEqualTo("target\n.env\n");
    assertThat(entry(desk, "openai").keySource()).isEqualTo(".env:3");
    assertThat(desk.masked(project.resolve(".env"))).doesNotContain("hush");
  }

  @Test
  void a_key_for_this_session_is_used_and_written_nowhere() throws IOException {
    var desk = desk();
    var typed = key("openai", KEY);
    var plan = desk.plan(typed, place(desk, typed, KeyPlace.SESSION), SettingsPlace.USER);
    assertThat(plan.files()).isEmpty();
    desk.save(plan, null);
    assertThat(entry(desk, "openai").keySource()).isEqualTo("this session");
    try (var files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readAllBytes(file)).asString().doesNotContain("hushhush");
      }
    }
    assertThat(entry(desk(), "openai").keySource()).isNull();
  }

  @Test
  void a_key_for_the_encrypted_file_is_only_named_in_the_configuration() throws IOException {
    var desk = desk();
    var typed =
        new Typed(
            ProviderDraft.of("openai").withKey(KEY).withOrganization("org-1"),
            "http://proxy:3128",
            null);
    var place = place(desk, typed, KeyPlace.ENCRYPTED_FILE);
    assertThat(place.passphrase()).isTrue();
    var plan = desk.plan(typed, place, SettingsPlace.USER);
    desk.save(plan, "correct horse battery".toCharArray());
    assertThat(Files.readString(home.resolve("config.json")))
        .contains("{ \"keychain\": \"openai/default\" }", "org-1", "http://proxy:3128")
        .doesNotContain("hush");
    assertThat(entry(desk, "openai").keySource()).isEqualTo("keychain openai/default");
    var again = desk();
    assertThat(entry(again, "openai").keySource()).isEqualTo("keychain openai/default");
    assertThat(again.settings("openai").value("proxy.url")).isEqualTo("http://proxy:3128");
  }

  @Test
  void a_server_of_ones_own_goes_into_the_projects_file_which_gets_no_key() throws IOException {
    Files.writeString(project.resolve("sage.json"), "{\n  // ours\n  \"version\": 1\n}\n");
    var desk = desk();
    var typed =
        new Typed(
            ProviderDraft.of("box")
                .withBaseUrl("http://gpu-box:8000/v1")
                .withWireFormat("openai-chat")
                .withHeaders(Map.of("X-Team", "a")),
            null,
            null);
    var plan = desk.plan(typed, desk.destinations(typed).getFirst(), SettingsPlace.PROJECT);
    desk.save(plan, null);
    assertThat(Files.readString(project.resolve("sage.json")))
        .contains("// ours", "\"box\"", "http://gpu-box:8000/v1", "X-Team");
    assertThat(entry(desk, "box").kind()).isEqualTo(ProviderEntry.Kind.OWN);
    var gone = new Typed(ProviderDraft.of("box").withBaseUrl(""), null, null);
    desk.save(desk.plan(gone, desk.destinations(gone).getFirst(), SettingsPlace.PROJECT), null);
    assertThat(Files.readString(project.resolve("sage.json"))).doesNotContain("gpu-box");
  }

  @Test
  void what_the_store_keeps_is_written_for_every_profile_and_numbers_as_numbers()
      throws IOException {
    var desk = desk();
    var typed =
        Typed.of(Map.of("store.retention.frames", "30d", "store.retention.megabytes", "500"));
    desk.save(desk.plan(typed, desk.destinations(typed).getFirst(), SettingsPlace.USER), null);
    assertThat(Files.readString(home.resolve("config.json")))
        .containsIgnoringWhitespaces("\"store\": { \"retention\": { \"frames\": \"30d\"")
        .contains("\"megabytes\": 500");
    var gone = Typed.of(Map.of("store.retention.frames", ""));
    desk.save(desk.plan(gone, desk.destinations(gone).getFirst(), SettingsPlace.USER), null);
    assertThat(Files.readString(home.resolve("config.json"))).doesNotContain("frames");
  }

  @Test
  void a_key_that_stands_higher_up_is_named_before_it_surprises() {
    environment.put("OPENAI_API_KEY", KEY);
    var desk = desk();
    var typed = key("openai", KEY + "2");
    var plan = desk.plan(typed, place(desk, typed, KeyPlace.DOTENV), SettingsPlace.USER);
    assertThat(plan.warnings()).anyMatch(warning -> warning.contains("OPENAI_API_KEY"));
  }

  @Test
  void what_changed_meanwhile_is_not_written_over() throws IOException {
    var desk = desk();
    var typed = key("openai", KEY);
    var plan = desk.plan(typed, place(desk, typed, KeyPlace.DOTENV), SettingsPlace.USER);
    Files.writeString(project.resolve(".env"), "NEW=1\n");
    assertThatThrownBy(() -> desk.save(plan, null))
        .isInstanceOf(SetupException.class)
        .hasMessageContaining("has changed meanwhile");
    assertThat(Files.readString(project.resolve(".env"))).isEqualTo("NEW=1\n");
  }

  @Test
  void the_projects_file_that_wins_over_the_users_is_named_too() throws IOException {
    Files.writeString(
        project.resolve("sage.json"),
        "{ \"providers\": { \"openai\": { \"apiKey\": { \"env\": \"TEAM_KEY\" } } } }");
    environment.put("TEAM_KEY", KEY);
    var desk = desk();
    var typed = key("openai", KEY + "2");
    var place = place(desk, typed, KeyPlace.ENCRYPTED_FILE);
    assertThat(desk.plan(typed, place, SettingsPlace.USER).warnings())
        .anyMatch(warning -> warning.contains("sage.json"));
    assertThat(desk.plan(typed, place, SettingsPlace.PROJECT).warnings())
        .noneMatch(warning -> warning.contains("wins over"));
  }

  @Test
  void a_key_stays_in_no_file_of_which_git_could_not_be_told() throws IOException {
    Files.createDirectory(project.resolve(".git"));
    var desk = desk();
    var typed = key("openai", KEY);
    var plan = desk.plan(typed, place(desk, typed, KeyPlace.DOTENV), SettingsPlace.USER);
    var blocked = unwritable(plan);
    assertThatThrownBy(() -> desk.save(blocked, null))
        .isInstanceOf(SetupException.class)
        .hasMessageContaining("can't be written");
    assertThat(project.resolve(".env")).doesNotExist();
  }

  @Test
  void that_a_key_is_kept_already_is_said_where_the_settings_can_not_be() throws IOException {
    var desk = desk();
    var typed = key("openai", KEY);
    var place = place(desk, typed, KeyPlace.ENCRYPTED_FILE);
    var plan = desk.plan(typed, place, SettingsPlace.USER);
    var blocked = unwritable(plan);
    assertThatThrownBy(() -> desk.save(blocked, "correct horse battery".toCharArray()))
        .isInstanceOf(SetupException.class)
        .hasMessageContaining("can't be written")
        .hasMessageContaining("kept already, as openai/default");
  }

  /** The last of its files would stand in a folder that is a file. */
  private SetupPlan unwritable(SetupPlan plan) throws IOException {
    var last = plan.files().getLast();
    Path file = Files.writeString(folder.resolve("file"), "").resolve("below");
    var files = new ArrayList<>(plan.files());
    files.set(
        files.size() - 1,
        new FileChange(file, last.before(), last.after(), last.secret(), last.diff()));
    return new SetupPlan(
        plan.provider(),
        plan.place(),
        plan.storedName(),
        plan.storedKey(),
        files,
        plan.steps(),
        plan.warnings());
  }

  @Test
  void what_was_typed_is_checked_before_it_is_saved() throws InterruptedException {
    var desk = desk();
    var seen = new ArrayList<CheckLayer>();
    var good =
        desk.check(
            Typed.nothing("sim-openai"), false, (CheckResult result) -> seen.add(result.layer()));
    assertThat(good.ok()).as(good.toString()).isTrue();
    assertThat(good.models()).isNotEmpty();
    assertThat(seen).startsWith(CheckLayer.SHAPE, CheckLayer.DNS, CheckLayer.TCP);
    var bad = desk.check(key("sim-openai", "sk-wrong-" + "a1".repeat(12)), false, result -> {});
    assertThat(bad.ok()).isFalse();
    var nobody =
        desk.check(
            new Typed(ProviderDraft.of("box").withBaseUrl("http://127.0.0.1:1/v1"), null, null),
            false,
            result -> {});
    assertThat(nobody.ok()).isFalse();
    assertThat(nobody.toString() + bad).doesNotContain("a1a1a1");
  }

  @Test
  void a_profile_is_chosen_and_written_to() throws IOException {
    Files.createDirectories(home);
    Files.writeString(
        home.resolve("config.json"),
        "{ \"profiles\": { \"work\": { \"providers\": { \"openai\": { \"organization\": \"w\" } } } } }");
    var desk = desk();
    assertThat(desk.read().profiles()).containsExactly("work");
    desk.choose("work");
    assertThat(desk.read().profile()).isEqualTo("work");
    assertThat(desk.settings("openai").value("providers.openai.organization")).isEqualTo("w");
    var typed = new Typed(ProviderDraft.of("openai").withOrganization("w2"), null, null);
    desk.save(desk.plan(typed, desk.destinations(typed).getFirst(), SettingsPlace.USER), null);
    assertThat(desk.settings("openai").value("providers.openai.organization")).isEqualTo("w2");
    desk.choose(null);
    assertThat(desk.settings("openai").value("providers.openai.organization")).isEmpty();
  }

  @Test
  void the_paid_call_names_its_price_before_it_is_made() {
    assertThat(desk().paidCost("openai")).matches("\\$0\\.0000\\d+");
    assertThat(desk().paidCost("box")).isNull();
  }
}
