package dev.refit.packaging.job.library;

import com.palantir.javapoet.ClassName;
import dev.refit.events.RefitJson;
import dev.refit.events.definition.MavenSpec;
import dev.refit.events.definition.PackagingSpec;
import dev.refit.events.model.ModelSchema;
import dev.refit.events.workload.WorkloadRequest;
import dev.refit.model.Scorer;
import dev.refit.packaging.job.examples.LibraryExamples;
import dev.refit.packaging.job.examples.RecordedExamples;
import dev.refit.packaging.job.model.ModelShape;
import dev.refit.packaging.job.origin.Origin;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The library to be made. Its Java package is the group id. Its classes are named after the artifact: {@code
 * flight-delay-model} gives {@code FlightDelayModel}, {@code FlightDelayInput} and {@code FlightDelayPrediction}.
 *
 * @param recorded all recorded predictions, which the library must reproduce
 * @param examples the recorded predictions that the library carries
 * @param ranges the ranges of the inputs in training
 */
public record Library(
        Origin origin,
        ModelShape shape,
        List<InputField> fields,
        RecordedExamples recorded,
        LibraryExamples examples,
        TrainingRanges ranges) {

    /**
     * Returns the fields as callers see them: in the order of the schema, which is that of the feature table. H2O orders the
     * inputs of some models by how many levels they have, which changes with the data.
     */
    public List<InputField> fieldsOfCallers() {
        List<String> order = origin.schema()
                .map(json -> RefitJson.read(json, ModelSchema.class).inputs().stream()
                        .map(ModelSchema.Input::name)
                        .toList())
                .orElse(List.of());
        Map<String, Integer> places = new HashMap<>();
        order.forEach(name -> places.put(name, places.size()));
        return fields.stream()
                .sorted(Comparator.comparing(field -> places.getOrDefault(field.feature(), places.size())))
                .toList();
    }

    /** Names the inputs that are times, in the model's order. */
    public List<String> times() {
        return fields.stream()
                .filter(field -> field.kind() == InputField.Kind.INSTANT)
                .map(InputField::feature)
                .toList();
    }

    public WorkloadRequest.Packaging request() {
        return origin.request();
    }

    public String groupId() {
        return maven().groupId();
    }

    public String artifactId() {
        return maven().artifactId();
    }

    public String version() {
        return request().version();
    }

    public String coordinates() {
        return groupId() + ":" + artifactId() + ":" + version();
    }

    public ClassName model() {
        return named("Model");
    }

    public ClassName input() {
        return named("Input");
    }

    public ClassName builder() {
        return input().nestedClass("Builder");
    }

    public ClassName prediction() {
        return named("Prediction");
    }

    public ClassName parityTest() {
        return named("ParityTest");
    }

    public ClassName sparkFunction() {
        return ClassName.get(packageName(), model().simpleName() + "Spark");
    }

    /** Names the artifact that holds {@link #sparkFunction}. */
    public String sparkArtifactId() {
        return maven().sparkFunction().artifactId();
    }

    /** Returns a class of the model runtime as this library carries it, in a package of the library's own. */
    public ClassName runtime(Class<?> type) {
        String subPackage =
                type.getPackageName().substring(Scorer.class.getPackageName().length());
        return ClassName.get(runtimePackage() + subPackage, type.getSimpleName());
    }

    /** Names the package of the model runtime in this library. */
    public String runtimePackage() {
        return packageName() + "." + JavaNames.packageName(artifactId().replaceAll("[^a-z0-9]", "")) + ".runtime";
    }

    /** Names the folder of the package within a jar, with a slash at its end. */
    public String folder() {
        return packageName().replace('.', '/') + "/";
    }

    public String packageName() {
        return JavaNames.packageName(groupId());
    }

    public String mojoResource() {
        return model().simpleName() + ".mojo.zip";
    }

    public String examplesResource() {
        return model().simpleName() + ".examples.tsv";
    }

    /** Returns what names the enums within the input of a library. It is empty when levels are texts. */
    public static Optional<JavaNames> enumNames(PackagingSpec packaging) {
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
