package dev.refit.launcher.kubernetes;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class PackagesTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.refit.launcher.kubernetes");

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.refit.launcher.(**)").should().beFreeOfCycles().check(CLASSES);
    }
}
