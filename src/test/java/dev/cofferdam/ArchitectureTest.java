package dev.cofferdam;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.IntStream;

/** Keeps the package table of the design and the habits of docs/decisions. No exemptions. */
@AnalyzeClasses(packages = "dev.cofferdam", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    /** Lowest first: a package may use those before it, never one behind it. */
    private static final List<String> TABLE =
            List.of("caselog", "aws", "action", "range", "playbook", "run", "report", "exercise", "cli", "ui", "app");

    @ArchTest
    static void packagesUseOnlyThoseAboveThemInTheTable(com.tngtech.archunit.core.domain.JavaClasses all) {
        IntStream.range(0, TABLE.size() - 1).forEach(i -> {
            var higher = TABLE.subList(i + 1, TABLE.size()).stream()
                    .map(ArchitectureTest::within)
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(within(TABLE.get(i)))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(higher)
                    .allowEmptyShould(true)
                    .check(all);
        });
    }

    @ArchTest
    static final ArchRule playbookAndRangeDoNotKnowEachOther = noClasses()
            .that()
            .resideInAPackage(within("playbook"))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(within("range"))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule noPackageCircles =
            slices().matching("dev.cofferdam.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule servicesOfActionsDoNotKnowEachOther = slices().matching("dev.cofferdam.action.(*)..")
            .should()
            .notDependOnEachOther()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule screensDoNotKnowEachOther = slices().matching("dev.cofferdam.ui.(*)..")
            .should()
            .notDependOnEachOther()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule javafxStaysInTheWindow = noClasses()
            .that()
            .resideOutsideOfPackages(within("ui"), within("app"))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("javafx..");

    @ArchTest
    static final ArchRule viewModelsKnowNoToolkit = noClasses()
            .that()
            .haveSimpleNameEndingWith("ViewModel")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.application..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyOneClassTalksToTheFxThread = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.cofferdam.ui.FxThread")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("javafx.application.Platform");

    @ArchTest
    static final ArchRule theSdkStaysWithThoseWhoCallIt = noClasses()
            .that()
            .resideOutsideOfPackages(within("aws"), within("action"), within("range"))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon.awssdk..");

    @ArchTest
    static final ArchRule sqlStaysInTheStore = noClasses()
            .that()
            .resideOutsideOfPackage(within("caselog"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "org.sqlite..");

    @ArchTest
    static final ArchRule timeIsPassedIn = noClasses()
            .that()
            .resideOutsideOfPackage(within("app"))
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.Clock.class, "systemUTC")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(java.util.UUID.class, "randomUUID");

    private static String within(String name) {
        return "dev.cofferdam." + name + "..";
    }
}
