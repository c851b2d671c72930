package dev.sage.console.redaction;

import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The text of a file that a person chose, or why there is none.
 *
 * @param text empty where the file was refused
 * @param refusal a sentence; empty where the file was read
 */
record FileText(String text, String refusal) {
  /** The largest file, in bytes: more than anybody reads through. */
  static final long LIMIT = 4L << 20;

  /** Reads a file; not on the FX thread. */
  static FileText read(Path file) {
    String name = String.valueOf(file.getFileName());
    try {
      if (!Files.isRegularFile(file)) {
        return refused("redaction.file.none", name);
      }
      long size = Files.size(file);
      if (size > LIMIT) {
        return refused("redaction.file.large", name, Format.bytes(size), Format.bytes(LIMIT));
      }
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
              .toString();
      return text.indexOf('\0') >= 0
          ? refused("redaction.file.binary", name)
          : new FileText(text, "");
    } catch (CharacterCodingException noText) {
      return refused("redaction.file.binary", name);
    } catch (IOException unreadable) {
      return refused("redaction.file.unreadable", name);
    }
  }

  private static FileText refused(String key, Object... arguments) {
    return new FileText("", Texts.text(key, arguments));
  }
}
