package io.evenkeel.spark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Spark can be left away: nothing but this module knows it. */
@AnalyzeClasses(packages = "io.evenkeel", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule NOBODY_DEPENDS_ON_SPARK = noClasses()
            .that()
            .resideOutsideOfPackage("io.evenkeel.spark..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.evenkeel.spark..", "org.apache.spark..", "scala..");
}
