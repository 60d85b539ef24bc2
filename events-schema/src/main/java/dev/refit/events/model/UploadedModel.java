package dev.refit.events.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.refit.events.RefitJson;
import dev.refit.events.artifact.StoredFile;
import dev.refit.events.checks.Checks;
import dev.refit.events.checks.Digests;
import dev.refit.events.definition.PackagingSpec;
import dev.refit.events.definition.RefitDefinition;
import dev.refit.events.run.RunRef;
import java.util.List;

/**
 * A model that was trained elsewhere: its exported form, and example rows of its inputs.
 *
 * @param name the name of the sender's file
 * @param mojo H2O's portable form of the model
 * @param examples a CSV file whose first line names its columns, all inputs of the model among them
 * @param examplesName the name of the sender's file
 * @param description the meaning of its predictions, in the sender's words; null when not given
 * @param packaging the coordinates, the number of examples and the policies; nothing else of it is used
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UploadedModel(
        String name,
        StoredFile mojo,
        StoredFile examples,
        String examplesName,
        String description,
        PackagingSpec packaging) {
    public UploadedModel {
        Checks.text("name", name);
        Checks.present("mojo", mojo);
        Checks.present("examples", examples);
        Checks.text("examplesName", examplesName);
        Checks.present("packaging", packaging);
    }

    /**
     * The id of the run that packages the model. It is derived from the content, so equal files and options have equal ids
     * wherever they lie. It has ten hexadecimal digits: events of earlier releases do not carry it, and must give the same one.
     */
    @JsonIgnore
    public String id() {
        String identity = RefitJson.write(List.of(
                name,
                mojo.sha256(),
                examples.sha256(),
                examplesName,
                description == null ? "" : description,
                RefitJson.write(packaging)));
        return family() + "-" + Digests.sha256(identity).substring(0, 10);
    }

    /** Identifies the run that packages the model. */
    public RunRef ref(int generation) {
        return new RunRef(id(), generation, family(), RunRef.UPLOADED);
    }

    /** The artifact id, in the form of a refit's name. */
    private String family() {
        String name = packaging.maven().artifactId().replace('.', '-');
        String fitting = name.substring(0, Math.min(name.length(), RefitDefinition.MAX_NAME));
        return fitting.endsWith("-") ? fitting.substring(0, fitting.length() - 1) : fitting;
    }
}
