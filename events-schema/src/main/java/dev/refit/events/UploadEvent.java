package dev.refit.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.refit.events.RunEvent.LibraryPublic;
import dev.refit.events.RunEvent.LibraryReady;
import dev.refit.events.RunEvent.ModelReady;
import dev.refit.events.checks.Checks;
import dev.refit.events.definition.RefitDefinition;
import dev.refit.events.model.UploadedModel;
import dev.refit.events.release.Release;
import dev.refit.events.run.Actor;
import dev.refit.events.run.RunId;
import dev.refit.events.run.RunRef;
import java.net.URI;

/**
 * An event of a run that packages an uploaded model. Such a run has no definition, data, trials or metric, so its stages have
 * triggers and outcomes of their own. Its {@link StageEvent}s are those of any run.
 */
public sealed interface UploadEvent extends RunEvent {

    /**
     * A model was uploaded. Starts packaging.
     *
     * @param actor who uploaded it, or asked for this generation; null when that is not known
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ModelUploaded(UploadedModel upload, int generation, Actor actor) implements UploadEvent, ModelReady {
        public ModelUploaded {
            Checks.present("upload", upload);
            Checks.atLeast("generation", generation, 1);
        }

        /** An upload of which is not known who sent it. */
        public ModelUploaded(UploadedModel upload, int generation) {
            this(upload, generation, null);
        }

        @Override
        public RunRef ref() {
            return upload.ref(generation);
        }

        @Override
        public ModelUploaded inGeneration(int other) {
            return new ModelUploaded(upload, other, actor);
        }

        @Override
        public ModelUploaded by(Actor other) {
            return new ModelUploaded(upload, generation, other);
        }
    }

    /**
     * The model's library is built and proven, and not public yet. Starts promotion.
     *
     * @param actor who uploaded it, or asked for this generation; null when that is not known
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record UploadPackaged(UploadedModel upload, int generation, Release release, Actor actor)
            implements UploadEvent, LibraryReady {
        public UploadPackaged {
            Checks.present("upload", upload);
            Checks.atLeast("generation", generation, 1);
            Checks.present("release", release);
        }

        /** An upload of which is not known who sent it. */
        public UploadPackaged(UploadedModel upload, int generation, Release release) {
            this(upload, generation, release, null);
        }

        @Override
        public RunRef ref() {
            return upload.ref(generation);
        }

        @Override
        public UploadPackaged inGeneration(int other) {
            return new UploadPackaged(upload, other, release, actor);
        }

        @Override
        public UploadPackaged by(Actor other) {
            return new UploadPackaged(upload, generation, release, other);
        }
    }

    /**
     * The library is public: the run has succeeded.
     *
     * @param refit the artifact, in the form of a refit's name
     * @param jar where the library's jar lies in the Maven repository
     */
    record UploadPromoted(String run, int generation, String refit, String coordinates, URI jar)
            implements UploadEvent, LibraryPublic {
        public UploadPromoted {
            Checks.name("run", run, RunId.MAX);
            Checks.atLeast("generation", generation, 1);
            Checks.name("refit", refit, RefitDefinition.MAX_NAME);
            Checks.text("coordinates", coordinates);
            Checks.published("jar", jar);
        }

        @Override
        public String runId() {
            return run;
        }
    }
}
