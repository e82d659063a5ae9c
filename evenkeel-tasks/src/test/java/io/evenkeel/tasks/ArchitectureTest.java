package io.evenkeel.tasks;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/**
 * Tasks know tensors and the interfaces of training; no network, no gauge, no program, no library. Domains know the interfaces of
 * evolution too, and a model where one is part of the problem.
 */
@AnalyzeClasses(packages = "io.evenkeel.tasks", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    /** What {@link Math} gives exactly or rounded correctly, and so the same everywhere. */
    private static final Set<String> EXACT = Set.of(
            "abs",
            "min",
            "max",
            "sqrt",
            "fma",
            "floor",
            "ceil",
            "rint",
            "round",
            "signum",
            "copySign",
            "scalb",
            "ulp",
            "floorMod",
            "floorDiv",
            "toIntExact",
            "addExact",
            "multiplyExact");

    @ArchTest
    static final ArchRule TASKS_USE_TENSORS_AND_TRAINING_ONLY = classes()
            .that()
            .resideOutsideOfPackage("io.evenkeel.tasks.domain..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "io.evenkeel.tasks..",
                    "io.evenkeel.kernel",
                    "io.evenkeel.tensor..",
                    "io.evenkeel.train..");

    @ArchTest
    static final ArchRule DOMAINS_USE_EVOLUTION_AND_NO_TRAINING = classes()
            .that()
            .resideInAPackage("io.evenkeel.tasks.domain..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "io.evenkeel.tasks..",
                    "io.evenkeel.kernel",
                    "io.evenkeel.tensor..",
                    "io.evenkeel.nn..",
                    "io.evenkeel.evolution..");

    @ArchTest
    static final ArchRule DOMAINS_HAVE_THE_SAME_BITS_ON_EVERY_PLATFORM = noClasses()
            .that()
            .resideInAPackage("io.evenkeel.tasks.domain..")
            .should()
            .callMethodWhere(describe(
                    "rounds as the platform likes",
                    call -> call.getTargetOwner().isEquivalentTo(Math.class) && !EXACT.contains(call.getName())));
}
