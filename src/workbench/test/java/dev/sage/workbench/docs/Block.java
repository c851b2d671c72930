package dev.sage.workbench.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A fenced block of a page.
 *
 * @param place the page and the line, for whoever has to mend it
 * @param language what stands behind the fence; empty where nothing does
 * @param text its lines, without the indentation of the fence
 * @param note what the comment {@code <!-- snippet: … -->} before it says; empty where there is
 *     none
 * @param follows whether nothing but blank lines is between it and the block before
 */
public record Block(String place, String language, String text, String note, boolean follows) {

  private static final Pattern FENCE = Pattern.compile("^( *)```(\\w*)\\s*$");
  private static final String NOTE = "<!-- snippet:";

  /** The blocks of all pages, README first. */
  public static List<Block> ofAllPages(Path root) throws IOException {
    var blocks = new ArrayList<>(ofPage(root, root.resolve("README.md")));
    try (var files = Files.walk(root.resolve("docs"))) {
      for (var page : files.filter(file -> file.toString().endsWith(".md")).sorted().toList()) {
        blocks.addAll(ofPage(root, page));
      }
    }
    return blocks;
  }

  private static List<Block> ofPage(Path root, Path page) throws IOException {
    var blocks = new ArrayList<Block>();
    var lines = Files.readAllLines(page);
    var note = "";
    boolean follows = false;
    for (int at = 0; at < lines.size(); at++) {
      var line = lines.get(at);
      var fence = FENCE.matcher(line);
      if (fence.matches()) {
        int open = at;
        var text = new StringBuilder();
        for (at++; !lines.get(at).strip().equals("```"); at++) {
          text.append(outdented(lines.get(at), fence.group(1).length())).append('\n');
        }
        var place = root.relativize(page).toString().replace('\\', '/') + ":" + (open + 1);
        blocks.add(new Block(place, fence.group(2), text.toString(), note, follows));
        note = "";
        follows = true;
      } else if (line.strip().startsWith(NOTE)) {
        var comment = new StringBuilder(line.strip().substring(NOTE.length()));
        while (comment.indexOf("-->") < 0) {
          comment.append('\n').append(lines.get(++at));
        }
        note = comment.substring(0, comment.indexOf("-->")).strip();
      } else if (!line.isBlank()) {
        note = "";
        follows = false;
      }
    }
    return blocks;
  }

  private static String outdented(String line, int spaces) {
    return line.substring(Math.min(spaces, line.length() - line.stripLeading().length()));
  }
}
