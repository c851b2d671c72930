package dev.sage.workbench.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing that was committed is lost, at whatever moment the process is killed. */
class KillLoopTest {

  @TempDir Path folder;

  @Test
  void a_store_survives_a_few_kills() throws Exception {
    assertThat(new KillLoop(folder, 1).run(3)).startsWith("kill loops: 3,");
  }

  /** {@code mvn -Pchaos}: at least 200. */
  @Test
  @Tag("chaos")
  void a_store_survives_two_hundred_kills() throws Exception {
    System.out.println(new KillLoop(folder, 2).run(200));
  }
}
