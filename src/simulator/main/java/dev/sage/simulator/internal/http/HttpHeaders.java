package dev.sage.simulator.internal.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Header fields in order, names in lower case. Immutable, thread-safe. */
public final class HttpHeaders {
  /** No header at all. */
  public static final HttpHeaders NONE = new HttpHeaders(List.of());

  /** One header field; the name is in lower case. */
  public record Field(String name, String value) {
    public Field {
      name = name.toLowerCase(Locale.ROOT);
    }
  }

  private final List<Field> fields;

  public HttpHeaders(List<Field> fields) {
    this.fields = List.copyOf(fields);
  }

  /** Headers from name, value, name, value … */
  public static HttpHeaders of(String... namesAndValues) {
    return NONE.with(namesAndValues);
  }

  /** These headers followed by others. */
  public HttpHeaders with(String... namesAndValues) {
    var all = new ArrayList<>(fields);
    for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
      all.add(new Field(namesAndValues[i], namesAndValues[i + 1]));
    }
    return new HttpHeaders(all);
  }

  /** These headers followed by others. */
  public HttpHeaders with(HttpHeaders others) {
    var all = new ArrayList<>(fields);
    all.addAll(others.fields);
    return new HttpHeaders(all);
  }

  public List<Field> fields() {
    return fields;
  }

  /** All values of a field, the name in lower case. */
  public List<String> all(String name) {
    return fields.stream().filter(field -> field.name().equals(name)).map(Field::value).toList();
  }

  /** The first value of a field, the name in lower case. */
  public Optional<String> first(String name) {
    return fields.stream().filter(field -> field.name().equals(name)).map(Field::value).findFirst();
  }
}
