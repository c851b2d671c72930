package dev.sage.workbench.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.workbench.Home;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key that is kept by {@code sage keys set} is found nowhere: not on disk, not in arguments. */
class KeyLeakTest {

  private static final Map<String, String> ENVIRONMENT =
      Map.of("SAGE_KEYCHAIN", "off", "SAGE_PASSPHRASE", KeyFiles.PASSPHRASE);

  @TempDir Path folder;

  @Test
  void a_key_in_the_encrypted_file_is_readable_nowhere() throws Exception {
    var traces = Traces.ofRandomKey();
    var sage = new SageProcess(folder, ENVIRONMENT);

    String set = sage.run(traces.key() + "\n", "keys", "set", "openai/work", "--force");
    String list = sage.run("", "keys", "list", "--json");

    traces.notIn("what was printed", set + list);
    assertThat(sage.arguments()).contains("keys\0set\0openai/work");
    traces.notIn("the arguments", sage.arguments());
    assertThat(traces.notBelow(folder)).isGreaterThan(2);
    assertThat(list).contains("openai/work");
    var stores = SecretStores.of(new Home(folder.resolve("home")), ENVIRONMENT, Passphrase.NOBODY);
    assertThat(stores.find("openai/work").orElseThrow().reveal()).isEqualTo(traces.key());
  }
}
