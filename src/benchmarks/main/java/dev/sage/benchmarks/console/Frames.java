package dev.sage.benchmarks.console;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/** Watches the pulses of the toolkit and the processor time of its thread. */
final class Frames {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int MOST = 100_000;

  private final long[] at = new long[MOST];
  private final long[] cpu = new long[MOST];
  private final long fxThread;
  private int count;

  private final AnimationTimer timer =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          if (count < MOST) {
            at[count] = System.nanoTime();
            cpu[count++] = THREADS.getThreadCpuTime(fxThread);
          }
        }
      };

  private Frames(long fxThread) {
    this.fxThread = fxThread;
  }

  /** Begins to watch. */
  static Frames watch() throws InterruptedException {
    return Fx.get(
        () -> {
          Frames frames = new Frames(Thread.currentThread().threadId());
          frames.timer.start();
          return frames;
        });
  }

  /** Does something in each of so many pulses, and waits for the last. */
  static void each(int pulses, IntConsumer what) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    Platform.runLater(
        () ->
            new AnimationTimer() {
              private int pulse;

              @Override
              public void handle(long now) {
                if (pulse == pulses) {
                  stop();
                  done.countDown();
                } else {
                  what.accept(pulse++);
                }
              }
            }.start());
    done.await();
  }

  /** Ends watching. */
  Frames stop() throws InterruptedException {
    Fx.run(timer::stop);
    return this;
  }

  /** The gap between pulses that the share of them does not exceed, in ms. */
  double gap(double share) {
    return quantile(differences(at), share);
  }

  /** The processor time of the FX thread from pulse to pulse that the share does not exceed, ms. */
  double work(double share) {
    return quantile(differences(cpu), share);
  }

  /** The share of time for which the FX thread had the processor. */
  double busy() {
    return count < 2 ? 0 : (double) (cpu[count - 1] - cpu[0]) / (at[count - 1] - at[0]);
  }

  private double[] differences(long[] times) {
    double[] differences = new double[Math.max(0, count - 1)];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = (times[i + 1] - times[i]) / 1e6;
    }
    return differences;
  }

  private static double quantile(double[] values, double share) {
    if (values.length == 0) {
      return Double.NaN;
    }
    Arrays.sort(values);
    return values[(int) Math.min(values.length - 1L, Math.round(share * (values.length - 1)))];
  }
}
