package dev.sage.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HomeTest {

  private static final Path USER = Path.of("/home/ada");

  @Test
  void what_was_named_wins_over_the_environment() {
    assertThat(Home.find(Path.of("/x"), Map.of("SAGE_HOME", "/y")).folder()).hasToString("/x");
    assertThat(Home.find(null, Map.of("SAGE_HOME", "/y")).folder()).hasToString("/y");
  }

  @Test
  void the_variable_home_moves_the_platforms_place() {
    String user = System.getProperty("user.home");
    assertThat(Home.find(null, Map.of("HOME", USER.toString())).folder()).startsWithRaw(USER);
    assertThat(Home.find(null, Map.of("HOME", "")).folder()).startsWithRaw(Path.of(user));
    assertThat(Home.find(null, Map.of("HOME", "relative")).folder()).startsWithRaw(Path.of(user));
  }

  @Test
  void each_platform_has_its_place() {
    assertThat(Home.platform("Linux", USER, Map.of())).hasToString("/home/ada/.local/share/sage");
    assertThat(Home.platform("Linux", USER, Map.of("XDG_DATA_HOME", "/data")))
        .hasToString("/data/sage");
    assertThat(Home.platform("Linux", USER, Map.of("XDG_DATA_HOME", "relative")))
        .hasToString("/home/ada/.local/share/sage");
    assertThat(Home.platform("Mac OS X", USER, Map.of()))
        .hasToString("/home/ada/Library/Application Support/Sage");
    assertThat(Home.platform("Windows 11", USER, Map.of("LOCALAPPDATA", "/local")))
        .hasToString("/local/Sage");
  }
}
