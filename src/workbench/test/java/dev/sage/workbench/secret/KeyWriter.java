package dev.sage.workbench.secret;

import dev.sage.llm.secret.Secret;
import java.io.IOException;
import java.nio.file.Path;

/** A process that writes keys into an encrypted file. */
final class KeyWriter {

  static final int KEYS = 15;

  private KeyWriter() {}

  static Process start(Path file, String provider) throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-cp",
            System.getProperty("java.class.path"),
            KeyWriter.class.getName(),
            file.toString(),
            provider)
        .inheritIO()
        .start();
  }

  public static void main(String[] arguments) {
    var store = KeyFiles.store(Path.of(arguments[0]));
    for (int i = 0; i < KEYS; i++) {
      store.put(arguments[1] + "/" + i, Secret.of("key " + i));
    }
  }
}
