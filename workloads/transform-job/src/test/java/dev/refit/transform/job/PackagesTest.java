package dev.refit.transform.job;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class PackagesTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.refit.transform.job");

    @Test
    void packages_have_no_cycles() {
        slices().matching("dev.refit.transform.(job..)")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void the_workload_knows_no_service() {
        noClasses()
                .that()
                .resideInAPackage("dev.refit..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.quarkus..", "dev.refit.stage..")
                .check(CLASSES);
    }
}
