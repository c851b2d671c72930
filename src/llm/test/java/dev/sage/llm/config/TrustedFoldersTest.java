package dev.sage.llm.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The list of the folders that are trusted. */
class TrustedFoldersTest extends ConfigCase {

  @Test
  void a_folder_in_a_repository_does_not_make_the_repository_trusted() throws IOException {
    var trust = TrustedFolders.of(home.resolve("trusted-folders.json"));
    var inner = Files.createDirectories(project.resolve("a/b"));

    trust.trust(project.resolve("a"));

    assertThat(trust.trusts(inner)).isTrue();
    assertThat(trust.trusts(project)).isFalse();
  }

  @Test
  void outside_of_a_repository_only_the_folder_itself_is_trusted() throws IOException {
    var trust = TrustedFolders.of(home.resolve("trusted-folders.json"));
    var inner = Files.createDirectory(home.resolve("inner"));

    trust.trust(home);

    assertThat(trust.trusts(home)).isTrue();
    assertThat(trust.trusts(inner)).isFalse();
  }

  @Test
  void a_file_can_not_be_trusted() throws IOException {
    var trust = TrustedFolders.of(home.resolve("trusted-folders.json"));
    var file = Files.writeString(project.resolve("sage.json"), "{}");

    assertThatThrownBy(() -> trust.trust(file))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("is no folder");
    assertThat(trust.folders()).isEmpty();
  }

  @Test
  void nobody_is_trusted_where_there_is_no_list() throws IOException {
    projectFile("{\"model\": \"openai/gpt-4.1\"}");
    sources(sources().withTrust(TrustedFolders.NOBODY));

    assertThat(load().trusted()).isFalse();
    assertThat(load().problems()).isEmpty();
    assertThat(TrustedFolders.NOBODY).hasToString("TrustedFolders[nobody]");
  }

  /** As on Windows; an archive's file system has none either. */
  @Test
  void a_list_is_kept_where_files_have_no_posix_permissions() throws IOException {
    try (var archive =
        FileSystems.newFileSystem(home.resolve("files.zip"), Map.of("create", "true"))) {
      var trust = TrustedFolders.of(archive.getPath("/sage/trusted-folders.json"));

      trust.trust(project);

      assertThat(trust.trusts(project)).isTrue();
      assertThat(trust.forget(project)).isTrue();
      assertThat(trust.trusts(project)).isFalse();
      assertThat(trust).hasToString("TrustedFolders[/sage/trusted-folders.json]");
    }
  }
}
