package dev.refit.documentation;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The page about the settings of the four services, made from the interfaces that read them. */
final class SettingsReference {
    static final Path FILE = Checkout.ROOT.resolve("docs/settings.md");

    private static final String HEAD =
            """
            # Settings of the services

            This page is made from the sources (`mvn test -pl system-tests/documentation -Dtest=RewriteFiles`); a test holds it
            current. A setting is an environment variable, a system property, or a line of `config/application.properties`
            beside the service. Durations are written as `30s`, `5m`, `2h` or in ISO 8601 (`PT30S`).

            Services are Quarkus applications and take its settings as well: `QUARKUS_HTTP_PORT`, `KAFKA_BOOTSTRAP_SERVERS` and
            [all others](https://quarkus.io/guides/all-config). Each launcher has settings of its own below
            `refit.launcher.<kind>`: [kubernetes](kubernetes-launcher.md#settings). The artifact store's are in
            [artifact-store.md](artifact-store.md).
            """;

    private SettingsReference() {}

    static String markdown() {
        StringBuilder page = new StringBuilder(HEAD);
        modules().forEach(module -> {
            List<ConfigInterface> mappings = Checkout.files(module + "/src/main/java", ".java").stream()
                    .flatMap(source -> ConfigInterface.in(source).stream())
                    .toList();
            if (!mappings.isEmpty()) {
                page.append("\n## ").append(title(module)).append('\n');
                mappings.forEach(mapping -> append(page, mapping));
            }
        });
        return page.toString();
    }

    private static void append(StringBuilder page, ConfigInterface mapping) {
        page.append('\n')
                .append(mapping.meaning())
                .append("\n\n| setting | type | default | meaning |\n|---|---|---|---|\n");
        mapping.settings().forEach(setting -> page.append(setting.row()));
    }

    /** What all services share, then each service. */
    private static Stream<String> modules() {
        return Stream.of(
                "stage-runtime", "ingest-service", "transform-service", "training-service", "packaging-service");
    }

    private static String title(String module) {
        return module.equals("stage-runtime") ? "Every service" : module;
    }
}
