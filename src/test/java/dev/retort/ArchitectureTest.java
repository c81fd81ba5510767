package dev.retort;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.GeneralCodingRules.USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** The borders between the packages and the rules that hold everywhere. */
class ArchitectureTest {
  private static final String ROOT = "dev.retort.";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.retort");

  /** What each package may import of the others; a package that is missing here is an error. */
  static final Map<String, String> MAY_IMPORT =
      Map.ofEntries(
          Map.entry("error", ""),
          Map.entry("schema", "error"),
          Map.entry("sql", "error"),
          Map.entry("diff", "error schema"),
          Map.entry("revision", "error sql"),
          Map.entry("config", "error sql"),
          Map.entry("dialect", "error schema sql diff"),
          Map.entry("model", "error schema sql config dialect"),
          Map.entry("lint", "error schema sql diff revision config dialect"),
          Map.entry("history", "error sql revision dialect"),
          Map.entry("service", "error schema sql diff revision config dialect model lint history"),
          Map.entry("startup", "error revision config service"),
          Map.entry("cli", "error schema sql diff revision config lint service"),
          Map.entry("ui", "error schema sql diff revision config lint service"),
          Map.entry("app", "cli ui startup service config"));

  static final List<Map.Entry<String, String>> BORDERS = List.copyOf(MAY_IMPORT.entrySet());

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(CLASSES);
  }

  private static String[] packages(String names) {
    return names.isEmpty()
        ? new String[0]
        : Stream.of(names.split(" ")).map(name -> ROOT + name + "..").toArray(String[]::new);
  }

  @Test
  void aPlausibleNumberOfClassesWasImported() {
    assertThat(CLASSES.size()).isGreaterThan(100);
  }

  @Test
  void everyPackageHasItsBorders() {
    Set<String> found =
        CLASSES.stream()
            .map(type -> type.getPackageName())
            .filter(name -> name.startsWith(ROOT))
            .map(name -> name.substring(ROOT.length()).split("\\.")[0])
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(MAY_IMPORT.keySet()).containsAll(found);
  }

  @ParameterizedTest
  @FieldSource("BORDERS")
  void aPackageImportsOnlyWhatItMay(Map.Entry<String, String> border) {
    String self = ROOT + border.getKey() + "..";
    check(
        classes()
            .that()
            .resideInAPackage(self)
            .should()
            .onlyDependOnClassesThat(
                resideOutsideOfPackage("dev.retort..")
                    .or(resideInAPackage(self))
                    .or(resideInAnyPackage(packages(border.getValue())))));
  }

  @ParameterizedTest
  @CsvSource({
    "org.yaml.snakeyaml.., config model.yaml",
    "org.flywaydb.., sql.flyway",
    "net.sf.jsqlparser.., lint",
    "picocli.., cli app",
    "javafx.., ui",
    "org.fxmisc.., ui",
    "org.controlsfx.., ui",
    "atlantafx.., ui",
    "org.kordamp.., ui",
    "org.hibernate.., model.jpa",
    "jakarta.persistence.., model.jpa",
    "com.zaxxer.hikari.., service",
    "org.springframework.., startup",
    "java.sql.., dialect history service model.database",
    "java.awt.., ui",
    "javax.swing.., ui",
  })
  void aLibraryIsUsedOnlyWhereItBelongs(String library, String owners) {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(packages(owners))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(library));
  }

  @Test
  void packagesHaveNoCycles() {
    check(slices().matching("dev.retort.(*)..").should().beFreeOfCycles());
  }

  /** The package above composes its parts; nobody else knows them. */
  @ParameterizedTest
  @CsvSource({
    "sql.flyway, sql",
    "dialect.sqlite, dialect",
    "dialect.postgresql, dialect",
    "dialect.mysql, dialect dialect.mariadb",
    "dialect.mariadb, dialect",
    "model.yaml, model",
    "model.jpa, model",
    "model.sqlfile, model",
    "model.database, model",
    "lint.rule, lint",
  })
  void anImplementationIsImportedOnlyByThePackageAboveIt(String part, String users) {
    String[] allowed =
        Stream.concat(Stream.of(part + ".."), Stream.of(users.split(" ")))
            .map(name -> ROOT + name)
            .toArray(String[]::new);
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(allowed)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + part + ".."));
  }

  @ParameterizedTest
  @CsvSource({"plan", "run", "guard", "generate", "cache", "merge", "drift"})
  void whatStandsBehindTheServiceIsNotSeen(String part) {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "service..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + "service." + part + ".."));
  }

  @Test
  void viewModelsKnowNoScene() {
    check(
        noClasses()
            .that()
            .haveSimpleNameEndingWith("ViewModel")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx.scene..", "javafx.stage.."));
  }

  @Test
  void viewsAndControlsDoNotCallTheService() {
    check(
        noClasses()
            .that()
            .haveSimpleNameEndingWith("View")
            .and()
            .resideInAPackage(ROOT + "ui..")
            .or()
            .resideInAPackage(ROOT + "ui.control..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + "service.."));
  }

  @Test
  void featuresOfTheWindowDoNotImportEachOther() {
    check(
        slices()
            .matching("dev.retort.ui.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(resideInAPackage(ROOT + "ui.shell.."), alwaysTrue())
            .ignoreDependency(
                alwaysTrue(), resideInAnyPackage(packages("ui.support ui.control ui.workspace"))));
  }

  @Test
  void onlyTheSupportPackageTalksToTheToolkitsThread() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "ui.support..")
            .should()
            .callMethod("javafx.application.Platform", "runLater", "java.lang.Runnable"));
  }

  @Test
  void namesSayWhatAThingIs() {
    check(
        noClasses()
            .should()
            .haveNameMatching(".*(Utils?|Helpers?|Manager|Impl|Data|Infos?)(\\$.*)?"));
  }

  @Test
  void genericExceptionsAreNotThrown() {
    check(NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS);
  }

  @Test
  void javaUtilLoggingIsOnlyUsedToQuietTheToolkit() {
    check(
        noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.retort.app.ToolkitLog")
            .should(USE_JAVA_UTIL_LOGGING));
  }

  @Test
  void onlyTheShellPrints() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(packages("cli app"))
            .should(ACCESS_STANDARD_STREAMS));
  }
}
