package org.transferadvisor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Packages depend downwards only, and nothing is kept in static state. */
@AnalyzeClasses(packages = "org.transferadvisor", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String GENERATED = "org.transferadvisor.rules..";

    @ArchTest
    static final ArchRule LAYERS = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("org.transferadvisor..")
            .withOptionalLayers(true)
            .layer("cli")
            .definedBy("org.transferadvisor.cli..")
            .layer("service")
            .definedBy("org.transferadvisor.service")
            .layer("spring")
            .definedBy("org.transferadvisor.spring")
            .layer("report")
            .definedBy("org.transferadvisor.report..")
            .layer("explain")
            .definedBy("org.transferadvisor.explain..")
            .layer("measure")
            .definedBy("org.transferadvisor.measure..")
            .layer("configure")
            .definedBy("org.transferadvisor.configure")
            .layer("authoring")
            .definedBy("org.transferadvisor.authoring..")
            .layer("log")
            .definedBy("org.transferadvisor.log..")
            .layer("advisor")
            .definedBy("org.transferadvisor")
            .layer("trace")
            .definedBy("org.transferadvisor.trace")
            .layer("rulebook")
            .definedBy("org.transferadvisor.rulebook..")
            .layer("rules")
            .definedBy("org.transferadvisor.rules..")
            .layer("costs")
            .definedBy("org.transferadvisor.costs")
            .layer("conclusions")
            .definedBy("org.transferadvisor.conclusions")
            .layer("figures")
            .definedBy("org.transferadvisor.figures")
            .layer("facts")
            .definedBy("org.transferadvisor.facts..")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("service")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("spring")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("report")
            .mayOnlyBeAccessedByLayers("cli", "service", "spring")
            .whereLayer("log")
            .mayOnlyBeAccessedByLayers("cli", "service", "spring", "report")
            .whereLayer("advisor")
            .mayOnlyBeAccessedByLayers(
                    "cli", "service", "spring", "report", "explain", "authoring", "log", "measure", "configure")
            .whereLayer("measure")
            .mayOnlyBeAccessedByLayers("cli", "service")
            .whereLayer("configure")
            .mayOnlyBeAccessedByLayers("cli", "service")
            .whereLayer("explain")
            .mayOnlyBeAccessedByLayers("cli", "service", "report")
            .whereLayer("authoring")
            .mayOnlyBeAccessedByLayers("cli", "service", "report", "explain")
            .whereLayer("trace")
            .mayOnlyBeAccessedByLayers("advisor", "explain", "authoring")
            .whereLayer("rulebook")
            .mayOnlyBeAccessedByLayers(
                    "advisor",
                    "trace",
                    "explain",
                    "authoring",
                    "log",
                    "report",
                    "cli",
                    "service",
                    "spring",
                    "measure",
                    "configure")
            .whereLayer("rules")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("costs")
            .mayOnlyBeAccessedByLayers("rules", "rulebook", "advisor", "explain", "authoring")
            .whereLayer("conclusions")
            .mayOnlyBeAccessedByLayers("costs", "rules", "rulebook", "explain", "authoring", "advisor", "configure")
            .whereLayer("figures")
            .mayOnlyBeAccessedByLayers(
                    "conclusions", "costs", "rules", "rulebook", "trace", "explain", "authoring", "advisor");

    @ArchTest
    static final ArchRule FACTS_DEPEND_ON_NOTHING_ABOVE = noClasses()
            .that()
            .resideInAPackage("org.transferadvisor.facts..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.transferadvisor.costs..",
                    "org.transferadvisor.conclusions..",
                    "org.transferadvisor.rulebook..",
                    "org.kie..",
                    "org.drools..");

    @ArchTest
    static final ArchRule ENGINE_ONLY_WHERE_IT_BELONGS = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "org.transferadvisor",
                    "org.transferadvisor.rulebook..",
                    "org.transferadvisor.trace",
                    "org.transferadvisor.explain..",
                    GENERATED)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.kie..", "org.drools..");

    /** A command that does not log loads no driver. */
    @ArchTest
    static final ArchRule DATABASES_ONLY_WHERE_THE_LOG_IS_KEPT = noClasses()
            .that()
            .resideOutsideOfPackage("org.transferadvisor.log.store")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..", "org.postgresql..");

    @ArchTest
    static final ArchRule THE_EMBEDDER_IS_LOADED_APART = noClasses()
            .that()
            .resideOutsideOfPackage("org.transferadvisor.measure.embedding.onnx")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ai..", "com.microsoft..", "org.transferadvisor.measure.embedding.onnx");

    /** A program that embeds the library, and every other command, does without them. */
    @ArchTest
    static final ArchRule THE_SERVER_ONLY_WHERE_IT_SERVES = noClasses()
            .that()
            .resideOutsideOfPackages("org.transferadvisor.service", "org.transferadvisor.spring")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..", "io.micrometer..", "jakarta..");

    /** A program that is not on Spring Boot loads none of it. */
    @ArchTest
    static final ArchRule SPRING_ONLY_IN_ITS_STARTER = noClasses()
            .that()
            .resideOutsideOfPackage("org.transferadvisor.spring")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "org.transferadvisor.spring");

    @ArchTest
    static final ArchRule NUMERICS_ONLY_WHERE_PROXIMITY_IS_MEASURED = noClasses()
            .that()
            .resideOutsideOfPackage("org.transferadvisor.measure.proximity")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.ejml..");

    @ArchTest
    static final ArchRule NO_STATIC_STATE = fields().that()
            .areStatic()
            .and()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackage(GENERATED)
            .should()
            .beFinal();

    @ArchTest
    static final ArchRule FACTS_AND_CONCLUSIONS_ARE_RECORDS = classes()
            .that()
            .resideInAnyPackage("org.transferadvisor.conclusions")
            .and()
            .doNotHaveSimpleName("package-info")
            .should()
            .beRecords();

    @ArchTest
    static final ArchRule NOTHING_PRINTS_BUT_THE_COMMAND_LINE = noClasses()
            .that()
            .resideOutsideOfPackage("org.transferadvisor.cli")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");
}
