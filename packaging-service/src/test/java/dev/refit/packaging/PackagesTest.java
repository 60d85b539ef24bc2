package dev.refit.packaging;

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
            .importPackages("dev.refit.packaging");

    @Test
    void noTwoPackagesDependOnEachOther() {
        slices().matching("dev.refit.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void noOtherServiceAndNoWorkloadIsUsed() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.refit.ingest..",
                        "dev.refit.transform..",
                        "dev.refit.training..",
                        "dev.refit.packaging.job..")
                .check(CLASSES);
    }

    @Test
    void theWayToARepositoryKnowsNothingOfStages() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.refit.packaging.repository", "dev.refit.packaging.publish")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.refit.stage..", "dev.refit.packaging.version", "dev.refit.packaging")
                .check(CLASSES);
    }
}
