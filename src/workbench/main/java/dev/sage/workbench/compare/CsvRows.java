package dev.sage.workbench.compare;

import dev.sage.workbench.Counted;
import dev.sage.workbench.Printable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/** Reads CSV as RFC 4180 has it, with a line of names; {@code ;} and tabs are found out. */
final class CsvRows {

  private static final CsvMapper MAPPER = new CsvMapper();
  private static final int LONGEST_NAME = 40;

  private final String file;

  CsvRows(String file) {
    this.file = file;
  }

  InputRows read(String text) {
    var rows = new ArrayList<Map<String, String>>();
    var lines = new ArrayList<Integer>();
    List<String> names = List.of();
    try (JsonParser parser = parser(text)) {
      while (parser.nextToken() == JsonToken.START_ARRAY) {
        int line = parser.currentLocation().getLineNr();
        List<String> fields = fields(parser);
        if (fields.isEmpty() || (fields.size() == 1 && fields.getFirst().isBlank())) {
          continue;
        }
        if (names.isEmpty()) {
          names = names(fields, line);
        } else {
          rows.add(row(names, fields, line));
          lines.add(line);
        }
        if (rows.size() > InputRows.MOST_ROWS) {
          throw new InputException(
              "%s has more than %,d rows. Split it, and run one part after the other."
                  .formatted(file, InputRows.MOST_ROWS),
              null);
        }
      }
    } catch (JacksonException e) {
      throw wrong(e);
    }
    if (rows.isEmpty()) {
      throw new InputException(
          file + " has column names and no rows. Add a line for each input.", null);
    }
    return new InputRows(file, names, rows, lines);
  }

  private static JsonParser parser(String text) {
    return MAPPER
        .reader(CsvSchema.emptySchema().withColumnSeparator(separator(text)))
        .createParser(text);
  }

  /** The one that stands most often in the first line, outside quotes; a comma where none does. */
  private static char separator(String text) {
    int commas = 0;
    int semicolons = 0;
    int tabs = 0;
    boolean quoted = false;
    for (int i = 0; i < text.length() && (quoted || text.charAt(i) != '\n'); i++) {
      switch (text.charAt(i)) {
        case '"' -> quoted = !quoted;
        case ',' -> commas += quoted ? 0 : 1;
        case ';' -> semicolons += quoted ? 0 : 1;
        case '\t' -> tabs += quoted ? 0 : 1;
        default -> {}
      }
    }
    return tabs > commas && tabs >= semicolons ? '\t' : semicolons > commas ? ';' : ',';
  }

  private static List<String> fields(JsonParser parser) {
    var fields = new ArrayList<String>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      fields.add(parser.getString());
    }
    return fields;
  }

  private List<String> names(List<String> fields, int line) {
    var names = fields.stream().map(String::strip).map(Printable::of).toList();
    var seen = new HashSet<String>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      if (name.isEmpty()) {
        throw new InputException(
            "%s, line %d: column %d has no name. Name it, or take it away."
                .formatted(file, line, i + 1),
            null);
      }
      if (!seen.add(name)) {
        throw new InputException(
            "%s, line %d names the column \"%s\" twice. Rename one of the two."
                .formatted(file, line, shown(name)),
            null);
      }
    }
    return names;
  }

  private Map<String, String> row(List<String> names, List<String> fields, int line) {
    if (fields.size() != names.size()) {
      throw new InputException(
          "%s, line %d has %s where the first line names %d. %s"
              .formatted(
                  file,
                  line,
                  Counted.of(fields.size(), "field"),
                  names.size(),
                  fields.size() < names.size()
                      ? "Missing is \"" + shown(names.get(fields.size())) + "\": add it."
                      : "Put a text that has the separator in it in quotes."),
          null);
    }
    var row = new LinkedHashMap<String, String>();
    for (int i = 0; i < names.size(); i++) {
      row.put(names.get(i), fields.get(i));
    }
    return row;
  }

  private InputException wrong(JacksonException e) {
    var place = e.getLocation();
    return new InputException(
        "%s, line %d is no CSV: a quote is missing or stands where none may. Double a quote in a text, and close each."
            .formatted(file, place == null ? 1 : place.getLineNr()),
        e);
  }

  private static String shown(String name) {
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
  }
}
