package io.cowcatcher.examples;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.cowcatcher.nebula.internal.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Data travels one way, and so do the arrows between packages. */
@AnalyzeClasses(packages = "io.cowcatcher", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "io.cowcatcher.";

    /** From the inside out: a package may know those before it, never those behind. */
    private static final List<String> ORDER = List.of(
            "error",
            "run",
            "event",
            "cleaning",
            "address",
            "graph",
            "sample",
            "similarity",
            "seed",
            "quality",
            "community",
            "view",
            "block",
            "screening",
            "ring",
            "propagation",
            "detect",
            "report");

    @ArchTest
    static void packages_knowOnlyThoseBeforeThem(JavaClasses classes) {
        for (int i = 0; i < ORDER.size(); i++) {
            List<String> behind = new ArrayList<>();
            for (String later : ORDER.subList(i + 1, ORDER.size())) {
                behind.add(ROOT + later + "..");
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

    private static String[] besideTheCore(String sibling) {
        return Stream.of(
                        "quality",
                        "community",
                        "view",
                        "block",
                        "screening",
                        "ring",
                        "propagation",
                        "detect",
                        "report",
                        "examples",
                        "benchmarks",
                        sibling)
                .map(name -> ROOT + name + "..")
                .toArray(String[]::new);
    }

    @ArchTest
    static final ArchRule ingest_knowsTheCoreAlone = noClasses()
            .that()
            .resideInAPackage(ROOT + "ingest..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(besideTheCore("nebula"));

    @ArchTest
    static final ArchRule packages_haveNoCycles =
            slices().matching("io.cowcatcher.(*)..").should().beFreeOfCycles();

    @ArchTest
    static void internal_servesThePackageAroundItAlone(JavaClasses classes) {
        classes.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.endsWith(".internal"))
                .distinct()
                .forEach(internal -> noClasses()
                        .that()
                        .resideOutsideOfPackage(internal.replaceFirst("\\.internal$", ".."))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(internal)
                        .check(classes));
    }

    @ArchTest
    static final ArchRule publicMethods_speakOfTheJdkJGraphTAndCowcatcherAlone = methods()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat()
            .arePublic()
            .and()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackages(ROOT + "examples..", ROOT + "benchmarks..")
            .should()
            .haveRawReturnType(describe("that are no foreign types", ArchitectureTest::isFamiliar))
            .andShould()
            .haveRawParameterTypes(describe(
                    "that are no foreign types", types -> types.stream().allMatch(ArchitectureTest::isFamiliar)));

    private static boolean isFamiliar(JavaClass type) {
        JavaClass base = type.getBaseComponentType();
        return base.isPrimitive()
                || Stream.of("java.", "javax.net.", ROOT, "org.jgrapht.").anyMatch(base.getName()::startsWith);
    }

    @ArchTest
    static final ArchRule nebula_knowsTheCoreAlone = noClasses()
            .that()
            .resideInAPackage(ROOT + "nebula..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(besideTheCore("ingest"));

    @ArchTest
    static final ArchRule nobody_deserialisesObjects =
            noClasses().should().dependOnClassesThat().haveFullyQualifiedName("java.io.ObjectInputStream");

    /** Statements reach a server through one class, which takes nothing but what the encoder made. */
    @ArchTest
    static final ArchRule nebula_oneClassAloneSpeaksToTheClient = noClasses()
            .that()
            .haveNameNotMatching(".*\\.GraphdConnection(\\$.*)?")
            .and()
            .resideOutsideOfPackage(ROOT + "nebula.stub..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.vesoft..", "com.facebook.thrift..");

    @ArchTest
    static final ArchRule nebula_oneClassAloneMakesStatements = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(ROOT + "nebula.internal.Ngql")
            .should()
            .callConstructorWhere(
                    describe("makes a statement", call -> call.getTargetOwner().isEquivalentTo(Statement.class)));

    @ArchTest
    static final ArchRule nebula_oneClassAloneExecutesStatements = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(ROOT + "nebula.internal.Sessions")
            .should()
            .callMethodWhere(describe(
                    "executes a statement on a connection",
                    call -> call.getTargetOwner().getSimpleName().equals("GraphdConnection")
                            && call.getName().equals("execute")
                            && !call.getOriginOwner().equals(call.getTargetOwner())));

    /** What stands in for a server stays out of what speaks to one. */
    @ArchTest
    static final ArchRule nebula_doesNotKnowItsStub = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "nebula.stub..", ROOT + "examples..", ROOT + "benchmarks..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + "nebula.stub..");
}
