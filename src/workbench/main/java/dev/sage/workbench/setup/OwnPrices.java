package dev.sage.workbench.setup;

import dev.sage.llm.cost.Price;
import dev.sage.llm.cost.PriceFileException;
import dev.sage.llm.cost.Prices;
import dev.sage.workbench.Home;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The person's own prices, {@code prices.json} in the home folder, over those that come with the
 * library. Every change is checked as a whole before it is written, and can be undone. Thread-safe.
 */
public final class OwnPrices {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path file;
  private final Deque<Optional<String>> undo = new ArrayDeque<>();

  /** The prices of that home. */
  public OwnPrices(Home home) {
    this.file = home.prices();
  }

  /**
   * A price as a table shows it.
   *
   * @param own whether the person gave it
   */
  public record Row(String provider, Price price, boolean own) {}

  /**
   * All prices by provider and model; where the person gave one, theirs.
   *
   * @throws SetupException where the file can't be read as prices
   */
  public synchronized List<Row> rows() {
    Prices own = Files.exists(file) ? read(file) : Prices.none();
    Prices all = Prices.bundled().withOverrides(own);
    var rows = new ArrayList<Row>();
    for (String provider : new TreeSet<>(all.providers().toList())) {
      all.prices(provider)
          .map(price -> new Row(provider, price, has(own, provider, price.model())))
          .sorted((a, b) -> a.price().model().compareTo(b.price().model()))
          .forEach(rows::add);
    }
    return List.copyOf(rows);
  }

  private static boolean has(Prices own, String provider, String model) {
    return own.prices(provider).anyMatch(price -> price.model().equals(model));
  }

  private Prices read(Path path) {
    try {
      return Prices.read(path);
    } catch (PriceFileException wrong) {
      String message = String.valueOf(wrong.getMessage()).replace(path.toString(), file.toString());
      throw new SetupException(message, wrong);
    }
  }

  /**
   * Gives a model a price, in dollars for a million tokens.
   *
   * @param cacheRead null where it is not known
   * @throws SetupException where the file can't be written, or would be no price file
   */
  public synchronized void put(
      String provider,
      String model,
      BigDecimal input,
      @Nullable BigDecimal cacheRead,
      BigDecimal output) {
    ObjectNode json = json();
    ObjectNode price =
        json.withObjectProperty("providers")
            .withObjectProperty(provider)
            .withObjectProperty("models")
            .withObjectProperty(model);
    price.put("input", input);
    if (cacheRead == null) {
      price.remove("cacheRead");
    } else {
      price.put("cacheRead", cacheRead);
    }
    price.put("output", output);
    write(text(json));
  }

  /** Takes a price of the person's away, so that the library's holds again. */
  public synchronized void remove(String provider, String model) {
    ObjectNode json = json();
    if (json.path("providers").path(provider).path("models") instanceof ObjectNode models) {
      models.remove(model);
      write(text(json));
    }
  }

  /** Takes the last change back, and says whether there was one. */
  public synchronized boolean undo() {
    Optional<String> before = undo.poll();
    if (before == null) {
      return false;
    }
    change(before.orElse("{\"providers\": {}}\n"));
    return true;
  }

  private ObjectNode json() {
    String text = text();
    if (text == null) {
      return JSON.createObjectNode();
    }
    try {
      if (JSON.readTree(text) instanceof ObjectNode object) {
        return object;
      }
      throw new SetupException(file + " is no JSON object, so nothing can be added to it.", null);
    } catch (JacksonException broken) {
      throw new SetupException(file + " is no valid JSON, so nothing can be added to it.", broken);
    }
  }

  private @Nullable String text() {
    try {
      return Files.exists(file) ? Files.readString(file) : null;
    } catch (IOException unreadable) {
      throw new SetupException(file + " can't be read: look at its permissions.", unreadable);
    }
  }

  private static String text(ObjectNode json) {
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
  }

  private void write(String after) {
    check(after);
    Optional<String> before = Optional.ofNullable(text());
    change(after);
    undo.push(before);
  }

  private void change(String after) {
    SetupWriter.write(List.of(new FileChange(file, text(), after, false, List.of())));
  }

  private void check(String after) {
    try {
      Path trial = Files.createTempFile("prices", ".json");
      try {
        Files.writeString(trial, after);
        read(trial);
      } finally {
        Files.deleteIfExists(trial);
      }
    } catch (IOException unwritable) {
      throw new SetupException(
          "The prices can't be checked, because no file can be written for it. Make room on the"
              + " disk.",
          unwritable);
    }
  }
}
