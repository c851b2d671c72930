package dev.sage.workbench.docs;

import dev.sage.llm.Llm;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A block of Java, made into a source file. How a page may write one, and what the comment before
 * it may say, is in docs/building.md.
 *
 * @param block as it stands on the page
 * @param output what the page says that it prints, or null where the page says nothing
 * @param number of all snippets
 */
record Snippet(Block block, @Nullable String output, int number) {

  private static final Pattern IMPORT = Pattern.compile("(?m)^import .*;$");
  private static final Pattern TYPE =
      Pattern.compile("(?m)^(?:public |final |abstract )*(?:class|record|interface|enum) (\\w+)");
  private static final Pattern MAIN = Pattern.compile("(?m)^void main\\(");
  private static final String IMPORTS = imports();

  static List<Snippet> of(List<Block> blocks) {
    var snippets = new ArrayList<Snippet>();
    for (int i = 0; i < blocks.size(); i++) {
      if (blocks.get(i).language().equals("java")) {
        var next = i + 1 < blocks.size() ? blocks.get(i + 1) : null;
        var output = next != null && next.follows() && next.language().equals("text") ? next : null;
        snippets.add(
            new Snippet(blocks.get(i), output == null ? null : output.text(), snippets.size()));
      }
    }
    return snippets;
  }

  /** Whether it is neither compiled nor run: other people's API, or part of something. */
  boolean skipped() {
    return block.note().startsWith("skipped, ");
  }

  boolean compiledOnly() {
    return block.note().startsWith("compiled only, ");
  }

  boolean runs() {
    return !skipped() && !compiledOnly();
  }

  /** The reason that it gives for not being run. */
  String reason() {
    return block.note().substring(block.note().indexOf(", ") + 2);
  }

  /** Says what is wrong with its note, or nothing. */
  String problem() {
    var note = block.note();
    return note.isEmpty() || note.startsWith("given\n") || (!runs() && reason().length() > 10)
        ? ""
        : block.place()
            + ": a note is \"given\" and code, or \"skipped, \" or \"compiled only, \""
            + " and a reason, this one is: "
            + note;
  }

  /** Its package, which tells where it comes from in a message of the compiler. */
  String packageName() {
    return "s" + number + "." + block.place().replaceAll("\\.md:.*", "").replaceAll("\\W", "_");
  }

  /** The class in which it is run. */
  String className() {
    return packageName() + "." + typeName();
  }

  Path file() {
    return Path.of(className().replace('.', '/') + ".java");
  }

  String source() {
    var text = block.text();
    var head =
        "package "
            + packageName()
            + ";\n"
            + IMPORTS
            + IMPORT
                .matcher(text)
                .results()
                .map(found -> found.group() + "\n")
                .collect(Collectors.joining());
    var body = IMPORT.matcher(text).replaceAll("");
    if (!typeName().equals("Snippet")) {
      return head + body;
    }
    if (MAIN.matcher(text).find()) {
      return head + "class Snippet {\n" + body + "}\n";
    }
    var given = block.note().startsWith("given\n") ? block.note().substring(6) : "";
    return head
        + "class Snippet { static void run() throws Exception {\n"
        + given
        + "\n"
        + body
        + "}}\n";
  }

  /** The program or test class that it is; of anything else a class is made. */
  private String typeName() {
    var text = IMPORT.matcher(block.text()).replaceAll("");
    var type = TYPE.matcher(text);
    boolean whole = text.contains("static void main(") || text.contains("@Test");
    return whole && type.find() ? type.group(1) : "Snippet";
  }

  /**
   * All of Java's base module and all of the library: pages show the imports that teach something.
   */
  private static String imports() {
    try {
      var library = Path.of(Llm.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return ModuleFinder.of(library)
              .find("dev.sage.llm")
              .orElseThrow()
              .descriptor()
              .exports()
              .stream()
              .map(ModuleDescriptor.Exports::source)
              .sorted()
              .map(name -> "import " + name + ".*;\n")
              .collect(Collectors.joining())
          + "import module java.base;\n"
          + "import static org.assertj.core.api.Assertions.*;\n"
          + "import org.junit.jupiter.api.Test;\n";
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
