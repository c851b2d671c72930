package dev.sage.llm.check;

import dev.sage.llm.check.KeyHint.Severity;
import dev.sage.llm.provider.Headers;
import dev.sage.llm.provider.ProviderDescriptor;
import dev.sage.llm.provider.VendorCatalog;
import dev.sage.llm.provider.WireFormats;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks at key, address and settings as they are written. Stateless, sends nothing. */
final class ShapeLayer {

  private final VendorCatalog catalog;
  private final WireFormats formats;

  ShapeLayer(VendorCatalog catalog, WireFormats formats) {
    this.catalog = catalog;
    this.formats = formats;
  }

  LayerFinding look(CheckTarget target, TypedAddress address) {
    var url = address.url();
    if (url == null) {
      return badAddress(target, address);
    }
    var setting = setting(target);
    return setting == null ? key(target, url) : setting;
  }

  private static LayerFinding badAddress(CheckTarget target, TypedAddress address) {
    var better = address.better();
    var vendor = target.vendor();
    var example = vendor == null ? "https://host/v1" : vendor.baseUrl();
    return LayerFinding.failed(
        CheckCode.BAD_ADDRESS,
        "The base URL " + address.problem() + ".",
        better == null ? CheckFix.of("Give one like " + example + ".") : CheckFix.baseUrl(better));
  }

  private @Nullable LayerFinding setting(CheckTarget target) {
    if (formats.find(target.wireFormat()).isEmpty()) {
      return LayerFinding.failed(
          CheckCode.BAD_SETTING,
          "The wire format that is set is not known.",
          "Set wireFormat to one of " + String.join(", ", formats.ids()) + ".");
    }
    for (var header : target.headers().entrySet()) {
      if (!Headers.valid(header.getKey(), header.getValue())) {
        return LayerFinding.failed(
            CheckCode.BAD_SETTING,
            "The header "
                + Headers.printable(header.getKey())
                + " has characters that no header may have.",
            "Correct the header, or remove it.");
      }
    }
    return null;
  }

  private LayerFinding key(CheckTarget target, URI url) {
    var key = target.key();
    var vendor = target.vendor();
    if (key == null || key.isBlank()) {
      return vendor != null && vendor.keyRequired()
          ? missing(vendor)
          : LayerFinding.ok(keyless(target));
    }
    var hints = KeyHints.of(key, vendor, catalog);
    var worst =
        hints.stream()
            .filter(hint -> hint.severity() == Severity.ERROR)
            .findFirst()
            .or(() -> hints.stream().findFirst());
    return worst
        .map(hint -> found(hint, hints, ownHost(vendor, url)))
        .orElseGet(() -> LayerFinding.ok(good(key, vendor)));
  }

  private static LayerFinding missing(ProviderDescriptor vendor) {
    var variables =
        vendor.keyVariables().stream().map(v -> v.name()).collect(Collectors.joining(" or "));
    var page = vendor.links().get("keys");
    return LayerFinding.failed(
        CheckCode.KEY_MISSING,
        "There is no key for %s.".formatted(KeyOwners.title(vendor)),
        new CheckFix(
            "Give the key, or set the environment variable "
                + variables
                + "."
                + (page == null ? "" : " Keys are made at " + page + "."),
            "apiKey",
            null));
  }

  private static String keyless(CheckTarget target) {
    return target.local()
        ? "No key: a server of one's own mostly needs none."
        : "No key is set; nothing is known of one that it would need.";
  }

  /**
   * A key of another vendor is not sent to this one: it would learn it. To an address of the user's
   * own it is, since that may well be the other vendor's.
   */
  private static LayerFinding found(KeyHint hint, List<KeyHint> all, boolean ownHost) {
    var detail = all.stream().map(KeyHint::sentence).distinct().collect(Collectors.joining(" "));
    var fix = new CheckFix(hint.fix(), "apiKey", null);
    boolean stop =
        hint.severity() == Severity.ERROR && (ownHost || hint.kind() != KeyHint.Kind.OTHER_VENDOR);
    return stop
        ? LayerFinding.failed(code(hint), detail, fix)
        : LayerFinding.warning(code(hint), detail, fix);
  }

  static CheckCode code(KeyHint hint) {
    return switch (hint.kind()) {
      case EMPTY -> CheckCode.KEY_MISSING;
      case TRAILING_NEWLINE, WHITESPACE -> CheckCode.KEY_WHITE_SPACE;
      case QUOTES -> CheckCode.KEY_QUOTED;
      case BEARER_PREFIX -> CheckCode.KEY_BEARER;
      case VARIABLE_LINE -> CheckCode.KEY_LINE;
      case UNUSUAL_CHARACTERS -> CheckCode.KEY_CHARACTERS;
      case PLACEHOLDER -> CheckCode.KEY_PLACEHOLDER;
      case OTHER_VENDOR -> CheckCode.KEY_OTHER_VENDOR;
      case WRONG_SHAPE -> CheckCode.KEY_SHAPE;
    };
  }

  /** Whether the address is the vendor's own, and not a gateway or another vendor behind it. */
  static boolean ownHost(@Nullable ProviderDescriptor vendor, URI url) {
    if (vendor == null || url.getHost() == null) {
      return false;
    }
    var own = URI.create(vendor.baseUrl().replaceAll("[{}]", "")).getHost();
    return own != null
        && own.toLowerCase(Locale.ROOT).equals(url.getHost().toLowerCase(Locale.ROOT));
  }

  private static String good(String key, @Nullable ProviderDescriptor vendor) {
    var prefix = KeyOwners.prefix(key, vendor);
    return "A key of "
        + key.codePointCount(0, key.length())
        + " characters"
        + (prefix.isEmpty() || vendor == null
            ? "."
            : ", beginning with %s as keys of %s do.".formatted(prefix, KeyOwners.title(vendor)));
  }
}
