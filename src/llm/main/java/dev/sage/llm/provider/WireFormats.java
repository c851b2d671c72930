package dev.sage.llm.provider;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The wire formats by id. Thread-safe. */
public final class WireFormats {

  private final Map<String, WireFormat> formats = new ConcurrentHashMap<>();

  /** Those of this library, and further ones, which win over equal ids. */
  public WireFormats(Map<String, WireFormat> further) {
    formats.putAll(further);
  }

  /** The format with this id. */
  public Optional<WireFormat> find(String id) {
    return Optional.ofNullable(formats.get(id));
  }
}
