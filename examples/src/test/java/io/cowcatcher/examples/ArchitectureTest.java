package io.cowcatcher.examples;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;

/** Data travels one way, and so do the arrows between packages. */
@AnalyzeClasses(packages = "io.cowcatcher", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "io.cowcatcher.";

    /** From the inside out: a package may know those before it, never those behind. */
    private static final List<String> ORDER = List.of(
            "error",
            "event",
            "run",
            "graph",
            "similarity",
            "seed",
            "quality",
            "community",
            "block",
            "screening",
            "ring",
            "detect",
            "report");

    @ArchTest
    static void packages_knowOnlyThoseBeforeThem(com.tngtech.archunit.core.domain.JavaClasses classes) {
        for (int i = 0; i < ORDER.size(); i++) {
            List<String> behind = new ArrayList<>();
            for (String later : ORDER.subList(i + 1, ORDER.size())) {
                boolean mayKnow = ORDER.get(i).equals("event") && later.equals("run");
                if (!mayKnow) {
                    behind.add(ROOT + later + "..");
                }
            }
            behind.add(ROOT + "ingest..");
            behind.add(ROOT + "nebula..");
            behind.add(ROOT + "examples..");
            behind.add(ROOT + "benchmarks..");
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + ORDER.get(i) + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(behind.toArray(String[]::new))
                    .check(classes);
        }
    }

    @ArchTest
    static final ArchRule ingest_knowsTheCoreAlone = noClasses()
            .that()
            .resideInAPackage(ROOT + "ingest..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    ROOT + "quality..",
                    ROOT + "community..",
                    ROOT + "block..",
                    ROOT + "screening..",
                    ROOT + "ring..",
                    ROOT + "detect..",
                    ROOT + "report..",
                    ROOT + "nebula..",
                    ROOT + "examples..");

    @ArchTest
    static final ArchRule packages_haveNoCycles =
            slices().matching("io.cowcatcher.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule internal_servesItsOwnPackageAlone = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "event..", ROOT + "community..", ROOT + "graph..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.cowcatcher..internal..");

    @ArchTest
    static final ArchRule nobody_deserialisesObjects =
            noClasses().should().dependOnClassesThat().haveFullyQualifiedName("java.io.ObjectInputStream");
}
