package dev.refit.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.refit.events.RefitJson;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The description of the HTTP interface in {@code docs/openapi.yaml} is that of the endpoints. */
class OpenApiTest {
    private static final java.nio.file.Path FILE = java.nio.file.Path.of("../docs/openapi.yaml");

    private final JsonNode document = document();

    @Test
    void everyEndpointIsDescribedAndNothingElse() {
        Set<String> described = new TreeSet<>();
        document.path("paths").properties().forEach(path -> path.getValue()
                .fieldNames()
                .forEachRemaining(member -> described.add(member + " " + path.getKey())));
        described.removeIf(operation -> operation.startsWith("parameters "));

        assertThat(described).isEqualTo(endpoints()).isNotEmpty();
    }

    @Test
    void everyOperationTellsWhatItRefuses() {
        for (JsonNode path : document.path("paths")) {
            path.properties().stream()
                    .filter(operation -> !operation.getKey().equals("parameters"))
                    .forEach(operation -> assertThat(names(operation.getValue().path("responses")))
                            .as(operation.getKey())
                            .contains("400", "401", "403", "503")
                            .anyMatch(status -> status.startsWith("2")));
        }
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        assertThat(document.findValues("$ref")).isNotEmpty().allSatisfy(reference -> {
            String target = reference.asText();
            if (target.startsWith("#/")) {
                assertThat(document.at(target.substring(1)).isObject())
                        .as(target)
                        .isTrue();
            } else {
                assertThat(FILE.resolveSibling(target)).exists();
            }
        });
    }

    private static Set<String> endpoints() {
        Set<String> endpoints = new TreeSet<>();
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.refit").stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .map(JavaClass::reflect)
                        .forEach(type -> endpoints.addAll(endpoints(type)));
        return endpoints;
    }

    private static List<String> endpoints(Class<?> type) {
        String path = type.getAnnotation(Path.class).value();
        return Arrays.stream(type.getDeclaredMethods())
                .flatMap(method -> verbs(method).map(verb -> verb + " " + path + suffix(method)))
                .toList();
    }

    private static String suffix(Method method) {
        Path below = method.getAnnotation(Path.class);
        return below == null ? "" : "/" + below.value();
    }

    private static Stream<String> verbs(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(verb -> verb != null)
                .map(verb -> verb.value().toLowerCase(Locale.ROOT));
    }

    private static List<String> names(JsonNode object) {
        Iterable<String> names = object::fieldNames;
        return StreamSupport.stream(names.spliterator(), false).toList();
    }

    private static JsonNode document() {
        try {
            Object yaml = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(FILE));
            return RefitJson.mapper().valueToTree(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
