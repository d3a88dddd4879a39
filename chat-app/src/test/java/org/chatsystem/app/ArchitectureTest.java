package org.chatsystem.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameStartingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may know whom: the arrows between packages, all of which point inwards. */
class ArchitectureTest {
  private static final String CORE = "org.chatsystem.core";
  private static final String WEBSOCKET = "org.eclipse.jetty.websocket.core..";
  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("tests.jar"))
          .withImportOption(location -> !location.contains("/test-classes"))
          .importPackages("org.chatsystem");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          model    | java.. core.model
          port.out | java.. core.model core.port.out
          port.in  | java.. core.model core.port.out core.port.in
          memory   | java.. core.model core.port.out core.memory
          desk     | java.. core.model core.port.. core.desk
          usecase  | java.. core.model core.port.. core.desk core.usecase
          """)
  void theCoreKnowsOnlyWhatIsFurtherIn(String name, String known) {
    String[] packages = known.replace("core.", CORE + ".").split(" ");
    classes()
        .that()
        .resideInAPackage(CORE + "." + name)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(packages)
        .check(ALL);
  }

  @ParameterizedTest
  @CsvSource({"redis,web", "web,redis"})
  void anAdapterKnowsModelAndPortsAlone(String adapter, String other) {
    noClasses()
        .that()
        .resideInAPackage("org.chatsystem." + adapter + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            CORE + ".usecase..",
            CORE + ".desk..",
            CORE + ".memory..",
            "org.chatsystem." + other + "..",
            "org.chatsystem.app..")
        .check(ALL);
  }

  @ParameterizedTest
  @CsvSource({
    "redis.clients..,redis",
    "io.javalin..,web",
    "com.auth0..,web",
    "org.eclipse.jetty..,web"
  })
  void aDriverIsKnownToItsAdapterAlone(String driver, String adapter) {
    noClasses()
        .that()
        // the load tool is no part of the server: for foreign ones it writes into their Redis
        .resideOutsideOfPackages("org.chatsystem." + adapter + "..", "org.chatsystem.app.bench..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(driver)
        .check(ALL);
  }

  /** Below the public API of Jetty's: what makes a socket, hears it and writes to it. */
  @Test
  void threeClassesKnowTheSocket() {
    noClasses()
        .that(
            not(nameStartingWith("org.chatsystem.web.socket.JettyLink"))
                .and(not(nameStartingWith("org.chatsystem.web.socket.JettySocket")))
                .and(not(nameStartingWith("org.chatsystem.web.socket.SocketUpgrade"))))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(WEBSOCKET)
        .check(ALL);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("org.chatsystem.(**)").should().beFreeOfCycles().check(ALL);
  }

  /** A tour has no annotation, so no class file: the sources tell. */
  @ParameterizedTest
  @ValueSource(strings = {"chat-core", "chat-redis-adapter", "chat-web-adapter", "chat-app"})
  void everyPackageHasATour(String module) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("..", module, "src/main/java"))) {
      Set<Path> packages =
          files
              .filter(each -> each.toString().endsWith(".java"))
              .map(Path::getParent)
              .collect(Collectors.toSet());
      assertThat(packages)
          .isNotEmpty()
          .allSatisfy(each -> assertThat(each.resolve("package-info.java")).exists());
    }
  }

  @Test
  void looksAtAllModules() {
    assertThat(ALL.stream().map(each -> each.getPackageName()))
        .contains(CORE + ".model", "org.chatsystem.redis", "org.chatsystem.web.socket");
  }
}
