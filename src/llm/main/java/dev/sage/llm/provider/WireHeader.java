package dev.sage.llm.provider;

/**
 * A header of a {@link WireRequest}. Immutable, thread-safe.
 *
 * @param name its name
 * @param value its value; of a secret one only what stands before the secret, such as {@code
 *     "Bearer "}
 * @param hidden what has been taken out behind the value
 */
public record WireHeader(String name, String value, Hidden hidden) {

  /** What has been taken out of a header. */
  public enum Hidden {
    /** Nothing. */
    NOTHING,
    /** The provider's key. */
    KEY,
    /** The whole value, because a header of this name may carry a secret. */
    SECRET
  }
}
