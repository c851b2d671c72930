package dev.sage.workbench.secret;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A D-Bus session of its own, with a keyring whose files lie in a folder; ends when closed. */
@SuppressWarnings("try") // an interrupted close only ends a test early
final class KeyringSession implements AutoCloseable {

  /** What runs in it. */
  enum Keyring {
    /** Nothing that keeps secrets, and nothing that could be started. */
    NONE,
    /** A keyring that is unlocked with a password; made where there is none yet. */
    UNLOCKED,
    /** The keyring of that folder, which nobody unlocks. */
    LOCKED
  }

  private final Process process;
  private final Map<String, String> environment;

  private KeyringSession(Process process, Map<String, String> environment) {
    this.process = process;
    this.environment = environment;
  }

  /** The programs that are needed and are not on the path. */
  static List<String> missing() {
    var path = System.getenv().getOrDefault("PATH", "").split(":", -1);
    return Stream.of("dbus-run-session", "gnome-keyring-daemon")
        .filter(program -> Arrays.stream(path).noneMatch(at -> Files.exists(Path.of(at, program))))
        .toList();
  }

  static KeyringSession start(Path folder, Keyring keyring) throws IOException {
    Path configuration =
        Files.writeString(
            folder.resolve("bus.conf"),
            """
            <busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen>
            <policy context="default"><allow send_destination="*" eavesdrop="true"/>
            <allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
            """);
    String begin =
        switch (keyring) {
          case NONE -> "";
          case UNLOCKED ->
              "printf password | gnome-keyring-daemon --unlock --components=secrets >/dev/null;";
          case LOCKED -> "gnome-keyring-daemon --start --components=secrets >/dev/null;";
        };
    var builder =
        new ProcessBuilder(
            "dbus-run-session",
            "--config-file=" + configuration,
            "--",
            "sh",
            "-c",
            begin + "echo $DBUS_SESSION_BUS_ADDRESS; cat >/dev/null");
    builder.redirectError(folder.resolve("session.log").toFile()).environment().clear();
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("PATH", System.getenv().getOrDefault("PATH", ""));
    var process = builder.start();
    var out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String address = String.valueOf(out.readLine());
    return new KeyringSession(process, Map.of("DBUS_SESSION_BUS_ADDRESS", address));
  }

  /** What a program in it has in its environment. */
  Map<String, String> environment() {
    return environment;
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    process.onExit().join();
  }
}
