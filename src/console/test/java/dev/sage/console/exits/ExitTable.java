package dev.sage.console.exits;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.properties.HasName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The ways by which something can leave the program: by which calls they are known, and which
 * classes may take them, each with its reason. Immutable.
 *
 * @param kinds in the order of the file
 */
record ExitTable(List<Kind> kinds) {

  /**
   * One way out.
   *
   * @param instead what to do rather than to take it
   */
  record Kind(String name, String instead, List<Call> calls, Map<String, String> allowed) {}

  /**
   * A call that leads out.
   *
   * @param owner whose method, constructor or field it is
   * @param member the name with the types of its parameters: {@code
   *     write(java.nio.file.Path,byte[])}
   */
  record Call(Pattern owner, Pattern member) {}

  /** The table in {@code exits.txt}. */
  static ExitTable read() {
    try (InputStream in = ExitTable.class.getResourceAsStream("exits.txt")) {
      var text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      var kinds = new ArrayList<Kind>();
      text.lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(line -> add(kinds, line));
      return new ExitTable(kinds);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void add(List<Kind> kinds, String line) {
    String[] words = line.strip().split("\\s+", 3);
    switch (words[0]) {
      case "exit" -> kinds.add(new Kind(words[1], words[2], new ArrayList<>(), new TreeMap<>()));
      case "call" ->
          kinds
              .getLast()
              .calls()
              .add(new Call(Pattern.compile(words[1]), Pattern.compile(words[2])));
      default ->
          kinds
              .getLast()
              .allowed()
              .put("dev.sage." + words[0], line.strip().substring(words[0].length()).strip());
    }
  }

  /** Every way that these classes take; nested classes count as the one that they are in. */
  TreeSet<String> takenBy(Iterable<JavaClass> classes) {
    var taken = new TreeSet<String>();
    for (JavaClass type : classes) {
      for (JavaAccess<?> access : type.getAccessesFromSelf()) {
        kinds.stream()
            .filter(kind -> kind.calls().stream().anyMatch(call -> matches(call, access)))
            .forEach(kind -> taken.add(kind.name() + " " + outermost(type.getName())));
      }
    }
    return taken;
  }

  /** Every way that may be taken. */
  TreeSet<String> allowed() {
    return kinds.stream()
        .flatMap(kind -> kind.allowed().keySet().stream().map(type -> kind.name() + " " + type))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What to do rather than to take that way. */
  String instead(String taken) {
    return kinds.stream()
        .filter(kind -> taken.startsWith(kind.name() + " "))
        .map(Kind::instead)
        .findFirst()
        .orElseThrow();
  }

  private static String outermost(String type) {
    int nested = type.indexOf('$');
    return nested < 0 ? type : type.substring(0, nested);
  }

  private static boolean matches(Call call, JavaAccess<?> access) {
    return call.owner().matcher(access.getTargetOwner().getName()).matches()
        && call.member().matcher(member(access)).matches();
  }

  private static String member(JavaAccess<?> access) {
    String name = access.getName();
    if (access instanceof JavaFieldAccess) {
      return name;
    }
    var target = (AccessTarget.CodeUnitAccessTarget) access.getTarget();
    return target.getRawParameterTypes().stream()
        .map(HasName::getName)
        .collect(Collectors.joining(",", name + "(", ")"));
  }
}
