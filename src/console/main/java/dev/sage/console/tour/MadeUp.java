package dev.sage.console.tour;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sage.console.control.Arrivals;
import dev.sage.console.control.GapPlotData;
import dev.sage.workbench.Json;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Recordings that nobody sent, also very long ones, for the simulator to play, and the plot of one.
 * Stateless.
 */
public final class MadeUp {
  private static final String META =
      """
      {"api":"openai-chat","status":200,"framing":"sse",\
      "responseHeaders":{"content-type":"text/event-stream"}}
      """;

  private static final int PLOTTED = 200;

  private MadeUp() {}

  /** The plot of 200 frames, with silences before the 80th and the 160th. */
  public static GapPlotData silences() {
    long[] millis = new long[PLOTTED];
    Arrays.setAll(millis, i -> 400 + 9 * i + 2_000 * (i / 80));
    long[] nanos = new long[PLOTTED];
    Arrays.setAll(nanos, i -> 1_000_000 * millis[i]);
    int[] sizes = new int[PLOTTED];
    Arrays.setAll(sizes, i -> 200 + i * 7919 % 300);
    byte[] marks = new byte[PLOTTED];
    Arrays.fill(marks, Arrivals.Mark.TOKEN.bit());
    List<GapPlotData.Gap> gaps =
        List.of(
            new GapPlotData.Gap(millis[79], millis[80]),
            new GapPlotData.Gap(millis[159], millis[160]));
    return new GapPlotData(new Arrivals(nanos, sizes, marks), gaps, 6_300);
  }

  /**
   * A stream of so many frames, at the simulator's speed.
   *
   * @param folder in which the recording's folder is made
   * @param text of each frame
   * @throws IOException if it can't be written
   */
  public static Path stream(Path folder, String name, int frames, IntFunction<String> text)
      throws IOException {
    Path recording = begin(folder, name);
    try (OutputStream body = out(recording, "body.sse")) {
      for (int i = 0; i <= frames + 1; i++) {
        body.write(frame(i, frames, text));
      }
    }
    return recording;
  }

  /**
   * A stream of so many frames, each at its time.
   *
   * @param folder in which the recording's folder is made
   * @param text of each frame
   * @param nanos when each came, from the first byte on
   * @throws IOException if it can't be written
   */
  public static Path stream(
      Path folder, String name, int frames, IntFunction<String> text, IntToLongFunction nanos)
      throws IOException {
    Path recording = begin(folder, name);
    long offset = 0;
    try (OutputStream body = out(recording, "body.sse");
        OutputStream times = out(recording, "frames.jsonl")) {
      for (int i = 0; i <= frames + 1; i++) {
        byte[] frame = frame(i, frames, text);
        body.write(frame);
        long at = nanos.applyAsLong(Math.min(i, frames - 1));
        times.write(
            "{\"offset\":%d,\"length\":%d,\"t\":%d}\n"
                .formatted(offset, frame.length, at)
                .getBytes(UTF_8));
        offset += frame.length;
      }
    }
    return recording;
  }

  private static Path begin(Path folder, String name) throws IOException {
    Path recording = Files.createDirectories(folder.resolve(name));
    Files.writeString(recording.resolve("meta.json"), META);
    // One of that name that was written before may have had times.
    Files.deleteIfExists(recording.resolve("frames.jsonl"));
    return recording;
  }

  private static OutputStream out(Path recording, String name) throws IOException {
    return new BufferedOutputStream(Files.newOutputStream(recording.resolve(name)), 1 << 16);
  }

  /** The frame of that number; behind those with text come the finish and the end. */
  private static byte[] frame(int number, int frames, IntFunction<String> text) {
    String data =
        number < frames
            ? chunk(Json.line(Json.object().put("content", text.apply(number))), null)
            : number == frames ? chunk("{}", "stop") : "[DONE]";
    return ("data: " + data + "\n\n").getBytes(UTF_8);
  }

  /** As short as the format lets it be: a million of them are what the simulator plays at most. */
  private static String chunk(String delta, @Nullable String finish) {
    String end = finish == null ? "" : ",\"finish_reason\":\"" + finish + "\"";
    return "{\"choices\":[{\"delta\":" + delta + end + "}]}";
  }
}
