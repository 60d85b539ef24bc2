package dev.refit.cli.definitions;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.refit.events.RefitJson;
import dev.refit.events.run.DefinitionRecord;

/** A definition for people. */
record DefinitionText(DefinitionRecord record) {
    String render() {
        try {
            return record.definition().spec().name()
                    + (record.suspended() ? " (suspended)" : "")
                    + ", digest "
                    + record.definition().digest()
                    + "\n"
                    + RefitJson.mapper()
                            .writerWithDefaultPrettyPrinter()
                            .writeValueAsString(record.definition().spec());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
