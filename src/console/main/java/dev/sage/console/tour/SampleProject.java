package dev.sage.console.tour;

import dev.sage.workbench.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A made-up project and configuration for the pictures of the panel Setup: profiles, a key in
 * {@code .env}, settings that shadow each other, problems, and what an untrusted project tries. No
 * key in it is one.
 *
 * @param folder the project's
 * @param configuration the person's own file
 */
record SampleProject(Path folder, Path configuration) {
  private static final String KEY = "sk-proj-" + "made0up1for2pictures3".repeat(3);

  /** Writes the files into a home that is thrown away. */
  static SampleProject make(Home home) throws IOException {
    Path project = Files.createDirectories(home.folder().resolve("app"));
    // The search for a project ends at the root of its repository.
    Files.createDirectories(project.resolve(".git"));
    Files.writeString(
        project.resolve(".env"),
        """
        # Keys of the app
        OPENAI_API_KEY=%s
        MISTRAL_API_KEY=
        """
            .formatted(KEY));
    Files.writeString(
        project.resolve("sage.json"),
        """
        {
          "version": 1,
          "model": "openai/gpt-4.1-mini",
          "providers": {
            "openai": {
              "baseURL": "https://api.openai.com/v1",
              "organization": "org-search"
            },
            "groq": {
              "apiKey": { "command": ["./keys.sh", "groq"] }
            }
          },
          "caFile": "/etc/ssl/other.pem"
        }
        """);
    Path configuration = home.configuration();
    Path folder = configuration.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.writeString(
        configuration,
        """
        {
          "version": 1,
          "profile": "dev",
          "model": "openai/gpt-4.1",
          "providers": {
            "openai": {
              "apiKey": { "keychain": "openai/dev" },
              "organization": "org-home"
            },
            "box": {
              "baseUrl": "http://127.0.0.1:8080/v1"
            }
          },
          "profiles": {
            "dev": {},
            "work": { "extends": "dev", "caFile": "corporate-ca.pem" }
          }
        }
        """);
    return new SampleProject(project, configuration);
  }

  /** Takes the files away for a while: how it looks where nobody has set anything up. */
  void hide() {
    files().forEach(file -> move(file, aside(file)));
  }

  /** Brings them back. */
  void restore() {
    files().forEach(file -> move(aside(file), file));
  }

  private List<Path> files() {
    return List.of(folder.resolve(".env"), folder.resolve("sage.json"), configuration);
  }

  private static Path aside(Path file) {
    return file.resolveSibling(file.getFileName() + ".aside");
  }

  private static void move(Path from, Path to) {
    try {
      if (Files.exists(from)) {
        Files.move(from, to);
      }
    } catch (IOException unmoved) {
      throw new UncheckedIOException(unmoved);
    }
  }
}
