package dev.sage.simulator.internal.wire;

import dev.sage.simulator.internal.http.HttpRequest;
import dev.sage.simulator.internal.http.PercentCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The paths of a vendor, below its base. In a path {@code {}} stands for the name of a model, which
 * may hold slashes, and {@code {a|b}} for one of some words. The first that fits counts. Immutable
 * once it is written, thread-safe then.
 */
public final class Routes {

  /** What is to be done with a request. */
  public sealed interface Route {
    /** A model is asked. */
    record Ask(Wire wire, String model, String action) implements Route {}

    /** Something is looked up. */
    record Look(View view, String contentType, String model) implements Route {}
  }

  /** Writes what is looked up. */
  public interface View {
    /**
     * The body.
     *
     * @param models of the vendor, in order
     * @param model the name in the path, else empty
     */
    byte[] write(HttpRequest request, List<Listed> models, String model) throws Refusal;
  }

  private record Entry(
      String method, Pattern path, Optional<Wire> wire, Optional<View> view, String contentType) {
    private Route route(Matcher match) {
      var name = match.groupCount() > 0 ? PercentCode.decoded(match.group(1)) : "";
      var action = match.groupCount() > 1 ? match.group(2) : "";
      return wire.<Route>map(to -> new Route.Ask(to, name, action))
          .orElseGet(() -> new Route.Look(view.orElseThrow(), contentType, name));
    }
  }

  private final List<Entry> entries = new ArrayList<>();

  /** A path at which models are asked. */
  Routes ask(String path, Wire wire) {
    entries.add(new Entry("POST", pattern(path), Optional.of(wire), Optional.empty(), ""));
    return this;
  }

  /** A path at which something is looked up. */
  Routes look(String method, String path, View view) {
    return look(method, path, "application/json", view);
  }

  /** A path at which something of another type than JSON is looked up. */
  Routes look(String method, String path, String contentType, View view) {
    entries.add(new Entry(method, pattern(path), Optional.empty(), Optional.of(view), contentType));
    return this;
  }

  /** The wires that models are asked in. */
  public List<Wire> wires() {
    return entries.stream().flatMap(entry -> entry.wire().stream()).distinct().toList();
  }

  /** The route of a request, or the vendor's refusal where there is none. */
  public Route find(HttpRequest request, String path, Errors errors) throws Refusal {
    Optional<Entry> other = Optional.empty();
    for (var entry : entries) {
      var match = entry.path().matcher(path);
      if (!match.matches()) {
        continue;
      }
      if (entry.method().equals(request.method())) {
        return entry.route(match);
      }
      other = other.or(() -> Optional.of(entry));
    }
    var refused = other;
    throw refused
        .map(entry -> errors.wrongMethod(request.method(), request.path(), entry.method()))
        .orElseGet(() -> errors.noSuchPath(request.method(), request.path()));
  }

  private static Pattern pattern(String path) {
    var pattern = new StringBuilder();
    int at = 0;
    for (int open = path.indexOf('{'); open >= 0; open = path.indexOf('{', at)) {
      int close = path.indexOf('}', open);
      var words = path.substring(open + 1, close);
      pattern.append(Pattern.quote(path.substring(at, open)));
      pattern.append('(').append(words.isEmpty() ? ".+" : words).append(')');
      at = close + 1;
    }
    return Pattern.compile(pattern + Pattern.quote(path.substring(at)));
  }
}
