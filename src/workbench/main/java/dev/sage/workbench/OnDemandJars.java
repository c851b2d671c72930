package dev.sage.workbench;

/**
 * The jars that the distribution has on the class path and not on the module path, for they cost
 * each start something there: cryptography and the SDK of OpenTelemetry (docs/decisions/0016 and
 * 0024).
 */
public final class OnDemandJars {
  private OnDemandJars() {}

  /**
   * Lets this module use them. Here and not as an option of the launcher: the JVM makes no AOT
   * cache where it has {@code --add-reads}.
   */
  public static void read() {
    Class<?> self = OnDemandJars.class;
    self.getModule().addReads(self.getClassLoader().getUnnamedModule());
  }
}
