package io.evenkeel.tasks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Tasks know tensors and the interfaces of training; no network, no gauge, no program, no library. */
@AnalyzeClasses(packages = "io.evenkeel.tasks", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule TASKS_USE_TENSORS_AND_TRAINING_ONLY = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "io.evenkeel.tasks..",
                    "io.evenkeel.kernel",
                    "io.evenkeel.tensor..",
                    "io.evenkeel.train..");
}
