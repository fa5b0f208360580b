package dev.vestibule.structure;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/**
 * The rooms and who may use whom: cli, dialect, standard, ui -> core -> platform, never back.
 * docs/architecture.md draws it.
 */
class HouseTest {
  private static final String ROOT = "dev.vestibule";
  private static final String PLATFORM = ROOT + ".platform..";
  private static final String CORE = ROOT + ".core..";
  private static final String DIALECT = ROOT + ".dialect..";
  private static final String STANDARD = ROOT + ".standard..";
  private static final String UI = ROOT + ".ui..";
  private static final String CLI = ROOT + ".cli..";

  /** A new room is a decision: add it here and give it a package-info. */
  private static final Set<String> ROOMS =
      Set.of(
          "cli",
          "cli.frontend",
          "core.accounts",
          "core.administration",
          "core.audit",
          "core.bulk",
          "core.codes",
          "core.events",
          "core.export",
          "core.media",
          "core.notifications",
          "core.operations",
          "core.profiles",
          "core.rights",
          "core.statistics",
          "core.telephones",
          "core.passwords",
          "core.passwords.foreign",
          "core.takeover",
          "core.signin",
          "core.tokens",
          "core.verification",
          "core.webhooks",
          "dialect.djoser",
          "dialect.drf",
          "dialect.knox",
          "dialect.signup",
          "dialect.upstream",
          "dialect.v1",
          "dialect.v1.admin",
          "dialect.v1.frame",
          "dialect.v1.operations",
          "dialect.v1.services",
          "dialect.v1.webhooks",
          "platform.backup",
          "platform.config",
          "platform.crypto",
          "platform.database",
          "platform.figures",
          "platform.geo",
          "platform.http",
          "platform.idempotency",
          "platform.jobs",
          "platform.limits",
          "platform.log",
          "platform.mail",
          "platform.move",
          "platform.outbound",
          "platform.rows",
          "platform.sms",
          "platform.time",
          "platform.tracing",
          "standard.jwks",
          "ui.account",
          "ui.console",
          "ui.console.operations",
          "ui.docs",
          "ui.hosted",
          "ui.inbox",
          "ui.media",
          "ui.ops",
          "ui.pages");

  /** The one place where the machine's clock is taken; everybody else is handed it. */
  private static final String CLOCK_GIVER = ROOT + ".cli.Doors";

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void thePlatformKnowsNothingAboveIt() {
    noClasses()
        .that()
        .resideInAPackage(PLATFORM)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ROOT, CORE, DIALECT, STANDARD, UI, CLI)
        .check(HOUSE);
  }

  @Test
  void theCoreKnowsNoSurface() {
    noClasses()
        .that()
        .resideInAPackage(CORE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ROOT, DIALECT, STANDARD, UI, CLI)
        .check(HOUSE);
  }

  @Test
  void aSurfaceKnowsNoOtherSurface() {
    List<String> surfaces = List.of(DIALECT, STANDARD, UI);
    for (String surface : surfaces) {
      String[] others =
          Stream.concat(surfaces.stream(), Stream.of(ROOT, CLI))
              .filter(other -> !other.equals(surface))
              .toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage(surface)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(others)
          .check(HOUSE);
    }
  }

  @Test
  void aDialectUsesNoOtherDialectButTheSharedRules() {
    slices()
        .matching(ROOT + ".dialect.(*)..")
        .should()
        .notDependOnEachOther()
        .ignoreDependency(
            DescribedPredicate.alwaysTrue(),
            JavaClass.Predicates.resideInAPackage(ROOT + ".dialect.drf.."))
        .check(HOUSE);
  }

  @Test
  void theSharedRulesKnowNoDialect() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".dialect.drf..")
        .should()
        .dependOnClassesThat(
            JavaClass.Predicates.resideInAPackage(DIALECT)
                .and(
                    DescribedPredicate.not(
                        JavaClass.Predicates.resideInAPackage(ROOT + ".dialect.drf.."))))
        .check(HOUSE);
  }

  @Test
  void everyClassStandsInAKnownRoom() {
    Set<String> found =
        HOUSE.stream()
            .map(JavaClass::getPackageName)
            .filter(name -> !name.equals(ROOT))
            .map(name -> name.substring(ROOT.length() + 1))
            .collect(Collectors.toSet());

    assertThat(ROOMS).containsAll(found);
  }

  @Test
  void everyRoomIsNullMarked() {
    Set<String> unmarked =
        HOUSE.stream()
            .map(JavaClass::getPackage)
            .filter(room -> !room.isAnnotatedWith(NullMarked.class))
            .map(JavaPackage::getName)
            .collect(Collectors.toSet());

    assertThat(unmarked).isEmpty();
  }

  @Test
  void noRoomOfTheCoreOrThePlatformIsInACircle() {
    slices().matching(ROOT + ".core.(*)..").should().beFreeOfCycles().check(HOUSE);
    slices().matching(ROOT + ".platform.(*)..").should().beFreeOfCycles().check(HOUSE);
  }

  @Test
  void timeComesFromAClockThatWasHandedOver() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(CLOCK_GIVER)
        .should()
        .accessTargetWhere(describe("reads the machine's clock", HouseTest::readsTheClock))
        .check(HOUSE);
  }

  @Test
  void namesSayWhatAThingIs() {
    classes()
        .should()
        .haveNameNotMatching(".*(Util|Utils|Helper|Manager|Impl)(\\$.*)?")
        .check(HOUSE);
  }

  /** Elapsed time by System.nanoTime is nobody's wall clock and stays allowed. */
  private static boolean readsTheClock(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    String name = access.getTarget().getName();
    boolean bareNow = owner.startsWith("java.time.") && name.equals("now") && takesNothing(access);
    boolean machineClock =
        (owner.equals("java.time.Clock") || owner.equals("java.time.InstantSource"))
            && name.startsWith("system");
    boolean millis = owner.equals("java.lang.System") && name.equals("currentTimeMillis");
    boolean date = owner.equals("java.util.Date") && name.equals("<init>") && takesNothing(access);
    return bareNow || machineClock || millis || date;
  }

  private static boolean takesNothing(JavaAccess<?> access) {
    return access.getTarget() instanceof CodeUnitAccessTarget target
        && target.getRawParameterTypes().isEmpty();
  }
}
