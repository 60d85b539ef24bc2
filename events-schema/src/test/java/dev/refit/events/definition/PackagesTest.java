package dev.refit.events.definition;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class PackagesTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.refit.events.definition");

    @Test
    void packages_have_no_cycles() {
        slices().matching("dev.refit.events.(definition..)")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void what_engines_share_knows_no_engine() {
        noClasses()
                .that()
                .resideInAPackage("dev.refit.events.definition.engine")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.refit.events.definition.engine.h2o..", "dev.refit.events.definition.engine.spark..")
                .check(CLASSES);
    }
}
