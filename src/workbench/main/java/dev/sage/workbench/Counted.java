package dev.sage.workbench;

/** How many of something, as a person says it: {@code 1 call}, {@code 2,000 calls}. Stateless. */
public final class Counted {

  private Counted() {}

  /**
   * The number with its noun.
   *
   * @param thing one of them, with a plural in -s
   */
  public static String of(long count, String thing) {
    return "%,d %s%s".formatted(count, thing, count == 1 ? "" : "s");
  }
}
