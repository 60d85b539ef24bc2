package dev.refit.trigger;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class PackagesTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.refit.trigger");

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.refit.(trigger..)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void rulesAreFreeOfKafkaAndFrameworks() {
        noClasses()
                .that()
                .resideInAPackage("dev.refit.trigger.rule..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.kafka..",
                        "io.quarkus..",
                        "jakarta..",
                        "dev.refit.trigger.topology..",
                        "dev.refit.trigger.arrival..",
                        "dev.refit.store..")
                .check(CLASSES);
    }

    @Test
    void arrivalsNeedNoKafka() {
        noClasses()
                .that()
                .resideInAPackage("dev.refit.trigger.arrival..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "dev.refit.trigger.topology..", "dev.refit.trigger.rule..")
                .check(CLASSES);
    }

    @Test
    void nothingNeedsQuarkus() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.quarkus..", "io.smallrye..", "jakarta..")
                .check(CLASSES);
    }
}
