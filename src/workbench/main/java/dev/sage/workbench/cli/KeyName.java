package dev.sage.workbench.cli;

import dev.sage.llm.provider.NearestName;
import dev.sage.llm.provider.VendorCatalog;
import dev.sage.llm.redaction.Redactor;
import java.util.List;
import java.util.regex.Pattern;

/**
 * {@code PROVIDER[/NAME]} as it is typed; {@code default} where it is one key only. Immutable,
 * thread-safe.
 */
record KeyName(String provider, String name) {

  private static final String DEFAULT = "default";

  private static final Pattern FORM =
      Pattern.compile("([a-z][a-z0-9-]{0,39})(?:/([A-Za-z0-9][A-Za-z0-9._-]{0,39}))?");

  /**
   * What was typed; refused, and not repeated, where it may be a key.
   *
   * @param force whether a name that looks like a slip is taken as it is
   */
  static KeyName of(List<String> typed, Redactor redactor, boolean force) {
    if (typed.isEmpty()) {
      throw CliException.usage("Say whose key it is: openai, or openai/work.");
    }
    if (typed.size() > 1) {
      throw CliException.usage(
          "Only the name is an argument: others on this machine can read the arguments of a command,"
              + " and the shell keeps them. The key is asked for, or read from standard input.");
    }
    String text = typed.getFirst();
    var parts = FORM.matcher(text);
    if (!parts.matches() || !redactor.redact(text).equals(text)) {
      throw CliException.usage(
          "That is no name for a key; it is not repeated here because it may be the key itself, which"
              + " never stands on the command line. Give PROVIDER or PROVIDER/NAME, such as"
              + " openai/work: small letters, digits and hyphens.");
    }
    String name = parts.group(2) == null ? DEFAULT : parts.group(2);
    var key = new KeyName(parts.group(1), name);
    if (!force) {
      key.refuseSlip();
    }
    return key;
  }

  /** Other providers than ours may be in the configuration; one that is nearly ours is a slip. */
  private void refuseSlip() {
    var catalog = new VendorCatalog();
    if (catalog.find(provider).isEmpty()) {
      String nearest = NearestName.of(provider, catalog.names());
      if (nearest != null) {
        throw CliException.usage(
            "No provider is called \"%s\". Did you mean \"%s\"? --force takes it as it is."
                .formatted(provider, nearest));
      }
    }
  }

  /** Whether it is the provider's only or first key. */
  boolean isDefault() {
    return name.equals(DEFAULT);
  }

  /** As stores know it: {@code openai/work}. */
  @Override
  public String toString() {
    return provider + "/" + name;
  }
}
