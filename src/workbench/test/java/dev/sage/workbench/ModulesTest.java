package dev.sage.workbench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The floors of the house look downwards only. */
class ModulesTest {

  private static JavaClasses classes;

  @BeforeAll
  static void read() {
    classes =
        new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/"))
            .importPackages("dev.sage");
  }

  @Test
  void the_library_sees_nothing_above_it() {
    noClasses()
        .that()
        .resideInAPackage("dev.sage.llm..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.sage.simulator..",
            "dev.sage.workbench..",
            "dev.sage.console..",
            "javafx..",
            "java.sql..",
            "ch.qos.logback..",
            "picocli..")
        .because("a library whose user has to drag in a screen or a database is no library")
        .check(classes);
  }

  @Test
  void the_simulator_and_the_library_do_not_know_each_other() {
    noClasses()
        .that()
        .resideInAPackage("dev.sage.simulator..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.sage.llm..",
            "dev.sage.workbench..",
            "dev.sage.console..",
            "javafx..",
            "java.sql..")
        .because("one writes the wire formats, the other reads them, and each checks the other")
        .check(classes);
  }

  @Test
  void the_workbench_sees_no_screen() {
    noClasses()
        .that()
        .resideInAPackage("dev.sage.workbench..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.sage.console..", "javafx..", "java.awt..", "javax.swing..")
        .because("logic that can't run without a screen can't be tested well")
        .check(classes);
  }

  @Test
  void only_the_store_knows_the_database() {
    noClasses()
        .that()
        .resideInAPackage("dev.sage.workbench..")
        .and()
        .resideOutsideOfPackage("dev.sage.workbench.store..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "org.sqlite..")
        .because("there is one way to the data")
        .check(classes);
  }

  @Test
  void the_store_and_the_comparison_know_no_command_line() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.sage.workbench.store..", "dev.sage.workbench.compare..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.sage.workbench.cli..", "picocli..")
        .because("the console uses them too")
        .check(classes);
  }
}
