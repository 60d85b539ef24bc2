package dev.refit.ingest;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.refit.stage.access.AccessControl;
import dev.refit.trigger.rule.Explanation;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.HttpMethod;
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
                .dependOnClassesThat(
                        resideInAPackage("dev.refit.trigger.rule..").and(not(belongToAnyOf(Explanation.class))))
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

    @Test
    void everyEndpointAsksWhetherItsCallerMay() {
        DescribedPredicate<JavaMethod> endpoint = describe("are endpoints", method -> method.getAnnotations().stream()
                .anyMatch(annotation -> annotation.getRawType().isMetaAnnotatedWith(HttpMethod.class)
                        || annotation.getRawType().isAnnotatedWith(HttpMethod.class)));
        ArchCondition<JavaMethod> ask = new ArchCondition<>("call AccessControl.require") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean asks = method.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> call.getTargetOwner().isEquivalentTo(AccessControl.class)
                                && call.getTarget().getName().equals("require"));
                events.add(new SimpleConditionEvent(method, asks, method.getFullName() + " asks for no permission"));
            }
        };

        methods().that(endpoint).should(ask).check(CLASSES);
    }
}
