package dev.sage.llm.provider;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The vendors that come with the library, read from {@code dev/sage/llm/providers} when they are
 * asked for. A vendor that speaks more than one wire format has a name for each of them.
 * Thread-safe.
 */
public final class VendorCatalog {

  private static final String FOLDER = "/dev/sage/llm/providers/";

  /** The file of each name: the vendor's own, and those of its variants. */
  private final SortedMap<String, String> files;

  private final Map<String, ProviderDescriptor> read = new ConcurrentHashMap<>();

  /** Reads the list of names; each vendor's file is read when it is asked for. */
  public VendorCatalog() {
    var index = (Map<?, ?>) json("index.json");
    var all = new TreeMap<String, String>();
    index.forEach(
        (vendor, variants) -> {
          all.put((String) vendor, (String) vendor);
          ((List<?>) variants).forEach(variant -> all.put((String) variant, (String) vendor));
        });
    files = Collections.unmodifiableSortedMap(all);
  }

  /** {@return all names, sorted} */
  public Set<String> names() {
    return files.keySet();
  }

  /**
   * {@return the vendor of this name}
   *
   * @param name the first segment of its model names
   */
  public Optional<ProviderDescriptor> find(String name) {
    var file = files.get(name);
    return file == null
        ? Optional.empty()
        : Optional.of(read.computeIfAbsent(name, key -> descriptor(key, file)));
  }

  private static ProviderDescriptor descriptor(String name, String vendor) {
    var json = (Map<?, ?>) json(vendor + ".json");
    return name.equals(vendor) ? DescriptorReader.read(json) : DescriptorReader.variant(json, name);
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
