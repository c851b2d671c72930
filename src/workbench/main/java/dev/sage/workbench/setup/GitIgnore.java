package dev.sage.workbench.setup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether git would commit a file of a repository, read from its {@code .gitignore} files: enough
 * of their rules for a file such as {@code .env}, and where in doubt the answer is that it would.
 */
final class GitIgnore {

  private static final String NAME = ".gitignore";

  private GitIgnore() {}

  /** The repository that a folder is in. */
  static Optional<Path> repository(Path folder) {
    for (Path at = folder; at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(".git"))) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }

  /** Where to write that a file is to be left out. */
  static Path fileFor(Path file) {
    return file.resolveSibling(NAME);
  }

  /** Whether the rules from the repository's root down to the file leave it out. */
  static boolean covers(Path repository, Path file) throws IOException {
    boolean ignored = false;
    Path folder = repository;
    for (Path step : repository.relativize(file)) {
      ignored = decide(folder, file, ignored);
      folder = folder.resolve(step);
    }
    return ignored;
  }

  private static boolean decide(Path folder, Path file, boolean before) throws IOException {
    Path rules = folder.resolve(NAME);
    boolean ignored = before;
    if (Files.isRegularFile(rules)) {
      String path = folder.relativize(file).toString().replace('\\', '/');
      for (String line : Files.readString(rules, StandardCharsets.ISO_8859_1).lines().toList()) {
        Boolean says = rule(line.stripTrailing(), path);
        ignored = says == null ? ignored : says;
      }
    }
    return ignored;
  }

  /** What a rule says of a path: true ignored, false not, null nothing. */
  private static @Nullable Boolean rule(String line, String path) {
    boolean negated = line.startsWith("!");
    String rule = negated ? line.substring(1) : line;
    if (rule.isEmpty() || rule.startsWith("#") || rule.endsWith("/")) {
      return null;
    }
    boolean anchored = rule.indexOf('/') >= 0;
    String glob = rule.startsWith("/") ? rule.substring(1) : rule;
    String subject = anchored ? path : path.substring(path.lastIndexOf('/') + 1);
    return pattern(glob).matcher(subject).matches() ? Boolean.valueOf(!negated) : null;
  }

  private static Pattern pattern(String glob) {
    var pattern = new StringBuilder();
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      if (glob.startsWith("**/", i)) {
        pattern.append("(?:.*/)?");
        i += 2;
      } else if (c == '*') {
        pattern.append("[^/]*");
      } else if (c == '?') {
        pattern.append("[^/]");
      } else {
        pattern.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(pattern.toString());
  }
}
