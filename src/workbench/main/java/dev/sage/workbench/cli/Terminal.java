package dev.sage.workbench.cli;

import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The standard streams of a command, always UTF-8: what the locale says of them is wrong as often
 * as not. Thread-safe as the streams are.
 *
 * @param isTerminal whether a person looks at the output as it comes
 * @param hidden where a person types what nobody is to see
 */
public record Terminal(
    InputStream in, PrintStream out, PrintStream err, boolean isTerminal, HiddenInput hidden) {

  /** Where a person types without seeing it. */
  @FunctionalInterface
  public interface HiddenInput {

    /** Nobody sits there. */
    HiddenInput NOBODY = prompt -> null;

    /** What was typed; null where nobody can type, or where the input was ended. */
    char @Nullable [] read(String prompt);
  }

  /** Where nobody types. */
  public Terminal(InputStream in, PrintStream out, PrintStream err, boolean isTerminal) {
    this(in, out, err, isTerminal, HiddenInput.NOBODY);
  }

  /** Those of the process. */
  static Terminal system() {
    return new Terminal(
        System.in,
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        isTerminal(System.console()),
        prompt -> typed(System.console(), prompt));
  }

  private static char @Nullable [] typed(@Nullable Console console, String prompt) {
    return console != null && isTerminal(console) ? console.readPassword("%s", prompt) : null;
  }

  private static boolean isTerminal(@Nullable Console console) {
    return console != null && console.isTerminal();
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new StandardStream(new FileOutputStream(descriptor));
  }

  /** A line on standard output, with a line feed on every platform: machines read it. */
  public void line(String text) {
    out.print(text + "\n");
  }

  /** Bytes on standard output as they are, with nothing behind them. */
  public void bytes(byte[] bytes) {
    out.write(bytes, 0, bytes.length);
  }

  /** A sentence for the person, on standard error. */
  public void notice(String text) {
    synchronized (err) {
      out.flush();
      err.print(text + "\n");
      err.flush();
    }
  }

  /**
   * What a person answers to a question, without the line feed; empty where the input was ended. To
   * be asked at a terminal only.
   */
  String ask(String question) {
    synchronized (err) {
      out.flush();
      err.print(question);
      err.flush();
    }
    var answer = new ByteArrayOutputStream();
    try {
      for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
        answer.write(next);
      }
    } catch (IOException unreadable) {
      // Nobody answers any more.
      return "";
    }
    return answer.toString(StandardCharsets.UTF_8).strip();
  }

  /** Whether whoever read the output has gone: {@code sage calls | head}. */
  public boolean readerGone() {
    return out.checkError();
  }

  /** Writes what is left, and says whether output is missing that somebody waits for. */
  boolean outputLost() {
    return out.checkError() && !(out instanceof StandardStream stream && stream.pipeClosed());
  }
}
