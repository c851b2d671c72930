package dev.sage.llm.recording;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;

/** Where the recorded traffic is; a test that needs it is skipped where there is none. */
public final class Recorded {

  private Recorded() {}

  /** A folder of the recorded data. */
  public static Path folder(String name) {
    String root = System.getProperty("sage.recorded", "");
    assumeTrue(!root.isEmpty(), "skipped: no recorded traffic, give -Dsage.recorded=DIR");
    return Path.of(root, name);
  }
}
