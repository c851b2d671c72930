package dev.sage.llm.config;

import dev.sage.llm.check.KeyHint;
import dev.sage.llm.check.KeyHints;
import dev.sage.llm.provider.ProviderDescriptor;
import dev.sage.llm.provider.VendorCatalog;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a key looks like, as problems of the configuration. Stateless. */
final class KeyLook {

  private KeyLook() {}

  /**
   * The problems with a key.
   *
   * @param ownAddress whether it goes to another address than the vendor's, whose keys may look as
   *     they like
   */
  static List<ConfigProblem> problems(
      String key,
      Statement where,
      @Nullable ProviderDescriptor vendor,
      boolean ownAddress,
      VendorCatalog vendors) {
    return KeyHints.of(key, vendor, vendors).stream()
        .filter(hint -> !ownAddress || !ofTheVendor(hint.kind()))
        .map(hint -> problem(hint, key, where))
        .toList();
  }

  private static boolean ofTheVendor(KeyHint.Kind kind) {
    return switch (kind) {
      case OTHER_VENDOR, WRONG_SHAPE, PLACEHOLDER -> true;
      default -> false;
    };
  }

  private static ConfigProblem problem(KeyHint hint, String key, Statement where) {
    var severity =
        hint.severity() == KeyHint.Severity.ERROR
            ? ConfigProblem.Severity.ERROR
            : ConfigProblem.Severity.WARNING;
    return ConfigProblem.error(
            ConfigCode.KEY_SHAPE,
            where.path(),
            where.origin(),
            hint.sentence().replaceFirst("\\.$", ""),
            hint.fix())
        .withSeverity(severity)
        .withFound(Shown.secret(key))
        .withSuggestion(hint.better());
  }
}
