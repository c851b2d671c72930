package dev.sage.benchmarks.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** The memory of the console as people start it: the packaged program in a process of its own. */
final class ResidentPart {
  private static final int SECONDS = 30;

  private ResidentPart() {}

  static void measure(Path folder) throws IOException, InterruptedException {
    String what = "resident " + SECONDS + " s after the start of the packaged console";
    Path launcher = Packaged.launcher();
    if (!Files.isExecutable(launcher) || !Files.isDirectory(Path.of("/proc/self"))) {
      String why = "not measured: needs Linux and " + launcher + " " + Packaged.HOW;
      Table.row(what, "≤ 260 MB", why, "");
      return;
    }
    ProcessBuilder console = Packaged.console(folder.resolve("resident"), "");
    Process process = console.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    try {
      if (process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("The console ended with " + process.exitValue() + ".");
      }
      long resident = Math.round(megabytes(process, "VmRSS:"));
      long own = Math.round(megabytes(process, "RssAnon:"));
      String figure = String.format(Locale.ROOT, "%d MB", resident);
      Table.row(what, "≤ 260 MB", figure, Table.verdict((double) resident, 260));
      Table.row(what + ": its own, without libraries", "–", own + " MB", "");
    } finally {
      process.destroy();
      process.waitFor();
    }
  }

  private static double megabytes(Process process, String field) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
      if (line.startsWith(field)) {
        return Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024;
      }
    }
    return Double.NaN;
  }
}
