package dev.refit.packaging.job;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class PackagesTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.refit.packaging.job");

    @Test
    void packagesDependOnEachOtherWithoutCycles() {
        slices().matching("dev.refit.packaging.(**)").should().beFreeOfCycles().check(CLASSES);
    }
}
