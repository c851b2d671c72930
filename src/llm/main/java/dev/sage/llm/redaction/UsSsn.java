package dev.sage.llm.redaction;

import java.util.Set;

/**
 * Social security numbers of the USA: area, group and serial with one kind of separator between
 * them, or nine digits behind a word that says so. Never issued (Social Security Administration,
 * randomization since 2011): the areas 000, 666 and 900 to 999, the group 00, the serial 0000.
 */
final class UsSsn implements PersonalKind {

  private static final Context CONTEXT =
      new Context(Set.of("ssn", "ssns"), Set.of("social", "socialsecurity"));

  @Override
  public boolean find(View view, int at, Found found) {
    var digits = GroupedNumber.read(view, at, 3, 2, 4);
    if (digits == null || !Borders.left(view, at) || !issued(digits.value())) {
      return false;
    }
    if (!digits.standsAlone(view, at, CONTEXT)) {
      return false;
    }
    return found.set(at, digits.end(), "us-ssn");
  }

  private static boolean issued(long number) {
    long area = number / 1_000_000;
    boolean areaIssued = area != 0 && area != 666 && area < 900;
    return areaIssued && number / 10_000 % 100 != 0 && number % 10_000 != 0;
  }
}
