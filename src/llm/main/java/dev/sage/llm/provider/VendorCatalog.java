package dev.sage.llm.provider;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The vendors that come with the library, read from {@code dev/sage/llm/providers} when they are
 * asked for. Thread-safe.
 */
public final class VendorCatalog {

  private static final String FOLDER = "/dev/sage/llm/providers/";

  private final Set<String> names;
  private final Map<String, ProviderDescriptor> read = new ConcurrentHashMap<>();

  public VendorCatalog() {
    var index = (List<?>) json("index.json");
    var all = new TreeSet<String>();
    index.forEach(name -> all.add((String) name));
    names = Collections.unmodifiableSortedSet(all);
  }

  /** All names, sorted. */
  public Set<String> names() {
    return names;
  }

  /** The vendor of this name. */
  public Optional<ProviderDescriptor> find(String name) {
    return names.contains(name)
        ? Optional.of(
            read.computeIfAbsent(
                name, key -> DescriptorReader.read((Map<?, ?>) json(key + ".json"))))
        : Optional.empty();
  }

  private static Object json(String file) {
    try (InputStream in = VendorCatalog.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new IllegalStateException("the library's own file " + FOLDER + file + " is missing");
      }
      var value = JsonTree.read(in);
      if (value == null) {
        throw new IllegalStateException("the library's own file " + FOLDER + file + " is empty");
      }
      return value;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
