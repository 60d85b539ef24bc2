package dev.refit.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refit.events.RefitJson.UnreadableException;
import dev.refit.events.data.Column;
import dev.refit.events.definition.ColumnType;
import dev.refit.events.definition.DatasetSpec;
import dev.refit.events.definition.Format;
import dev.refit.events.definition.RefitDefinition;
import dev.refit.events.golden.FlightDelay;
import dev.refit.events.golden.FlightDelayDefinition;
import dev.refit.events.run.DefinitionRecord;
import dev.refit.events.run.DefinitionVersion;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefitJsonTest {

    @Test
    void canonicalSortsMembersWhateverOrderTheyAreDeclaredIn() {
        assertThat(RefitJson.canonical(new Column("carrier", "string")))
                .isEqualTo("{\"name\":\"carrier\",\"type\":\"string\"}");
        assertThat(RefitJson.canonical(FlightDelayDefinition.of()))
                .startsWith("{\"data\":{\"datasets\":[{\"columns\":")
                .matches(".*\"name\":\"flight-delay\",\"packaging\":.*,\"training\":.*,\"transform\":.*");
    }

    @Test
    void theOrderOfColumnsIsPartOfADefinition() {
        Format withoutHeader = new Format.Csv(",", false, null, null);
        Map<String, ColumnType> columns = new LinkedHashMap<>();
        columns.put("b", ColumnType.INT);
        columns.put("a", ColumnType.INT);
        Map<String, ColumnType> swapped = new LinkedHashMap<>();
        swapped.put("a", ColumnType.INT);
        swapped.put("b", ColumnType.INT);

        assertThat(RefitJson.canonical(new DatasetSpec("d", withoutHeader, columns, false)))
                .isNotEqualTo(RefitJson.canonical(new DatasetSpec("d", withoutHeader, swapped, false)));
    }

    @Test
    void aDefinitionKeepsItsDigestOnAJourneyThroughJson() {
        DefinitionVersion version = DefinitionVersion.of(FlightDelayDefinition.of());

        RefitDefinition read = RefitJson.read(RefitJson.bytes(version.spec()), RefitDefinition.class);

        assertThat(DefinitionVersion.of(read)).isEqualTo(version);
    }

    @Test
    void aRecordOfTheDefinitionsTopicIsReadAsItWasWritten() {
        DefinitionRecord record = new DefinitionRecord(FlightDelay.run().definition(), true);

        DefinitionRecord read = RefitJson.read(RefitJson.bytes(record), DefinitionRecord.class);

        assertThat(read).isEqualTo(record);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "metric\":\"auc\"        | metric\":\"acc\"             | `acc\": not one of the values accepted`",
                "metric\":\"auc\"        | metric\":1                   | metric",
                "memory\":\"1g\"         | memory\":\"lots\"            | `memory: got lots, expected a whole number`",
                "trials\":{              | trials\":[{                  | trials",
                "parallel\":2            | parallel\":2.5               | parallel",
                "nodes\":1               | nodes\":-1                   | `nodes: got -1, expected at least 1`"
            })
    void aBadValueIsNamedWithItsPath(String good, String bad, String words) {
        String json = RefitJson.write(FlightDelayDefinition.of());
        assertThat(json).contains(good);

        assertThatThrownBy(() -> RefitJson.read(json.replace(good, bad).getBytes(UTF_8), RefitDefinition.class))
                .isInstanceOf(UnreadableException.class)
                .hasMessageStartingWith("not a valid RefitDefinition: ")
                .hasMessageContaining(words)
                .hasMessageContaining("at training.h2o");
    }

    @Test
    void anUnknownFormatIsNamed() {
        byte[] json = "{\"name\":\"d\",\"format\":{\"type\":\"xls\"}}".getBytes(UTF_8);

        assertThatThrownBy(() -> RefitJson.read(json, DatasetSpec.class))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContainingAll("'xls'", "[csv, json, parquet]", "at format");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"null | got null", "[] | not a valid Column", "{} | name: got null", "{} {} | not a valid Column"})
    void whatIsNoValueOfTheTypeIsRefused(String json, String words) {
        assertThatThrownBy(() -> RefitJson.read(json.getBytes(UTF_8), Column.class))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"depth", "number", "name"})
    void whatIsLargerThanAnyValueIsRefused(String what) {
        String json =
                switch (what) {
                    case "depth" -> "{\"more\": " + "[".repeat(5_000);
                    case "number" -> "{\"name\": " + "9".repeat(900_000) + "}";
                    default -> "{\"" + "n".repeat(1 << 20) + "\": 1}";
                };

        assertThatThrownBy(() -> RefitJson.read(json.getBytes(UTF_8), RefitDefinition.class))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("exceeds the maximum")
                .satisfies(refusal -> assertThat(refusal.getMessage()).hasSizeLessThan(1_000));
    }
}
