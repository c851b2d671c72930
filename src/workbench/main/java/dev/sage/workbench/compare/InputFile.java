package dev.sage.workbench.compare;

import dev.sage.workbench.Printable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/** A file of inputs as text: found, not too large, UTF-8. Stateless. */
final class InputFile {

  static final int LARGEST = 64 << 20;

  private InputFile() {}

  static InputRows read(Path file) {
    String name = Printable.of(String.valueOf(file.getFileName()));
    byte[] bytes = bytes(file, name);
    String text = text(bytes, name);
    if (text.isBlank()) {
      throw new InputException(
          name + " is empty. Give it a line of column names and a line for each input.", null);
    }
    return json(name, text) ? new JsonRows(name).read(text) : new CsvRows(name).read(text);
  }

  private static boolean json(String name, String text) {
    String ending = name.toLowerCase(Locale.ROOT);
    return ending.endsWith(".jsonl")
        || ending.endsWith(".ndjson")
        || (!ending.endsWith(".csv")
            && !ending.endsWith(".tsv")
            && text.stripLeading().startsWith("{"));
  }

  private static byte[] bytes(Path file, String name) {
    try (var in = Files.newInputStream(file)) {
      // Asked first, so that nothing of a huge one is read; a pipe has no size.
      byte[] bytes = Files.size(file) > LARGEST ? null : in.readNBytes(LARGEST + 1);
      if (bytes == null || bytes.length > LARGEST) {
        throw new InputException(
            name + " is larger than 64 MiB. Split it, and run one part after the other.", null);
      }
      return bytes;
    } catch (NoSuchFileException e) {
      throw new InputException("There is no file " + file + ". Check the path.", e);
    } catch (IOException e) {
      throw new InputException(file + " can't be read. Check that it is a file you may read.", e);
    }
  }

  private static String text(byte[] bytes, String name) {
    var decoder = StandardCharsets.UTF_8.newDecoder();
    var in = ByteBuffer.wrap(bytes);
    var out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      int line = 1;
      for (int i = 0; i < in.position(); i++) {
        line += bytes[i] == '\n' ? 1 : 0;
      }
      throw new InputException(
          "%s, line %d is not UTF-8. Save the file as UTF-8, or convert it, with iconv say."
              .formatted(name, line),
          new CharacterCodingException());
    }
    String text = out.flip().toString();
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
