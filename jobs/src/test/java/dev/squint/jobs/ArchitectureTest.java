package dev.squint.jobs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.squint.core.cascade.CascadeStages;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.functions.Function;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.junit.jupiter.api.Test;

/** The rules that keep the modules apart; see {@code docs/architecture.md}. */
class ArchitectureTest {
  private static final String FLINK = "org.apache.flink..";
  private static final String DJL = "ai.djl..";
  private static final String BYTEDECO = "org.bytedeco..";
  private static final String KAFKA = "org.apache.kafka..";
  private static final List<String> SIBLINGS = List.of("optimizer", "models", "video", "operators");

  private static final JavaClasses SQUINT =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("dev.squint");

  @Test
  void theCoreAndTheOptimizerKnowNoFramework() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.squint.core..", "dev.squint.optimizer..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(FLINK, DJL, BYTEDECO, KAFKA, "ai.onnxruntime..")
        .check(SQUINT);
  }

  @Test
  void eachFrameworkIsNamedInItsModuleAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.squint.video..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(BYTEDECO)
        .check(SQUINT);
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.squint.models..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(DJL, "ai.onnxruntime..")
        .check(SQUINT);
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "dev.squint.operators..", "dev.squint.jobs..", "dev.squint.bench..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(FLINK, KAFKA)
        .check(SQUINT);
  }

  @Test
  void siblingsDoNotMeetAndNothingDependsOnTheJobs() {
    for (String sibling : SIBLINGS) {
      String[] others =
          SIBLINGS.stream()
              .filter(other -> !other.equals(sibling))
              .map(other -> "dev.squint." + other + "..")
              .toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage("dev.squint." + sibling + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(others)
          .allowEmptyShould(true)
          .check(SQUINT);
    }
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.squint.jobs..", "dev.squint.bench..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.squint.jobs..")
        .check(SQUINT);
  }

  @Test
  void thePackagesOfAModuleFormNoCycle() {
    for (String module : List.of("core", "optimizer", "models", "video", "operators", "jobs")) {
      slices()
          .matching("dev.squint." + module + ".(*)..")
          .should()
          .beFreeOfCycles()
          .allowEmptyShould(true)
          .check(SQUINT);
    }
  }

  @Test
  void onlyTheCommandLineWritesToTheConsole() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.squint.jobs.cli..", "dev.squint.bench..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(SQUINT);
  }

  @Test
  void timeAndChanceArePassedIn() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDateTime.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callConstructor(Random.class)
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .callMethod(Thread.class, "sleep", long.class)
        .check(SQUINT);
  }

  @Test
  void whatFlinkSerializesDeclaresItsVersion() {
    classes()
        .that()
        .areNotInterfaces()
        .and(
            DescribedPredicate.describe(
                "are Flink functions or operators",
                type ->
                    type.isAssignableTo(Function.class)
                        || type.isAssignableTo(StreamOperator.class)))
        .should(declareSerialVersion())
        .check(SQUINT);
    classes()
        .that()
        .implement(CascadeStages.class)
        .should()
        .beAssignableTo(Serializable.class)
        .check(SQUINT);
  }

  @Test
  void seesTheClassesOfEveryModule() {
    for (String module : List.of("core", "optimizer", "models", "video", "operators", "jobs")) {
      assertThat(SQUINT)
          .as(module)
          .anyMatch(type -> type.getPackageName().startsWith("dev.squint." + module));
    }
  }

  private static ArchCondition<JavaClass> declareSerialVersion() {
    return new ArchCondition<>("declare serialVersionUID") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean declared =
            type.isAnonymousClass()
                || type.getFields().stream()
                    .map(JavaField::getName)
                    .anyMatch("serialVersionUID"::equals);
        events.add(
            new SimpleConditionEvent(
                type, declared, type.getName() + " declares no serialVersionUID"));
      }
    };
  }
}
