package dev.sage.console;

import dev.sage.console.shell.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes what the workbench has to say, and keeps it until there is a window that can show it.
 * Thread-safe.
 */
final class EarlyNotices implements Consumer<String> {
  private final List<String> waiting = new ArrayList<>();
  private @Nullable Problems problems;

  @Override
  public synchronized void accept(String sentence) {
    if (problems == null) {
      waiting.add(sentence);
    } else {
      problems.report(sentence, "");
    }
  }

  synchronized void show(Problems shown) {
    problems = shown;
    waiting.forEach(sentence -> shown.report(sentence, ""));
    waiting.clear();
  }
}
