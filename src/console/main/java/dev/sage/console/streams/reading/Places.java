package dev.sage.console.streams.reading;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** At which frames each anomaly shows. Immutable, thread-safe. */
public final class Places {
  /** Nothing was found. */
  public static final Places NONE = new Places(Map.of());

  private static final int NO_FRAME = -1;

  private final Map<Anomaly, int[]> frames;

  /** The frames of each, ascending; the arrays must not be changed afterwards. */
  Places(Map<Anomaly, int[]> frames) {
    EnumMap<Anomaly, int[]> copy = new EnumMap<>(Anomaly.class);
    frames.forEach(
        (anomaly, at) -> {
          if (at.length > 0) {
            copy.put(anomaly, at);
          }
        });
    this.frames = copy;
  }

  /** What has a place. */
  public Set<Anomaly> anomalies() {
    return Set.copyOf(frames.keySet());
  }

  /** How many places it has. */
  public int count(Anomaly anomaly) {
    return of(anomaly).length;
  }

  /** The place after that frame; after the last it begins again; -1 where there is none. */
  public int next(Anomaly anomaly, int frame) {
    int[] at = of(anomaly);
    if (at.length == 0) {
      return NO_FRAME;
    }
    int found = Arrays.binarySearch(at, frame + 1);
    int index = found >= 0 ? found : -found - 1;
    return at[index == at.length ? 0 : index];
  }

  /** The place before that frame; before the first it goes on from the last. */
  public int previous(Anomaly anomaly, int frame) {
    int[] at = of(anomaly);
    if (at.length == 0) {
      return NO_FRAME;
    }
    int found = Arrays.binarySearch(at, frame);
    int index = (found >= 0 ? found : -found - 1) - 1;
    return at[index < 0 ? at.length - 1 : index];
  }

  /** Which of the places the frame is, from 1; 0 where it is none. */
  public int ordinal(Anomaly anomaly, int frame) {
    int found = Arrays.binarySearch(of(anomaly), frame);
    return found < 0 ? 0 : found + 1;
  }

  private int[] of(Anomaly anomaly) {
    return frames.getOrDefault(anomaly, new int[0]);
  }
}
