package dev.refit.definition;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class PackagesTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.refit.definition");

    @Test
    void packages_have_no_cycles() {
        slices().matching("dev.refit.(definition..)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void engines_do_not_know_each_other() {
        noClasses()
                .that()
                .resideInAPackage("dev.refit.definition.engine.h2o..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.refit.definition.engine.spark..")
                .check(CLASSES);
    }
}
