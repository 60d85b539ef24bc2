package dev.refit.champion;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class PackagesTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.refit.champion");

    @Test
    void packagesDependOnEachOtherWithoutCycles() {
        slices().matching("dev.refit.champion.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void aConsumerNeedsNothingButJavaAndTheModelRuntime() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "javax.xml.stream..", "dev.refit.model..", "dev.refit.champion..")
                .check(CLASSES);
    }
}
