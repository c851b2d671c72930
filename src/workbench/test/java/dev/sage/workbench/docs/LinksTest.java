package dev.sage.workbench.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every link of a page to another page, picture or heading of this repository leads there. */
class LinksTest {

  private static final Path ROOT = Path.of(System.getProperty("sage.root"));
  private static final Pattern LINK =
      Pattern.compile("]\\((?!https?:|mailto:)([^)#\\s]*)(?:#([^)\\s]*))?\\)");
  private static final Pattern CODE = Pattern.compile("(?s)```.*?```");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

  @Test
  void every_link_leads_somewhere() throws IOException {
    var dead = new ArrayList<String>();
    for (var page : pages()) {
      var links = LINK.matcher(CODE.matcher(Files.readString(page)).replaceAll(""));
      while (links.find()) {
        var target = links.group(1).isEmpty() ? page : page.resolveSibling(links.group(1));
        if (!leads(target.normalize(), links.group(2))) {
          dead.add(ROOT.relativize(page) + " " + links.group());
        }
      }
    }
    assertThat(dead).isEmpty();
  }

  private static boolean leads(Path target, @Nullable String anchor) throws IOException {
    if (anchor == null || !target.toString().endsWith(".md")) {
      return Files.exists(target);
    }
    return Files.exists(target)
        && HEADING
            .matcher(Files.readString(target))
            .results()
            .anyMatch(heading -> anchor(heading.group(1)).equals(anchor));
  }

  /** As pages are shown: small letters, hyphens for blanks, nothing but letters and digits. */
  private static String anchor(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\w\\- ]", "").replace(' ', '-');
  }

  private static List<Path> pages() throws IOException {
    try (var files = Files.walk(ROOT.resolve("docs"))) {
      var pages = new ArrayList<>(files.filter(file -> file.toString().endsWith(".md")).toList());
      pages.add(ROOT.resolve("README.md"));
      return pages;
    }
  }
}
