package dev.sage.llm;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** The walls of this module that its module descriptor can't hold up. */
class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          // The one that comes with the tool looks for target/test-classes, ours are elsewhere.
          .withImportOption(location -> !location.contains("/test-classes/"))
          .importPackages("dev.sage.llm");

  @Test
  void the_library_has_no_screen_and_no_database() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "javafx..", "java.sql..", "java.awt..", "dev.sage.workbench..", "dev.sage.console..")
        .because("a library whose user has to drag in a GUI toolkit is no library")
        .check(CLASSES);
  }

  @Test
  void only_the_transport_knows_the_http_client() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.sage.llm.transport..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("okhttp3..", "okio..", "kotlin..")
        .because("the HTTP client is one class behind an interface of ours")
        .check(CLASSES);
  }

  @Test
  void only_the_schemas_know_the_validator() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.sage.llm.tool.schema..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.harrel..")
        .because("a program without tools never loads it, and it can be replaced")
        .check(CLASSES);
  }

  @Test
  void the_transport_does_not_know_what_a_frame_means() {
    noClasses()
        .that()
        .resideInAPackage("dev.sage.llm.transport..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.sage.llm.provider..", "dev.sage.llm.call..")
        .because("bytes come before meaning")
        .check(CLASSES);
  }

  @Test
  void redaction_stands_alone() {
    noClasses()
        .that()
        .resideInAPackage("dev.sage.llm.redaction..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.sage.llm.provider..", "dev.sage.llm.transport..", "org.slf4j..")
        .because("every exit uses it")
        .check(CLASSES);
  }
}
