package dev.refit.definition;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refit.definition.schema.DefinitionSchema;
import dev.refit.definition.schema.SchemaWords;
import dev.refit.events.definition.engine.h2o.ForbiddenParameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/** The reference of all keys, made of the schema. */
final class DefinitionReference {
    static final Path EXAMPLE = Path.of("src/test/resources/valid/flight-delay.yaml");

    private static final Path RESOURCES = Path.of("src/test/resources/crd/section.md");

    private static final String HEAD =
            """
            # The refit definition

            One YAML file says what to refit from which data, and how. Made from the JSON Schema
            [`refit.schema.json`](../definition/src/main/resources/refit.dev/v1/refit.schema.json); an editor that knows
            YAML completes and checks keys by it when the file begins with
            `# yaml-language-server: $schema=<path of refit.schema.json>`.

            `refit validate FILE` names everything that is wrong at once, with line, column and what was expected. Spark checks
            the SQL against the columns that are declared below, and the training is held against the columns that come out;
            SQL over datasets without `columns` is parsed only. `--no-sql` leaves Spark out.

            ```yaml
            %s```

            ## When a run is requested

            - A version of a dataset is one arrival of one of its partitions with a token that the partition has not had. A token
              that comes again, however late, is no new version: the tokens A, B, A are two versions, and B stays the newest.
              `refit publish --again` makes A the newest once more.
            - A run of a partition is requested by the arrival that completes it: there is a version of that partition of
              every dataset without `latest: true`, and any version of those with it. The order does not matter. It reads
              the newest version of each.
            - A further version of a complete partition corrects it and requests another run.
            - A new version of a `latest: true` dataset requests nothing by itself: the next runs read it. Only its very
              first version requests the runs of the partitions that lacked nothing else.
            - What arrived before the definition was applied, or while it was suspended, counts as present but requests
              nothing afterwards. `refit run REFIT --partition P` requests a run by hand, as often as it is asked to.

            ## All keys

            | key | value | default | meaning |
            |---|---|---|---|
            """;

    private static final String VIEWS =
            """

            ## What the transform sees

            | name in SQL | what it is |
            |---|---|
            | `flights` | the dataset `flights`: the rows of all partitions that the run reads. `-` in a dataset's name is `_` |
            | `by_partition.flights` | the same rows in three columns: `partition`, the name of theirs; `newest`, whether it is the run's own; `row`, a struct of the dataset's columns |

            The columns are in a struct because data may have columns of any name. `SELECT row.*, partition` brings them side by
            side. All partitions of a dataset must have the same columns; members of JSON that nobody declared are found in all
            partitions together. An `optional` dataset that a run lacks is empty under both names. In a class of a jar
            `session.table("by_partition.flights")` is the same.

            A run over several periods is judged by the newest when the holdout lies there:

            ```sql
            SELECT row.*,
              CASE WHEN newest AND pmod(xxhash64(row.origin, row.time_hour), 2) = 0 THEN 'test'
                   WHEN pmod(xxhash64(row.origin, row.time_hour), 10) = 1 THEN 'validation'
                   ELSE 'train' END AS split
            FROM by_partition.flights
            ```

            Rows are told apart by what is in them, so that a further attempt divides them alike; `rand()` does not. In the rows
            of a `latest: true` dataset `newest` is false, unless its partition has the name of the run's.
            """;

    private static final Path SEARCH = Path.of("src/test/resources/search/section.md");

    private static final String PARAMETERS =
            """

            ## Parameters of H2O

            `parameters` and `trials` take H2O's own parameters of the algorithm, by their names and with values of their
            types. `refit validate` refuses names that the algorithm does not have and values of another type. Whether a
            value is in range is decided by H2O when the trial begins. Mappings are of columns to
            numbers, such as `monotone_constraints: {distance: 1}`. A definition cannot hold frames and models, so parameters
            that take them are refused, and so are these:

            | parameter | why not | instead |
            |---|---|---|
            """;

    private final StringBuilder out = new StringBuilder();
    private final Map<String, String> later = new TreeMap<>();
    private final Map<String, String> elsewhere = new TreeMap<>();

    String markdown() throws IOException {
        out.append(HEAD.formatted(Files.readString(EXAMPLE)));
        keys("", DefinitionSchema.TREE);
        out.append(VIEWS);
        out.append(Files.readString(SEARCH));
        parameters();
        out.append("\n"
                + "## Keys that are not supported yet\n\n"
                + "They are refused by name, so that nobody believes in them.\n\n");
        out.append("| key | what it will say |\n|---|---|\n");
        later.forEach((key, meaning) -> out.append("| `%s` | %s |\n".formatted(key, meaning)));
        out.append("\n## Keys that each stage has of its own\n\n| not | but |\n|---|---|\n");
        elsewhere.forEach((key, place) -> out.append("| `%s` | %s |\n".formatted(key, place)));
        out.append(Files.readString(RESOURCES));
        return out.toString();
    }

    private void parameters() {
        out.append(PARAMETERS);
        for (String name : ForbiddenParameter.names()) {
            ForbiddenParameter forbidden = ForbiddenParameter.find(name).orElseThrow();
            out.append("| `%s` | a parameter %s | %s |\n".formatted(name, forbidden.reason(), forbidden.instead()));
        }
    }

    private void keys(String prefix, JsonNode object) {
        Set<String> required = new java.util.HashSet<>();
        object.path("required").forEach(name -> required.add(name.textValue()));
        named(prefix, object.path("x-later"), later);
        named(prefix, object.path("x-elsewhere"), elsewhere);
        object.path("properties").fields().forEachRemaining(e -> {
            String path = prefix + e.getKey();
            row(path, e.getValue(), required.contains(e.getKey()));
            JsonNode meant = DefinitionSchema.resolved(e.getValue());
            keys(path + ".", meant);
            if (meant.has("allOf")) {
                options(path + ".", meant.get("allOf"));
            }
            JsonNode items = DefinitionSchema.resolved(meant.path("items"));
            keys(path + "[].", items);
        });
    }

    private static void named(String prefix, JsonNode refused, Map<String, String> into) {
        refused.fields()
                .forEachRemaining(
                        e -> into.put(prefix + e.getKey(), e.getValue().textValue()));
    }

    /** The options of each format, once each, though several formats have the same. */
    private void options(String prefix, JsonNode branches) {
        Set<String> said = new java.util.HashSet<>(Set.of("type"));
        StreamSupport.stream(branches.spliterator(), false)
                .map(branch -> DefinitionSchema.resolved(branch.get("then")).get("properties"))
                .forEach(properties -> properties.fields().forEachRemaining(e -> {
                    if (said.add(e.getKey())) {
                        row(prefix + e.getKey(), e.getValue(), false);
                    }
                }));
    }

    private void row(String path, JsonNode part, boolean required) {
        JsonNode meant = DefinitionSchema.resolved(part);
        JsonNode preset = meant.path("default");
        String value = meant.path("type").asText().equals("object") ? "a mapping of keys" : SchemaWords.of(part);
        String fallback = required ? "required" : preset.isMissingNode() ? "" : "`" + preset.toString() + "`";
        JsonNode own = part.path("description");
        String meaning = own.isMissingNode() ? meant.path("description").asText() : own.textValue();
        out.append("| `%s` | %s | %s | %s |\n".formatted(path, value, fallback, meaning));
    }
}
