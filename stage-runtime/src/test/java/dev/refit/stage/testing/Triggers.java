package dev.refit.stage.testing;

import dev.refit.events.RunEvent.DataReady;
import dev.refit.events.RunEvent.FeaturesBuilt;
import dev.refit.events.RunEvent.ModelPackaged;
import dev.refit.events.RunEvent.ModelTrained;
import dev.refit.events.RunEvent.StageTrigger;
import dev.refit.events.UploadEvent.ModelUploaded;
import dev.refit.events.UploadEvent.UploadPackaged;
import dev.refit.events.artifact.StoredFile;
import dev.refit.events.definition.MavenSpec;
import dev.refit.events.definition.PackagingSpec;
import dev.refit.events.model.TrainedModel;
import dev.refit.events.model.UploadedModel;
import dev.refit.events.release.Release;
import dev.refit.events.run.RunContext;
import dev.refit.run.store.StoreLayout;
import dev.refit.store.ArtifactStore;
import java.util.List;
import java.util.Map;

/** One event of each type that a stage hands on, with every file that such an event can name. */
public final class Triggers {
    private Triggers() {}

    /** Events of one run and of one upload, not on record yet. */
    public static List<StageTrigger> all(ArtifactStore store, RunContext run, Release release) {
        TrainedModel model =
                Samples.model().with(Samples.file("schema.json"), Samples.file("holdout.tsv.gz"), Map.of());
        UploadedModel upload = upload(store, "shell-model");
        return List.of(
                new DataReady(run, Samples.snapshots()),
                new FeaturesBuilt(run, Samples.features()),
                new ModelTrained(run, Samples.features(), model),
                new ModelPackaged(run, model, release),
                new ModelUploaded(upload, 1),
                new UploadPackaged(upload, 1, release));
    }

    /** A model that is stored where uploads are. */
    public static UploadedModel upload(ArtifactStore store, String artifact) {
        return new UploadedModel(
                "model.zip",
                stored(store, "model.zip"),
                stored(store, "rows.csv"),
                "rows.csv",
                null,
                new PackagingSpec(new MavenSpec("com.example.models", artifact), 10));
    }

    private static StoredFile stored(ArtifactStore store, String name) {
        String sha256 = "0".repeat(64);
        return new StoredFile(store.uri(StoreLayout.upload(sha256, name)), 1, sha256);
    }
}
