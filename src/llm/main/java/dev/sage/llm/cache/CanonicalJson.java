package dev.sage.llm.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sage.llm.provider.json.JsonScanner;
import dev.sage.llm.provider.json.JsonSlice;
import dev.sage.llm.provider.json.JsonSyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The one form of a JSON text by the JSON Canonicalization Scheme (RFC 8785): no white space, names
 * in the order of their UTF-16 code units, numbers as ECMAScript writes them, strings with the
 * fewest escapes. Equal values have equal bytes. Stateless, thread-safe.
 *
 * <p>The scheme takes interoperable JSON only: a name that comes twice, a number beyond a double, a
 * lone surrogate and bytes that are no UTF-8 are refused. Numbers are doubles, so integers above
 * 2<sup>53</sup> may become equal; what has to stay apart belongs in a string.
 */
public final class CanonicalJson {

  private CanonicalJson() {}

  /**
   * The canonical form, in UTF-8 without a byte order mark.
   *
   * @param json one JSON value in UTF-8; a byte order mark is passed over
   * @return its canonical form
   * @throws CanonicalJsonException where it has none
   */
  public static byte[] of(byte[] json) {
    return write(json).copy();
  }

  /**
   * {@return the canonical form of a text}
   *
   * @param json one JSON value; a byte order mark is passed over
   * @throws CanonicalJsonException where it has none
   */
  public static String of(String json) {
    return new String(of(json.getBytes(UTF_8)), UTF_8);
  }

  /**
   * {@return SHA-256 of the canonical form, in lower-case hexadecimal}
   *
   * @param json one JSON value in UTF-8; a byte order mark is passed over
   * @throws CanonicalJsonException where it has none
   */
  public static String sha256(byte[] json) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      write(json).update(digest);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    }
  }

  private static CanonicalOutput write(byte[] json) {
    checkUtf8(json);
    int from = marked(json) ? 3 : 0;
    var scanner = new JsonScanner();
    var out = new CanonicalOutput(Math.max(64, json.length));
    try {
      scanner.reset(json, from, json.length);
      new CanonicalWriter(scanner, json, from, out).value(new JsonSlice(), 0);
      scanner.finish();
    } catch (JsonSyntaxException notJson) {
      throw new CanonicalJsonException(
          "This is no JSON (" + notJson.what() + ")", from + notJson.offset());
    }
    return out;
  }

  private static boolean marked(byte[] json) {
    return json.length >= 3
        && json[0] == (byte) 0xEF
        && json[1] == (byte) 0xBB
        && json[2] == (byte) 0xBF;
  }

  /** The scanner replaces what is no UTF-8, which would give different texts one form. */
  private static void checkUtf8(byte[] json) {
    if (isAscii(json)) {
      return;
    }
    var in = ByteBuffer.wrap(json);
    try {
      UTF_8.newDecoder().decode(in);
    } catch (CharacterCodingException notUtf8) {
      throw new CanonicalJsonException("There are bytes that are no UTF-8", in.position());
    }
  }

  private static boolean isAscii(byte[] json) {
    int all = 0;
    for (byte value : json) {
      all |= value;
    }
    return all >= 0;
  }
}
