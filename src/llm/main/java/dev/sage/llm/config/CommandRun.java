package dev.sage.llm.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs a command that prints a secret: without a shell, with nothing to read, for at most 30
 * seconds. What it says on its error stream is dropped, for it may have the secret too. Stateless.
 */
final class CommandRun {

  static final Duration LIMIT = Duration.ofSeconds(30);

  private static final int LONGEST = 64 << 10;

  private CommandRun() {}

  /** It gave nothing; the message is the end of a sentence. */
  static final class Failed extends Exception {
    private static final long serialVersionUID = 1;

    Failed(String message) {
      super(message);
    }
  }

  static String firstLine(Reference.Command command, Duration limit) throws Failed {
    Process process;
    try {
      process =
          new ProcessBuilder(command.words())
              .directory(command.folder().toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException absent) {
      throw new Failed("can't be started");
    }
    var output = new CompletableFuture<byte[]>();
    Thread.ofVirtual().start(() -> read(process, output));
    try {
      process.getOutputStream().close();
      var printed = output.get(limit.toNanos(), TimeUnit.NANOSECONDS);
      if (!process.waitFor(limit)) {
        throw new TimeoutException();
      }
      if (process.exitValue() != 0) {
        throw new Failed("ended with exit code " + process.exitValue());
      }
      return firstLine(printed);
    } catch (TimeoutException late) {
      throw new Failed("did not end within " + limit.toSeconds() + " seconds");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new Failed("was interrupted");
    } catch (IOException | ExecutionException broken) {
      throw new Failed("broke off");
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static String firstLine(byte[] printed) throws Failed {
    var text = new String(printed, StandardCharsets.UTF_8);
    var line = text.lines().findFirst().orElse("").strip();
    if (line.isEmpty()) {
      throw new Failed("printed nothing");
    }
    return line;
  }

  private static void read(Process process, CompletableFuture<byte[]> output) {
    try (var in = process.getInputStream()) {
      var printed = in.readNBytes(LONGEST);
      // What comes behind is read and dropped: a full pipe would hold the command up.
      in.transferTo(java.io.OutputStream.nullOutputStream());
      output.complete(printed);
    } catch (IOException broken) {
      output.completeExceptionally(broken);
    }
  }
}
