package dev.sage.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The OpenTelemetry bridge asks nothing of a program that does not use it. */
class WithoutOpenTelemetryTest {

  @Test
  void every_class_outside_the_bridge_loads_without_the_opentelemetry_jars() throws Exception {
    var urls = new ArrayList<URL>();
    for (var entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (!entry.contains("opentelemetry")) {
        urls.add(Path.of(entry).toUri().toURL());
      }
    }
    var main = Path.of(Llm.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    var loaded = new ArrayList<String>();
    try (var loader =
            new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
        var files = Files.walk(main)) {
      for (var name : classes(main, files.toList())) {
        var type = Class.forName(name, false, loader);
        // What its signatures name is resolved too.
        assertThat(type.getDeclaredMethods()).isNotNull();
        loaded.add(type.getName());
      }
      assertThat(loader.loadClass("dev.sage.llm.Llm").getClassLoader()).isEqualTo(loader);
    }
    assertThat(loaded).contains("dev.sage.llm.Llm").hasSizeGreaterThan(100);
  }

  private static List<String> classes(Path root, List<Path> files) {
    return files.stream()
        .map(file -> root.relativize(file).toString())
        .filter(name -> name.endsWith(".class") && !name.equals("module-info.class"))
        .map(name -> name.substring(0, name.length() - 6).replace(File.separatorChar, '.'))
        .filter(name -> !name.endsWith("package-info") && !name.contains(".telemetry.otel."))
        .toList();
  }
}
