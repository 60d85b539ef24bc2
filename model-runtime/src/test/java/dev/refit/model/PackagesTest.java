package dev.refit.model;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class PackagesTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.refit.model");

    @Test
    void packagesDependOnEachOtherWithoutCycles() {
        slices().matching("dev.refit.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void aPackagedLibraryNeedsNothingButJava() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "dev.refit.model..")
                .check(CLASSES);
    }

    @Test
    void scoringDoesNotKnowTheFormatsThatItsModelsComeIn() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.refit.model", "dev.refit.model.forest", "dev.refit.model.shap")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.refit.model.mojo", "dev.refit.model.mojo.tree", "dev.refit.model.xgboost")
                .check(CLASSES);
    }
}
