package dev.sage.workbench.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitIgnoreTest {

  @TempDir Path root;

  private boolean covers(String rules, String file) throws IOException {
    Files.writeString(root.resolve(".gitignore"), rules);
    return GitIgnore.covers(root, root.resolve(file));
  }

  @Test
  void names_and_patterns_leave_a_file_out() throws IOException {
    assertThat(covers(".env\n", ".env")).isTrue();
    assertThat(covers(".env*\n", ".env")).isTrue();
    assertThat(covers("*.env\n", ".env")).isTrue();
    assertThat(covers("/.env\n", ".env")).isTrue();
    assertThat(covers("**/.env\n", "app/.env")).isTrue();
    assertThat(covers(".env\n", "app/.env")).isTrue();
    assertThat(covers(".e?v \n", ".env")).isTrue();
  }

  @Test
  void comments_other_names_and_negations_do_not() throws IOException {
    assertThat(covers("", ".env")).isFalse();
    assertThat(covers("# .env\n", ".env")).isFalse();
    assertThat(covers(".env.local\n", ".env")).isFalse();
    assertThat(covers(".env\n!.env\n", ".env")).isFalse();
    assertThat(covers("/.env\n", "app/.env")).isFalse();
    assertThat(covers(".env/\n", ".env")).isFalse();
    assertThat(covers("xenv\n", ".env")).isFalse();
  }

  @Test
  void a_file_nearer_to_it_has_the_last_word() throws IOException {
    Path app = Files.createDirectory(root.resolve("app"));
    Files.writeString(app.resolve(".gitignore"), "!.env\n");
    assertThat(covers(".env\n", "app/.env")).isFalse();
  }

  @Test
  void the_repository_is_the_nearest_above() throws IOException {
    Path app = Files.createDirectories(root.resolve("a/b"));
    Files.createDirectory(root.resolve(".git"));
    assertThat(GitIgnore.repository(app)).contains(root);
  }
}
