package dev.sage.workbench.exchange;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a stored call can be written as. */
public enum ExportFormat {
  /** The body's stored bytes and nothing else. */
  SSE("sse"),
  /** A line about the call, and a line a frame. */
  JSONL("jsonl"),
  /** HAR 1.2, with the frames' times in a field of its own. */
  HAR("har"),
  /** A trace as OTLP in JSON, as it would go to a collector. */
  OTLP("otlp.json"),
  /** A folder that everything here plays and decodes. */
  RECORDING("");

  private final String extension;

  ExportFormat(String extension) {
    this.extension = extension;
  }

  /** How its files end; empty for a folder. */
  public String extension() {
    return extension;
  }

  /** As a command takes it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** By its label. */
  public static Optional<ExportFormat> of(String label) {
    return Arrays.stream(values()).filter(format -> format.label().equals(label)).findFirst();
  }
}
