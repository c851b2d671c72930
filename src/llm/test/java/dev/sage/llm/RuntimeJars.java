package dev.sage.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/** The jars that a program gets with this library, as Maven has resolved them for this build. */
public final class RuntimeJars {

  private static final Pattern PARENT =
      Pattern.compile(
          "<parent>\\s*<groupId>(.*?)</groupId>\\s*<artifactId>(.*?)</artifactId>\\s*"
              + "<version>(.*?)</version>",
          Pattern.DOTALL);
  private static final Pattern GROUP = Pattern.compile("<groupId>(.*?)</groupId>");
  private static final Pattern LICENSE =
      Pattern.compile("<license>.*?<name>(.*?)</name>", Pattern.DOTALL);

  private RuntimeJars() {}

  /** One of them. */
  public record Jar(Path path) {

    public String artifact() {
      return fromEnd(3);
    }

    public String version() {
      return fromEnd(2);
    }

    /** As its descriptor, or that of its parent, says. */
    public String group() {
      String text = read(descriptor());
      String own =
          text.replaceFirst("(?s)<parent>.*?</parent>", "")
              .replaceFirst("(?s)<(dependencies|dependencyManagement|build|licenses)>.*", "");
      Matcher group = GROUP.matcher(own);
      if (group.find()) {
        return group.group(1).strip();
      }
      Matcher parent = PARENT.matcher(text);
      assertThat(parent.find()).as("a group of %s", path).isTrue();
      return parent.group(1).strip();
    }

    private String fromEnd(int steps) {
      return path.getName(path.getNameCount() - steps).toString();
    }

    private Path descriptor() {
      return path.resolveSibling(fromEnd(1).replaceFirst("\\.jar$", ".pom"));
    }

    public long bytes() {
      try {
        return Files.size(path);
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }

    /** The packages with classes in them; those of other releases of Java count for the one. */
    public Set<String> packages() throws IOException {
      Set<String> names = new TreeSet<>();
      try (var jar = new JarFile(path.toFile())) {
        jar.stream()
            .map(entry -> entry.getName().replaceFirst("^META-INF/versions/\\d+/", ""))
            .filter(name -> name.endsWith(".class") && name.contains("/"))
            .map(name -> name.substring(0, name.lastIndexOf('/')).replace('/', '.'))
            .forEach(names::add);
      }
      return names;
    }

    public boolean has(String entry) {
      try (var jar = new JarFile(path.toFile())) {
        return jar.stream().anyMatch(item -> item.getName().startsWith(entry));
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }

    /** What its descriptor, or the nearest parent that says it, calls its licence. */
    public @Nullable String license() {
      return license(read(descriptor()));
    }

    private @Nullable String license(String text) {
      Matcher named = LICENSE.matcher(text);
      if (named.find()) {
        return named.group(1).strip();
      }
      Matcher parent = PARENT.matcher(text);
      if (!parent.find()) {
        return null;
      }
      String artifact = parent.group(2).strip();
      String version = parent.group(3).strip();
      return license(
          read(
              repository()
                  .resolve(parent.group(1).strip().replace('.', '/'))
                  .resolve(artifact)
                  .resolve(version)
                  .resolve(artifact + "-" + version + ".pom")));
    }

    private Path repository() {
      String mine = String.join("/", group().replace('.', '/'), artifact(), version(), fromEnd(1));
      String whole = path.toString();
      return Path.of(whole.substring(0, whole.length() - mine.length()));
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** All of them, the largest first; Maven writes the list before the tests. */
  public static List<Jar> all() {
    Path list =
        Path.of(System.getProperty("sage.root"), "target/modules/llm/runtime-class-path.txt");
    List<Jar> jars = new ArrayList<>();
    for (String path : read(list).strip().split(File.pathSeparator, -1)) {
      jars.add(new Jar(Path.of(path)));
    }
    jars.sort((one, other) -> Long.compare(other.bytes(), one.bytes()));
    return jars;
  }

  /** The size of all as a program gets them: our own classes packed, as the jar has them. */
  public static long totalBytes() throws IOException {
    return packed(Path.of(System.getProperty("sage.root"), "target/modules/llm/classes"))
        + all().stream().mapToLong(Jar::bytes).sum();
  }

  private static long packed(Path classes) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var jar = new JarOutputStream(bytes);
        var files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        jar.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
        Files.copy(file, jar);
      }
    }
    return bytes.size();
  }
}
