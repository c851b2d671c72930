package dev.sage.llm.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.provider.json.Oracle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pages of {@code docs/providers} say what the vendor files say. After a change of those,
 * {@code -Dsage.pages=write} writes the pages anew.
 */
class ProviderPagesTest {

  private static final Path ROOT = Path.of(System.getProperty("sage.root"));
  private static final Path PAGES = ROOT.resolve("docs/providers");
  private static final Path FILES = ROOT.resolve("resources/llm/dev/sage/llm/providers");
  private static final VendorCatalog CATALOG = new VendorCatalog();

  /** The vendors in the order of the index, each with its variants' names. */
  static Map<String, List<String>> vendors() throws IOException {
    var vendors = new LinkedHashMap<String, List<String>>();
    Oracle.MAPPER
        .readTree(Files.readString(FILES.resolve("index.json")))
        .propertyStream()
        .forEach(
            vendor ->
                vendors.put(
                    vendor.getKey(),
                    vendor.getValue().valueStream().map(name -> name.asString()).toList()));
    return vendors;
  }

  static List<String> names() throws IOException {
    return List.copyOf(vendors().keySet());
  }

  private static ProviderPage page(String name) throws IOException {
    return new ProviderPage(
        CATALOG.find(name).orElseThrow(),
        vendors().getOrDefault(name, List.of()).stream()
            .map(variant -> CATALOG.find(variant).orElseThrow())
            .toList(),
        Oracle.MAPPER.readTree(Files.readString(FILES.resolve(name + ".json"))));
  }

  @ParameterizedTest
  @MethodSource("names")
  void a_page_says_what_the_vendors_file_says(String name) throws IOException {
    check(PAGES.resolve(name + ".md"), page(name).write());
  }

  @Test
  void the_index_lists_every_vendor() throws IOException {
    var file = PAGES.resolve("index.md");
    var rows = new StringBuilder();
    for (var name : names()) {
      rows.append(page(name).row()).append('\n');
    }
    var text = Files.readString(file);
    int from = text.indexOf("| --- | --- | --- |\n") + "| --- | --- | --- |\n".length();
    int to = text.indexOf("\n\n", from) + 1;

    check(file, text.substring(0, from) + rows + text.substring(to));
  }

  @Test
  void there_is_no_page_of_a_vendor_that_is_none() throws IOException {
    try (var pages = Files.list(PAGES)) {
      assertThat(
              pages
                  .map(page -> page.getFileName().toString().replace(".md", ""))
                  .filter(page -> !page.equals("index"))
                  .collect(Collectors.toSet()))
          .isEqualTo(vendors().keySet());
    }
  }

  private static void check(Path file, String expected) throws IOException {
    if ("write".equals(System.getProperty("sage.pages"))) {
      Files.writeString(file, expected);
    }
    assertThat(file).hasContent(expected);
  }
}
