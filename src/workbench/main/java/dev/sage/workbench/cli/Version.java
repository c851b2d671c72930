package dev.sage.workbench.cli;

import java.lang.module.ModuleDescriptor;
import picocli.CommandLine.IVersionProvider;

/** Which Sage this is, and on what it runs. Stateless. */
final class Version implements IVersionProvider {

  Version() {}

  /** {@code 0.1.0}; {@code development} where it does not run from a distribution. */
  static String sage() {
    ModuleDescriptor descriptor = Version.class.getModule().getDescriptor();
    return descriptor == null
        ? "development"
        : descriptor.version().map(Object::toString).orElse("development");
  }

  @Override
  public String[] getVersion() {
    return new String[] {"sage " + sage(), "Java " + Runtime.version()};
  }
}
