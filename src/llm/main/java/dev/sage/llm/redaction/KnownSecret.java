package dev.sage.llm.redaction;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/**
 * A secret that the program was told of: wherever its literal stands, it is found.
 *
 * @param named whether its name tells it apart, so that nothing else is shown of it
 */
record KnownSecret(String name, String value, boolean named) implements Rule {

  static KnownSecret of(String value) {
    var shape = KeyShape.nameOf(value);
    return new KnownSecret(shape == null ? "secret" : shape, value, false);
  }

  static KnownSecret named(String name, String value) {
    return new KnownSecret("SECRET:" + name, value, true);
  }

  @Override
  public @Nullable Hit match(Scan scan, int from, int to) {
    return new Hit(from, to, name, named ? null : value.getBytes(UTF_8));
  }

  @Override
  public String toString() {
    return "KnownSecret[" + name + "]";
  }
}
