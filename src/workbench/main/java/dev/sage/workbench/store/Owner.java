package dev.sage.workbench.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The process that runs a call, so that another can tell whether it is still there. A process id
 * alone is not enough: ids are used again, and containers that share a folder have ids of their
 * own.
 *
 * @param space what the id is valid in: the PID namespace where the system has such
 */
record Owner(long pid, long startedMillis, String space) {

  static Owner self() {
    return new Owner(ProcessHandle.current().pid(), started(ProcessHandle.current()), thisSpace());
  }

  static Owner parse(String text) {
    String[] parts = text.split("/", 3);
    return new Owner(Long.parseLong(parts[0]), Long.parseLong(parts[1]), parts[2]);
  }

  /** The form in the table. */
  String text() {
    return pid + "/" + startedMillis + "/" + space;
  }

  /** Whether it is certain that this process has ended. */
  boolean gone() {
    return space.equals(thisSpace())
        && ProcessHandle.of(pid)
            // The start time is rounded by the system, differently from call to call on Linux.
            .filter(process -> Math.abs(started(process) - startedMillis) < 2_000)
            .filter(ProcessHandle::isAlive)
            .isEmpty();
  }

  private static long started(ProcessHandle process) {
    return process.info().startInstant().map(java.time.Instant::toEpochMilli).orElse(0L);
  }

  private static String thisSpace() {
    try {
      return Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
    } catch (IOException | UnsupportedOperationException e) {
      // Not Linux: one space for the machine.
      return "";
    }
  }
}
