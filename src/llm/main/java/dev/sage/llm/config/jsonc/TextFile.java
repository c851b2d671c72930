package dev.sage.llm.config.jsonc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads a small text file that people write. Stateless. At most {@value #LIMIT} bytes, in UTF-8
 * with or without a byte order mark; whatever else it may be is a problem that says what to do.
 */
public final class TextFile {

  /** The largest file that is read, in bytes. */
  public static final int LIMIT = 1 << 20;

  private TextFile() {}

  /** What can be wrong with a file as a whole. */
  public enum Flaw {
    /** It is no ordinary file, or may not be read. */
    UNREADABLE,
    /** It is larger than {@link #LIMIT}. */
    TOO_LARGE,
    /** It is not UTF-8, or no text. */
    ENCODING
  }

  /**
   * Why there is no text.
   *
   * @param flaw what kind of thing is wrong
   * @param what goes on after the name of the file: {@code is a folder}
   * @param fix what to do, a sentence
   */
  public record Refusal(Flaw flaw, String what, String fix) {}

  /**
   * Either the text or why there is none.
   *
   * @param text the text, without a byte order mark
   * @param refusal why there is none
   */
  public record Content(Optional<String> text, Optional<Refusal> refusal) {
    private static Content of(String text) {
      return new Content(Optional.of(text), Optional.empty());
    }

    private static Content refused(Flaw flaw, String what, String fix) {
      return new Content(Optional.empty(), Optional.of(new Refusal(flaw, what, fix)));
    }

    /** Shows nothing of the text. */
    @Override
    public String toString() {
      return "Content[" + refusal.map(Refusal::what).orElse("a text") + "]";
    }
  }

  /**
   * {@return the text of a file}
   *
   * @param file the file
   */
  public static Content read(Path file) {
    // A pipe or a device would be waited for.
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      return Content.refused(
          Flaw.UNREADABLE,
          Files.isDirectory(file) ? "is a folder" : "is no ordinary file",
          "Put a file in its place, or rename it.");
    }
    byte[] bytes;
    try (var in = Files.newInputStream(file)) {
      bytes = in.readNBytes(LIMIT + 1);
    } catch (IOException unreadable) {
      return Content.refused(
          Flaw.UNREADABLE,
          "can't be read",
          "Make it readable for yourself: chmod u+r \"" + file + "\"");
    }
    if (bytes.length > LIMIT) {
      return Content.refused(
          Flaw.TOO_LARGE,
          "is larger than 1 MiB",
          "Keep only settings in it; is it really the file that was meant?");
    }
    return text(bytes);
  }

  /**
   * {@return the text that bytes are}
   *
   * @param bytes all bytes of a file
   */
  public static Content text(byte[] bytes) {
    if (utf16(bytes)) {
      return Content.refused(
          Flaw.ENCODING,
          "is in UTF-16, not in UTF-8",
          "Save it as UTF-8. In PowerShell: Set-Content -Encoding utf8");
    }
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (text.indexOf('\0') >= 0) {
        return Content.refused(
            Flaw.ENCODING,
            "has NUL bytes in it (line " + line(text, text.indexOf('\0')) + "), so it is no text",
            "Write it anew, or remove them.");
      }
      return Content.of(text.startsWith("\ufeff") ? text.substring(1) : text);
    } catch (CharacterCodingException malformed) {
      return Content.refused(
          Flaw.ENCODING,
          "is not UTF-8 (line " + brokenLine(bytes) + ")",
          "Save it as UTF-8 in your editor.");
    }
  }

  private static boolean utf16(byte[] bytes) {
    if (bytes.length < 2) {
      return false;
    }
    int mark = ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
    boolean marked = mark == 0xfeff || mark == 0xfffe;
    return marked || (bytes[0] == 0) != (bytes[1] == 0);
  }

  private static int brokenLine(byte[] bytes) {
    var decoder = StandardCharsets.UTF_8.newDecoder();
    var input = ByteBuffer.wrap(bytes);
    var output = CharBuffer.allocate(bytes.length);
    decoder.decode(input, output, true);
    output.flip();
    return line(output.toString(), output.length());
  }

  private static int line(String text, int end) {
    return 1 + (int) text.substring(0, end).chars().filter(c -> c == '\n').count();
  }
}
