package dev.sage.llm.check;

import dev.sage.llm.check.KeyHint.Kind;
import dev.sage.llm.provider.ProviderDescriptor;
import dev.sage.llm.provider.VendorCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of a key without asking anybody: what was pasted along with it, whose it is, and
 * whether it is built as that vendor's keys are. Stateless, thread-safe, quick enough for each key
 * that is pressed. What it says never shows more of a key than the beginning that all of that kind
 * have, and the length.
 */
public final class KeyHints {

  private static final Pattern USUAL = Pattern.compile("[A-Za-z0-9_.-]*");

  private KeyHints() {}

  /**
   * {@return what is odd about a key, what stands outermost first; empty where nothing is}
   *
   * @param raw the key as it is written, white space and all
   * @param vendor whose key it should be; null where that vendor is none of ours
   * @param catalog the vendors whose keys are known
   */
  public static List<KeyHint> of(
      String raw, @Nullable ProviderDescriptor vendor, VendorCatalog catalog) {
    if (raw.isBlank()) {
      return List.of(empty(vendor));
    }
    var wrapping = KeyWrapping.of(raw);
    var hints = new ArrayList<>(wrapping.hints());
    var key = wrapping.key();
    var inner = inner(key, vendor, catalog);
    if (inner != null) {
      hints.add(inner);
    }
    return List.copyOf(hints);
  }

  /**
   * {@return the key without what is often pasted along with it: white space, quotes, {@code
   * Bearer}, the name of a variable}
   *
   * @param raw as typed
   */
  public static String bare(String raw) {
    return KeyWrapping.of(raw).key();
  }

  private static @Nullable KeyHint inner(
      String key, @Nullable ProviderDescriptor vendor, VendorCatalog catalog) {
    if (key.isEmpty()) {
      return empty(vendor);
    }
    boolean any = vendor != null && !vendor.keyRequired();
    if (!any && KeyPlaceholders.is(key)) {
      return placeholder(vendor);
    }
    var unusual = unusual(key);
    if (unusual != null) {
      return unusual;
    }
    var other = any ? null : otherVendor(key, vendor, catalog);
    return other == null ? shape(key, vendor) : other;
  }

  private static KeyHint empty(@Nullable ProviderDescriptor vendor) {
    return KeyHint.error(
        Kind.EMPTY,
        "There is no key" + (vendor == null ? "" : " for " + KeyOwners.title(vendor)) + ".",
        "Give the key." + whereKeysAre(vendor));
  }

  /** A server of one's own may take any word. */
  private static KeyHint placeholder(@Nullable ProviderDescriptor vendor) {
    var sentence = "What stands in the key's place looks like a placeholder for one.";
    var fix = "Put the key itself there." + whereKeysAre(vendor);
    return vendor == null
        ? KeyHint.warning(Kind.PLACEHOLDER, sentence, fix)
        : KeyHint.error(Kind.PLACEHOLDER, sentence, fix);
  }

  private static @Nullable KeyHint unusual(String key) {
    int at = 0;
    while (at < key.length() && key.charAt(at) > 0x20 && key.charAt(at) < 0x7f) {
      at++;
    }
    if (at == key.length()) {
      return null;
    }
    int character = key.codePointAt(at);
    int place = key.codePointCount(0, at) + 1;
    if (Character.isWhitespace(character)) {
      return KeyHint.error(
          Kind.WHITESPACE,
          "The key has white space in it, at character %d of %d.".formatted(place, length(key)),
          "Copy the key again: a key is one word. If these are two keys, give one.");
    }
    return KeyHint.error(
        Kind.UNUSUAL_CHARACTERS,
        "Character %d of the key is %s, which no key has."
            .formatted(place, CharacterNames.of(character)),
        "Copy the key again from the vendor's page, not from a document or a chat.");
  }

  private static @Nullable KeyHint otherVendor(
      String key, @Nullable ProviderDescriptor vendor, VendorCatalog catalog) {
    var owners = KeyOwners.of(key, catalog);
    var family = vendor == null ? "" : family(vendor);
    boolean own =
        owners.prefix().length() <= KeyOwners.prefix(key, vendor).length()
            || owners.vendors().stream().anyMatch(owner -> owner.name().equals(family));
    if (vendor == null || own) {
      return null;
    }
    var titles =
        owners.vendors().stream().map(ProviderDescriptor::title).collect(Collectors.joining(", "));
    boolean one = owners.vendors().size() == 1;
    var better = one ? owners.vendors().getFirst().name() : null;
    var sentence =
        "The key begins with %s, as keys of %s do: it stands in the place of a key of %s."
            .formatted(owners.prefix(), titles, KeyOwners.title(vendor));
    var fix =
        better == null
            ? "Use it with the provider it belongs to." + whereKeysAre(vendor)
            : "Use it with the provider \"%s\".%s".formatted(better, whereKeysAre(vendor));
    var severity = vendor.keyShape() == null ? KeyHint.Severity.WARNING : KeyHint.Severity.ERROR;
    return new KeyHint(Kind.OTHER_VENDOR, severity, sentence, fix, better);
  }

  @SuppressWarnings("JdkObsolete") // only a matcher knows where it gave up
  private static @Nullable KeyHint shape(String key, @Nullable ProviderDescriptor vendor) {
    if (key.regionMatches(true, 0, "http://", 0, 7)
        || key.regionMatches(true, 0, "https://", 0, 8)) {
      return KeyHint.error(
          Kind.WRONG_SHAPE,
          "What stands in the key's place is a web address.",
          "Put the key there, and the address in the base URL.");
    }
    if (vendor == null || vendor.keyShape() == null) {
      return null;
    }
    var matcher = Pattern.compile(vendor.keyShape()).matcher(key);
    if (matcher.matches()) {
      return null;
    }
    // Whether more characters could make it match: then it is a key whose end is missing.
    boolean breaksOff = matcher.hitEnd();
    return KeyHint.warning(
        Kind.WRONG_SHAPE, deviation(key, vendor, breaksOff), "Copy the key again, all of it.");
  }

  private static String deviation(String key, ProviderDescriptor vendor, boolean breaksOff) {
    var expected = KeyOwners.prefixes(vendor);
    var title = KeyOwners.title(vendor);
    if (!expected.isEmpty() && KeyOwners.prefix(key, vendor).isEmpty()) {
      return "The key (%d characters) does not begin with %s, as keys of %s do."
          .formatted(length(key), expected.getLast(), title);
    }
    if (!USUAL.matcher(key).matches()) {
      return "The key (%d characters) has punctuation in it that keys of %s do not have."
          .formatted(length(key), title);
    }
    return breaksOff
        ? "The key has %d characters, which is fewer than keys of %s have: its end seems to be missing."
            .formatted(length(key), title)
        : "The key (%d characters) is not built as keys of %s were when this program was made."
            .formatted(length(key), title);
  }

  /** The vendor's own name, for one of its variants too. */
  private static String family(ProviderDescriptor vendor) {
    var of = vendor.variantOf();
    return of == null ? vendor.name() : of;
  }

  private static String whereKeysAre(@Nullable ProviderDescriptor vendor) {
    if (vendor == null) {
      return "";
    }
    var page = vendor.links().get("keys");
    return page == null
        ? ""
        : " Keys of %s are made at %s.".formatted(KeyOwners.title(vendor), page);
  }

  private static int length(String key) {
    return key.codePointCount(0, key.length());
  }
}
