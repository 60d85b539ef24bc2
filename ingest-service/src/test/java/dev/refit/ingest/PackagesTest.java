package dev.refit.ingest;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Path;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class PackagesTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.refit.ingest");

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.refit.(ingest..)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void httpAndCustomResourcesDoNotDependOnEachOther() {
        noClasses()
                .that()
                .resideInAPackage("dev.refit.ingest.http..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.refit.ingest.customresource..", "io.fabric8..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("dev.refit.ingest.customresource..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.refit.ingest.http..", "jakarta.ws.rs..")
                .check(CLASSES);
    }

    @Test
    void theServiceRunsTheTopologyAndDecidesNothingItself() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.refit.trigger.rule..")
                .check(CLASSES);
    }

    /** A response that another thread completes sometimes finds the context of the request closed. */
    @Test
    void endpointsAnswerOnTheThreadOfTheRequest() {
        noMethods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Path.class)
                .should()
                .haveRawReturnType(
                        assignableTo(Uni.class).or(assignableTo(Multi.class)).or(assignableTo(CompletionStage.class)))
                .check(CLASSES);
    }
}
