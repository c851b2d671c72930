package dev.sage.console.tour;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Recordings that nobody sent: very long streams for the simulator to play. Stateless. */
public final class MadeUp {
  private static final String META =
      """
      {"api":"openai-chat","status":200,"framing":"sse",\
      "responseHeaders":{"content-type":"text/event-stream"}}
      """;

  private MadeUp() {}

  /**
   * A stream of so many frames, as fast as they can be read.
   *
   * @param folder in which the recording's folder is made
   * @param text of each frame, as the inside of a JSON string
   * @throws IOException if it can't be written
   */
  public static Path stream(Path folder, String name, int frames, IntFunction<String> text)
      throws IOException {
    Path recording = Files.createDirectories(folder.resolve(name));
    Files.writeString(recording.resolve("meta.json"), META);
    try (BufferedWriter body = Files.newBufferedWriter(recording.resolve("body.sse"))) {
      for (int i = 0; i < frames; i++) {
        body.write(chunk("{\"content\":\"" + text.apply(i) + "\"}", null));
      }
      body.write(chunk("{}", "stop"));
      body.write("data: [DONE]\n\n");
    }
    return recording;
  }

  /** As short as the format lets it be: a million of them are what the simulator plays at most. */
  private static String chunk(String delta, @Nullable String finish) {
    String end = finish == null ? "" : ",\"finish_reason\":\"" + finish + "\"";
    return "data: {\"choices\":[{\"delta\":" + delta + end + "}]}\n\n";
  }
}
