package dev.sage.workbench.store;

import dev.sage.llm.config.Config;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a store lets go of by itself. Null: nothing of that kind. Immutable, thread-safe.
 *
 * @param frames the age at which the frames of a call go
 * @param content the age at which what was asked and answered goes
 * @param calls the age at which a call goes
 * @param bytes above this size the oldest goes: frames first, then content, then calls
 */
public record RetentionRules(
    @Nullable Duration frames,
    @Nullable Duration content,
    @Nullable Duration calls,
    @Nullable Long bytes) {

  /** Everything is kept for good. */
  public static final RetentionRules NONE = new RetentionRules(null, null, null, null);

  private static final long MEGABYTE = 1_000_000;

  /** Those of the configuration. */
  public static RetentionRules of(Config config) {
    return new RetentionRules(
        config.retention("frames").orElse(null),
        config.retention("content").orElse(null),
        config.retention("calls").orElse(null),
        config.retentionMegabytes().map(megabytes -> megabytes * MEGABYTE).orElse(null));
  }

  /** Whether they keep everything. */
  public boolean none() {
    return equals(NONE);
  }

  /** The age at which a part goes; whoever loses its calls loses their parts. */
  @Nullable Duration age(RemovedPart part) {
    return switch (part) {
      case FRAMES -> shorter(frames, shorter(content, calls));
      case CONTENT -> shorter(content, calls);
      case CALLS -> calls;
    };
  }

  private static @Nullable Duration shorter(@Nullable Duration one, @Nullable Duration other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.compareTo(other) <= 0 ? one : other;
  }
}
