package dev.sage.workbench.cli;

import dev.sage.llm.cache.CanonicalJson;
import dev.sage.llm.cache.CanonicalJsonException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code sage canonical}: the canonical form of a JSON text (RFC 8785), of which cache keys are
 * made.
 */
@Command(
    name = "canonical",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Write JSON in its canonical form (RFC 8785), or its hash.")
final class CanonicalCommand implements Callable<Integer> {

  private final GlobalOptions globals;

  @Option(names = "--hash", description = "Write the SHA-256 of the canonical form instead.")
  private boolean hash;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "The JSON; standard input where it is left out or -.")
  private @Nullable Path file;

  CanonicalCommand(GlobalOptions globals) {
    this.globals = globals;
  }

  @Override
  public Integer call() {
    byte[] json = InputBytes.read(globals.terminal(), file);
    try {
      if (hash) {
        globals.terminal().line(CanonicalJson.sha256(json));
      } else {
        globals.terminal().bytes(CanonicalJson.of(json));
      }
      return ExitCode.OK;
    } catch (CanonicalJsonException refused) {
      var name = file == null || file.toString().equals("-") ? "The input" : file.toString();
      throw new CliException(
          ExitCode.USAGE,
          name + " has no canonical form: " + refused.getMessage() + ". Correct it there.",
          refused);
    }
  }
}
