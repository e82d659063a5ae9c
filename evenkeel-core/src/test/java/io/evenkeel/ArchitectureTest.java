package io.evenkeel;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** A layer uses only what lies below it, and one package alone knows the vector module. */
@AnalyzeClasses(packages = "io.evenkeel", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule LAYERS = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("kernel")
            .definedBy("io.evenkeel.kernel..")
            .layer("matrix")
            .definedBy("io.evenkeel.matrix..")
            .layer("tensor")
            .definedBy("io.evenkeel.tensor..")
            .layer("nn")
            .definedBy("io.evenkeel.nn..")
            .layer("train")
            .definedBy("io.evenkeel.train..")
            .layer("gauge")
            .definedBy("io.evenkeel.gauge..")
            .layer("prune")
            .definedBy("io.evenkeel.prune..")
            .layer("evolution")
            .definedBy("io.evenkeel.evolution..")
            .whereLayer("gauge")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("prune")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("evolution")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("train")
            .mayOnlyBeAccessedByLayers("gauge", "prune")
            .whereLayer("nn")
            .mayOnlyBeAccessedByLayers("train", "gauge", "prune", "evolution")
            .whereLayer("tensor")
            .mayOnlyBeAccessedByLayers("nn", "train", "gauge", "prune", "evolution")
            .whereLayer("matrix")
            .mayOnlyBeAccessedByLayers("nn", "train", "gauge", "prune", "evolution");

    @ArchTest
    static final ArchRule ONLY_KERNELS_KNOW_THE_VECTOR_MODULE = noClasses()
            .that()
            .resideOutsideOfPackage("io.evenkeel.kernel..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jdk.incubator..");

    @ArchTest
    static final ArchRule NO_CYCLES_BETWEEN_LAYERS =
            slices().matching("io.evenkeel.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule KERNELS_DO_NOT_USE_PLATFORM_DEPENDENT_FUNCTIONS = noClasses()
            .that()
            .resideInAnyPackage("io.evenkeel.kernel..", "io.evenkeel.matrix..", "io.evenkeel.tensor..")
            .should()
            .callMethod(Math.class, "exp", double.class)
            .orShould()
            .callMethod(Math.class, "log", double.class)
            .orShould()
            .callMethod(Math.class, "tanh", double.class);
}
