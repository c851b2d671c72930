package dev.sage.workbench.docs;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * Runs snippets in a process of its own, whose environment is that of somebody who has an account
 * everywhere. Writes beside each class what it printed ({@code .out}) and, where it failed, why
 * ({@code .err}).
 */
final class SnippetRunner {

  private static final Duration LONGEST = Duration.ofMinutes(2);

  private SnippetRunner() {}

  public static void main(String[] arguments) throws Exception {
    var folder = Path.of(arguments[0]);
    for (var name : Files.readAllLines(folder.resolve("classes.txt"))) {
      run(folder, name);
    }
    // A snippet may have left a client open.
    System.exit(0);
  }

  private static void run(Path folder, String name) throws IOException, InterruptedException {
    var failure = folder.resolve(name + ".err");
    try (var out = Files.newOutputStream(folder.resolve(name + ".out"));
        var printer = new PrintStream(out, true, StandardCharsets.UTF_8)) {
      System.setOut(printer);
      var thread =
          new Thread(
              () -> {
                try {
                  invoke(Class.forName(name));
                } catch (Throwable failed) {
                  write(failure, trace(failed));
                }
              });
      thread.setDaemon(true);
      thread.start();
      if (!thread.join(LONGEST)) {
        write(failure, "still runs after " + LONGEST.toMinutes() + " minutes");
      }
    } finally {
      System.setOut(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
    }
  }

  private static void invoke(Class<?> type) throws Exception {
    for (var method : type.getDeclaredMethods()) {
      boolean main = method.getName().equals("main") || method.getName().equals("run");
      if (main || method.isAnnotationPresent(Test.class)) {
        invoke(type, method);
      }
    }
  }

  private static void invoke(Class<?> type, Method method) throws Exception {
    method.setAccessible(true);
    Object target = null;
    if (!Modifier.isStatic(method.getModifiers())) {
      var constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      target = constructor.newInstance();
    }
    boolean arguments = Arrays.equals(method.getParameterTypes(), new Class<?>[] {String[].class});
    if (arguments) {
      method.invoke(target, (Object) new String[0]);
    } else {
      method.invoke(target);
    }
  }

  private static String trace(Throwable failed) {
    var text = new StringWriter();
    var cause = failed instanceof InvocationTargetException ? failed.getCause() : failed;
    (cause == null ? failed : cause).printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
