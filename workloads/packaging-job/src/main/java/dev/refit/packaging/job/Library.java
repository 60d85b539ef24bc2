package dev.refit.packaging.job;

import com.palantir.javapoet.ClassName;
import dev.refit.events.definition.MavenSpec;
import dev.refit.events.definition.PackagingSpec;
import dev.refit.events.workload.WorkloadRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The library to be made. Its Java package is the group id; its classes are named after the artifact: {@code
 * flight-delay-model} gives {@code FlightDelayModel}, {@code FlightDelayInput} and {@code FlightDelayPrediction}.
 *
 * @param recorded all the recorded predictions that it is held against
 * @param examples the recorded predictions that it carries
 * @param ranges of its inputs in training
 */
record Library(
        Origin origin,
        ModelShape shape,
        List<InputField> fields,
        RecordedExamples recorded,
        LibraryExamples examples,
        Ranges ranges) {

    WorkloadRequest.Packaging request() {
        return origin.request();
    }

    String groupId() {
        return maven().groupId();
    }

    String artifactId() {
        return maven().artifactId();
    }

    String version() {
        return request().version();
    }

    String coordinates() {
        return groupId() + ":" + artifactId() + ":" + version();
    }

    ClassName model() {
        return named("Model");
    }

    ClassName input() {
        return named("Input");
    }

    ClassName builder() {
        return input().nestedClass("Builder");
    }

    ClassName prediction() {
        return named("Prediction");
    }

    ClassName parityTest() {
        return named("ParityTest");
    }

    ClassName sparkFunction() {
        return ClassName.get(packageName(), model().simpleName() + "Spark");
    }

    /** Of the artifact that holds {@link #sparkFunction}. */
    String sparkArtifactId() {
        return artifactId() + "-spark";
    }

    /** Of the runtime's class of this name. */
    ClassName runtime(String name) {
        return ClassName.get(runtimePackage(), name);
    }

    /** Of the class of this name that libraries stand on. */
    ClassName base(String name) {
        return ClassName.get(runtimePackage() + ".library", name);
    }

    /** Where the runtime lies in this library. */
    String runtimePackage() {
        return packageName() + "." + JavaNames.packageName(artifactId().replaceAll("[^a-z0-9]", "")) + ".runtime";
    }

    /** The folder of the package within a jar, ending in a slash. */
    String folder() {
        return packageName().replace('.', '/') + "/";
    }

    String packageName() {
        return JavaNames.packageName(groupId());
    }

    String mojoResource() {
        return model().simpleName() + ".mojo.zip";
    }

    String examplesResource() {
        return model().simpleName() + ".examples.tsv";
    }

    /** What gives names to the enums within the input of a library; empty when its levels are texts. */
    static Optional<JavaNames> enumNames(PackagingSpec packaging) {
        String input = named(packaging.maven().artifactId(), "Input").toLowerCase(Locale.ROOT);
        return packaging.levelsAreConstants()
                ? Optional.of(new JavaNames(List.of(input, "builder")))
                : Optional.empty();
    }

    private ClassName named(String suffix) {
        return ClassName.get(packageName(), named(artifactId(), suffix));
    }

    private static String named(String artifactId, String suffix) {
        String base = JavaNames.upperCamel(artifactId);
        return (base.endsWith("Model") ? base.substring(0, base.length() - "Model".length()) : base) + suffix;
    }

    private MavenSpec maven() {
        return request().packaging().maven();
    }
}
