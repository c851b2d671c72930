package dev.sage.workbench.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Lines of UTF-8, each checked for itself, with its number. Not thread-safe. */
final class Utf8Lines {

  private final InputStream in;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private long number;

  Utf8Lines(InputStream in) {
    this.in = new BufferedInputStream(in, 1 << 16);
  }

  /**
   * The next line without its end; null where there is none.
   *
   * @throws CliException where it is not UTF-8
   */
  @Nullable String next() throws IOException {
    line.reset();
    int value = in.read();
    if (value < 0) {
      return null;
    }
    number++;
    for (; value >= 0 && value != '\n'; value = in.read()) {
      line.write(value);
    }
    try {
      var text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(line.toByteArray()))
              .toString();
      return number == 1 && text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (CharacterCodingException malformed) {
      throw notUtf8(number, malformed);
    }
  }

  /** The number of the line that was read last, from 1. */
  long number() {
    return number;
  }

  static CliException notUtf8(long number, CharacterCodingException cause) {
    return new CliException(
        ExitCode.USAGE,
        "Line %d of the input is not UTF-8. Convert it, with iconv say.".formatted(number),
        cause);
  }
}
