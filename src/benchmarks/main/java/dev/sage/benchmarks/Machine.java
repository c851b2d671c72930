package dev.sage.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the figures were measured on, and how much of it others were using meanwhile. Not
 * thread-safe.
 */
final class Machine {

  private static final Pattern SPACES = Pattern.compile("\\s+");
  // USER_HZ, the unit of /proc/stat, is 100 on every Linux.
  private static final double TICKS_A_SECOND = 100;

  private final double busyAtStart = busySeconds();
  private final long started = System.nanoTime();
  private double ours;

  /** Adds processor time that server or client used. */
  void ourCpuSeconds(double seconds) {
    ours += seconds;
  }

  /** One line about the machine and its load. */
  String line() {
    int cores = Runtime.getRuntime().availableProcessors();
    double seconds = (System.nanoTime() - started) / 1e9;
    double others = busySeconds() - busyAtStart - ours;
    String load =
        Double.isNaN(others)
            ? "load of others unknown"
            : "others used %.0f %% of it meanwhile".formatted(100 * others / seconds / cores);
    return "%d cores (%s), %s %s, %s; %s; the run took %.0f s; %s"
        .formatted(
            cores,
            processor(),
            System.getProperty("java.vm.vendor"),
            Runtime.version(),
            System.getProperty("os.name"),
            load,
            seconds,
            LocalDate.now(ZoneOffset.UTC));
  }

  private static String processor() {
    return lines("/proc/cpuinfo").stream()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse(System.getProperty("os.arch"));
  }

  /** Processor time that all processes have used, NaN where the system does not tell. */
  private static double busySeconds() {
    return lines("/proc/stat").stream()
        .findFirst()
        .map(
            line -> {
              String[] ticks = SPACES.split(line, -1);
              // user, nice, system; after idle and iowait: irq, softirq
              long busy = 0;
              for (int field : new int[] {1, 2, 3, 6, 7}) {
                busy += Long.parseLong(ticks[field]);
              }
              return busy / TICKS_A_SECOND;
            })
        .orElse(Double.NaN);
  }

  private static List<String> lines(String file) {
    try {
      return Files.readAllLines(Path.of(file));
    } catch (IOException e) {
      // Not Linux: the line says that it is unknown.
      return List.of();
    }
  }
}
