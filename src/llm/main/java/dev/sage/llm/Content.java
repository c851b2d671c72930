package dev.sage.llm;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A part of a {@link Message}. Closed: a switch over it needs no default. Immutable, thread-safe.
 */
public sealed interface Content {

  /**
   * Plain text.
   *
   * @param value the text
   */
  record Text(String value) implements Content {}

  /**
   * Bytes of some media type, such as {@code image/png} or {@code application/pdf}, or their
   * address.
   *
   * @param mediaType the media type
   * @param base64 the bytes in base64, or null where {@code url} is given
   * @param url where the provider fetches it, or null where {@code base64} is given
   * @param name a file name, where the format wants one
   */
  record Media(String mediaType, @Nullable String base64, @Nullable URI url, @Nullable String name)
      implements Content {

    /** Refuses both of {@code base64} and {@code url}, and neither. */
    public Media {
      if ((base64 == null) == (url == null)) {
        throw new IllegalArgumentException("give either base64 or url, not both");
      }
    }
  }

  /**
   * What the model thought, with whatever its provider wants back unchanged in the next round.
   *
   * @param value the visible reasoning, may be empty
   * @param opaque the provider's own block as JSON text (signature, redacted thinking, encrypted
   *     item), or null where the provider wants nothing back
   */
  record Reasoning(String value, @Nullable String opaque) implements Content {}

  /**
   * A tool call that the model made.
   *
   * @param callId the id that its result is paired by
   * @param toolName the tool
   * @param arguments JSON text as the model wrote it
   */
  record ToolCall(String callId, String toolName, String arguments) implements Content {}

  /**
   * Ends the part of the prompt that the provider shall keep in its cache: everything before it,
   * tools and system included. Formats that cache by themselves or not at all refuse it by name.
   *
   * @param ttl how long, or null for the provider's default
   */
  record CachePoint(@Nullable Duration ttl) implements Content {}

  /**
   * What a wire format has and this library has no words for, passed through as it is, as {@link
   * ChatRequest#extra} is for the body: only for the format that it is written for.
   *
   * @param json a JSON object as text
   * @param place where it goes
   */
  record Extra(String json, Place place) implements Content {

    /** Where further JSON goes. */
    public enum Place {
      /** It is a part of its own; among what the model said in Responses, an item. */
      PART,
      /**
       * Over the part before it, as the format writes that: objects are joined, null takes a field
       * out, anything else takes the place of what is there. An empty object changes nothing but
       * that texts stay apart where the format could join them.
       */
      BEFORE,
      /** Over the message that it stands in, in the same way. */
      MESSAGE
    }
  }

  /**
   * What a tool answered.
   *
   * @param callId the id of the call
   * @param result what the model reads, mostly JSON text
   * @param error whether the model is told that the call failed
   */
  record ToolResult(String callId, String result, boolean error) implements Content {}
}
