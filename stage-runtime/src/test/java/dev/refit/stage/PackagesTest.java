package dev.refit.stage;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Which package may use which. */
class PackagesTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.refit.stage");

    @Test
    void noTwoPackagesDependOnEachOther() {
        slices().matching("dev.refit.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void theContractUsesNothingOfWhatCarriesItOut() {
        noClasses()
                .that()
                .resideInAPackage("dev.refit.stage")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.refit.stage.*..")
                .check(CLASSES);
    }

    @Test
    void executionKnowsNothingOfKafkasConsumers() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.refit.stage.consume")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.refit.stage.consume")
                .check(CLASSES);
    }

    @Test
    void nothingHereDependsOnAService() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.refit.ingest..", "dev.refit.transform..", "dev.refit.training..", "dev.refit.packaging..")
                .check(CLASSES);
    }
}
