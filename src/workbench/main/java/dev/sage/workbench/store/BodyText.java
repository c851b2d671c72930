package dev.sage.workbench.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;
import org.sqlite.Function;

/** How a body's text becomes bytes, and how SQL gets at it again. Stateless. */
final class BodyText {

  /** What queries call to read a body: {@code sage_text(codec, raw_bytes, data)}. */
  static final String FUNCTION = "sage_text";

  static final int PLAIN = 0;
  static final int ZLIB = 1;

  /** 128 bits of SHA-256: nobody meets two texts with the same by chance. */
  private static final int HASH_BYTES = 16;

  /** A body is text that somebody sent or got: a length beyond this comes from a damaged row. */
  private static final int MAX_BYTES = 1 << 30;

  /** Half the time of the default, for a twentieth more bytes. */
  private static final int LEVEL = 4;

  private BodyText() {}

  /** A body as it is in its row. */
  @SuppressWarnings("ArrayRecordComponent") // handed to the database once
  record Packed(int codec, int rawBytes, byte[] data) {}

  static byte[] hash(byte[] text) {
    try {
      return Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(text), HASH_BYTES);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  /** Compressed where that makes it smaller. */
  static Packed pack(byte[] text) {
    byte[] packed = deflate(text);
    return packed.length < text.length
        ? new Packed(ZLIB, text.length, packed)
        : new Packed(PLAIN, text.length, text);
  }

  private static byte[] deflate(byte[] text) {
    var deflater = new Deflater(LEVEL);
    try {
      deflater.setInput(text);
      deflater.finish();
      var out = new ByteArrayOutputStream(64 + text.length / 3);
      byte[] piece = new byte[8192];
      while (!deflater.finished()) {
        out.write(piece, 0, deflater.deflate(piece));
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }

  /**
   * The text of a body's row.
   *
   * @throws SQLException where the row is damaged
   */
  static String unpack(int codec, int rawBytes, byte @Nullable [] data) throws SQLException {
    if (data == null || rawBytes < 0 || rawBytes > MAX_BYTES) {
      throw Sql.damaged("a body has no data");
    }
    return new String(codec == ZLIB ? inflate(rawBytes, data) : data, UTF_8);
  }

  private static byte[] inflate(int rawBytes, byte[] data) throws SQLException {
    var inflater = new Inflater();
    try {
      inflater.setInput(data);
      byte[] text = new byte[rawBytes];
      int length = 0;
      while (length < rawBytes && !inflater.finished()) {
        int more = inflater.inflate(text, length, rawBytes - length);
        if (more == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
          break;
        }
        length += more;
      }
      if (length != rawBytes) {
        throw Sql.damaged("a body is shorter than it says");
      }
      return text;
    } catch (DataFormatException e) {
      throw Sql.damaged("a body is no zlib data");
    } finally {
      inflater.end();
    }
  }

  /** Lets the queries of a connection look into bodies. */
  static void register(Connection connection) throws SQLException {
    Function.create(
        connection,
        FUNCTION,
        new Function() {
          @Override
          protected void xFunc() throws SQLException {
            byte[] data = value_blob(2);
            if (data == null) {
              result();
            } else {
              result(unpack(value_int(0), value_int(1), data));
            }
          }
        },
        3,
        Function.FLAG_DETERMINISTIC);
  }
}
