package dev.sage.workbench.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.config.Config;
import dev.sage.llm.config.ConfigSources;
import dev.sage.llm.config.TrustedFolders;
import dev.sage.llm.secret.Secret;
import dev.sage.llm.secret.SecretStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DotenvEditTest {

  @Test
  void a_variable_is_added_at_the_end() {
    assertThat(DotenvEdit.set("", "A", "1")).isEqualTo("A=1\n");
    assertThat(DotenvEdit.set("# mine\nB=2", "A", "1")).isEqualTo("# mine\nB=2\nA=1\n");
    assertThat(DotenvEdit.set("B=2\r\n", "A", "1")).isEqualTo("B=2\r\nA=1\r\n");
  }

  @Test
  void the_last_line_of_a_variable_is_changed_and_all_others_stay() {
    assertThat(DotenvEdit.set("A=0\nexport A = \"x\" # old\nAB=3\n", "A", "1"))
        .isEqualTo("A=0\nexport A=1\nAB=3\n");
    assertThat(DotenvEdit.set("#A=0\n", "A", "1")).isEqualTo("#A=0\nA=1\n");
  }

  @Test
  void a_value_of_several_lines_is_replaced_whole_and_what_stands_in_another_is_none() {
    assertThat(DotenvEdit.set("A=\"one\ntwo \\\" three\"\nB=2\n", "A", "1"))
        .isEqualTo("A=1\nB=2\n");
    assertThat(DotenvEdit.set("NOTE=\"\nA=inner\n\"\n", "A", "1"))
        .isEqualTo("NOTE=\"\nA=inner\n\"\nA=1\n");
    assertThat(DotenvEdit.set("A=\"open\nB=2\n", "A", "1")).isEqualTo("A=1\nB=2\n");
  }

  @Test
  void what_is_written_is_read_as_the_same(@TempDir Path folder) throws IOException {
    var random = new Random(5);
    var values = new TreeMap<String, String>();
    var servers = new ArrayList<String>();
    String text = "";
    for (int i = 0; i < 80; i++) {
      String value =
          random
              .ints(1 + random.nextInt(30), 0x21, 0x7f)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      values.put("p" + i, value);
      servers.add("\"p" + i + "\": { \"baseUrl\": \"http://127.0.0.1:1/v1\" }");
      text = DotenvEdit.set(text, "SAGE_KEY_P" + i, value);
    }
    Files.writeString(folder.resolve(".env"), text);
    Path user = folder.resolve("user.json");
    Files.writeString(user, "{ \"providers\": { " + String.join(", ", servers) + " } }");
    var config =
        Config.load(
            new ConfigSources(
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                folder,
                user,
                null,
                SecretStore.NONE,
                TrustedFolders.NOBODY));
    values.forEach(
        (provider, value) ->
            assertThat(config.endpoint(provider).key())
                .extracting(Secret::reveal)
                .as(value)
                .isEqualTo(value));
  }

  @Test
  void a_value_is_quoted_where_a_reader_would_take_it_apart() {
    assertThat(DotenvEdit.set("", "A", "a b#c$d")).isEqualTo("A='a b#c$d'\n");
    assertThat(DotenvEdit.set("", "A", "it's \"so\"")).isEqualTo("A=\"it's \\\"so\\\"\"\n");
    assertThat(DotenvEdit.set("", "A", "it's ${B}")).isEqualTo("A=\"it's \\${B}\"\n");
    assertThat(DotenvEdit.set("", "A", "one\ntwo")).isEqualTo("A=\"one\\ntwo\"\n");
  }
}
