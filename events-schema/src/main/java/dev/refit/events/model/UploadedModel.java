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
 * A model that no run has made: its exported form and rows that show what it reads, as somebody has given them.
 *
 * @param name what the giver's file was called
 * @param mojo H2O's portable form of the model
 * @param examples a CSV file whose first line names its columns, all inputs of the model among them
 * @param examplesName what the giver's file was called
 * @param description what its predictions mean, in the giver's words; null when nothing is said
 * @param packaging of which the coordinates, the number of examples and the policies count
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

    /** Derived, not drawn, and of the form of a run's: the same files and words, wherever they lie, have the same one. */
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

    /** What the run that makes a library of it is called by. */
    public RunRef ref(int generation) {
        return new RunRef(id(), generation, family(), RunRef.UPLOADED);
    }

    /** The artifact, as a refit would be called. */
    private String family() {
        String name = packaging.maven().artifactId().replace('.', '-');
        String fitting = name.substring(0, Math.min(name.length(), RefitDefinition.MAX_NAME));
        return fitting.endsWith("-") ? fitting.substring(0, fitting.length() - 1) : fitting;
    }
}
