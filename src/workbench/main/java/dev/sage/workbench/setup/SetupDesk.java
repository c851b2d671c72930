package dev.sage.workbench.setup;

import dev.sage.llm.check.CheckReport;
import dev.sage.llm.check.CheckResult;
import dev.sage.llm.check.KeyHint;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the panel asks of the program behind it. Thread-safe; everything but {@link #hints} may take
 * its time and is not called on the FX thread. What fails throws an exception whose message is for
 * a person.
 */
public interface SetupDesk {
  /** Reads the configuration anew. */
  SetupState read();

  /** What configuration says of one provider. */
  ProviderSettings settings(String provider);

  /** What is odd about a key as it stands in the field; at once. */
  List<KeyHint> hints(String provider, String key);

  /**
   * Checks a provider with what stands in the form.
   *
   * @param paid whether one call that costs something may be made
   * @param listener told each layer's result when it is there, on any thread
   * @throws InterruptedException where the check was cancelled
   */
  CheckReport check(Typed typed, boolean paid, Consumer<CheckResult> listener)
      throws InterruptedException;

  /** What the paid call of a check costs at most: {@code $0.000012}; null if that is unknown. */
  @Nullable String paidCost(String provider);

  /** Changes the profile, for this process. */
  void choose(@Nullable String profile);

  /** Trusts the project's folder from now on. */
  void trust(Path folder);

  /** The text of a configuration file with its secrets masked. */
  String masked(Path file);

  /** Where what was typed can be kept, the best place first. */
  List<Destination> destinations(Typed typed);

  /** What would be written; writes nothing. */
  SetupPlan plan(Typed typed, Destination destination, SettingsPlace settings);

  /**
   * Writes what the plan says, and uses it.
   *
   * @param passphrase of the encrypted file, where the destination asks for one
   */
  void save(SetupPlan plan, char @Nullable [] passphrase);

  /** Keys that other tools have left where they can be found, and variables that hold one. */
  List<FoundKey> keys();

  /** Servers that other programs are set up with. */
  List<McpServer> mcpServers();

  /** Looks for servers on the loopback ports that they are known to use. */
  List<LocalServer> local() throws InterruptedException;
}
