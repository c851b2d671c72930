package dev.sage.llm.artifact;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;

/**
 * The POM that is installed beside the jar, and that the builds of other programs read.
 *
 * @param root its outermost element
 */
record Descriptor(Element root) {

  /**
   * One library that it declares.
   *
   * @param group its group
   * @param artifact its name
   * @param scope {@code compile} where it says none
   * @param optional whether programs get it only where they ask for it themselves
   */
  record Dependency(String group, String artifact, String scope, boolean optional) {}

  static Descriptor read(Path file) throws Exception {
    return new Descriptor(
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(file.toFile())
            .getDocumentElement());
  }

  List<Dependency> dependencies() {
    var all = new ArrayList<Dependency>();
    var elements = root.getElementsByTagName("dependency");
    for (int i = 0; i < elements.getLength(); i++) {
      var element = (Element) elements.item(i);
      all.add(
          new Dependency(
              text(element, "groupId", ""),
              text(element, "artifactId", ""),
              text(element, "scope", "compile"),
              Boolean.parseBoolean(text(element, "optional", "false"))));
    }
    return all;
  }

  boolean has(String name) {
    return root.getElementsByTagName(name).getLength() > 0;
  }

  private static String text(Element element, String name, String otherwise) {
    var found = element.getElementsByTagName(name);
    return found.getLength() == 0 ? otherwise : found.item(0).getTextContent().strip();
  }
}
