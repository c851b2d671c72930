package dev.sage.console.exits;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.sage.console.exits.fixture.SneaksOut;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * There is one pipeline for what leaves the program. The classes at its ends, and everybody else
 * who writes something without content, are listed in {@code exits.txt} with their reasons; a class
 * that finds a way of its own is found here.
 */
class ExitsTest {

  private static final ExitTable TABLE = ExitTable.read();

  private static final JavaClasses PROGRAM =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("/test-classes/"))
          .importPackages(
              "dev.sage.llm", "dev.sage.simulator", "dev.sage.workbench", "dev.sage.console");

  @Test
  void nobody_takes_a_way_out_that_is_not_listed() {
    assertThat(unlisted(TABLE.takenBy(PROGRAM))).isEmpty();
  }

  @Test
  void nothing_is_listed_that_nobody_needs() {
    assertThat(TABLE.allowed()).isSubsetOf(TABLE.takenBy(PROGRAM));
  }

  @Test
  void every_reason_says_something() {
    assertThat(TABLE.kinds())
        .allSatisfy(
            kind -> assertThat(kind.allowed().values()).allMatch(reason -> !reason.isEmpty()));
  }

  @Test
  void all_four_modules_are_looked_at() {
    assertThat(PROGRAM.contain("dev.sage.llm.redaction.Redactor")).isTrue();
    assertThat(PROGRAM.contain("dev.sage.simulator.Simulator")).isTrue();
    assertThat(PROGRAM.contain("dev.sage.workbench.Workbench")).isTrue();
    assertThat(PROGRAM.contain("dev.sage.console.Console")).isTrue();
  }

  @Test
  void a_class_that_sneaks_out_is_found_by_each_of_its_ways() {
    var sneaking = new ClassFileImporter().importPackagesOf(SneaksOut.class);
    var kinds =
        TABLE.kinds().stream()
            .map(ExitTable.Kind::name)
            .collect(Collectors.toCollection(TreeSet::new));
    // Those two would need libraries that the console does not see.
    kinds.removeAll(Set.of("appender", "trace"));

    assertThat(TABLE.takenBy(sneaking))
        .containsAll(kinds.stream().map(kind -> kind + " " + SneaksOut.class.getName()).toList());
    assertThat(unlisted(TABLE.takenBy(sneaking))).hasSizeGreaterThanOrEqualTo(kinds.size());
  }

  private static Set<String> unlisted(Set<String> taken) {
    var unlisted = new TreeSet<String>();
    for (String way : taken) {
      if (!TABLE.allowed().contains(way)) {
        unlisted.add(
            "%s: a new way out of the program. %s; or list it in exits.txt with the reason why no"
                    .formatted(way, TABLE.instead(way))
                + " content leaves by it");
      }
    }
    return unlisted;
  }
}
