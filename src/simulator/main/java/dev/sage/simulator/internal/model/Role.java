package dev.sage.simulator.internal.model;

import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What a model plays on one wire.
 *
 * @param error what it answers instead of the script, or where the script breaks off
 */
public record Role(Script script, Optional<Answer> error) {

  /**
   * An answer in a vendor's words.
   *
   * @param headers of this answer only
   * @param body an object in the vendor's JSON, or a string that is sent as it is
   * @param contentType of a string
   */
  public record Answer(int status, Map<String, String> headers, JsonNode body, String contentType) {

    /** Whether the status says that all is well. */
    public boolean success() {
      return status < 300;
    }
  }
}
