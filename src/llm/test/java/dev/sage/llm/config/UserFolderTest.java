package dev.sage.llm.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a user's configuration is, on each platform. */
class UserFolderTest {

  private static Properties properties(String system) {
    var properties = new Properties();
    properties.setProperty("os.name", system);
    properties.setProperty("user.home", "/home/ada");
    return properties;
  }

  @ParameterizedTest
  @CsvSource({
    "Linux, /home/ada/.config/sage",
    "FreeBSD, /home/ada/.config/sage",
    "Mac OS X, /home/ada/Library/Application Support/Sage",
    "Windows 11, /home/ada/AppData/Roaming/Sage",
  })
  void each_platform_has_its_place(String system, Path folder) {
    assertThat(UserFolder.of(Map.of(), properties(system))).isEqualTo(folder);
  }

  @ParameterizedTest
  @CsvSource({
    "Linux, HOME, /other, /other/.config/sage",
    "Linux, XDG_CONFIG_HOME, /config, /config/sage",
    "Linux, XDG_CONFIG_HOME, relative, /home/ada/.config/sage",
    "Linux, XDG_CONFIG_HOME, ' ', /home/ada/.config/sage",
    "Linux, HOME, relative, /home/ada/.config/sage",
    "Windows 11, APPDATA, /roaming, /roaming/Sage",
    "Linux, SAGE_HOME, /own, /own",
    "Windows 11, SAGE_HOME, /own, /own",
  })
  void variables_move_it(String system, String name, String value, Path folder) {
    assertThat(UserFolder.of(Map.of(name, value), properties(system))).isEqualTo(folder);
  }

  @Test
  void a_folder_of_ones_own_may_be_relative_to_where_one_stands() {
    assertThat(UserFolder.of(Map.of("SAGE_HOME", "own"), properties("Linux")))
        .isEqualTo(Path.of("own").toAbsolutePath());
  }
}
