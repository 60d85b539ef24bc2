package dev.refit.run.fold;

import dev.refit.events.StageEvent.Attempt;
import dev.refit.events.StageEvent.StageFailed;
import dev.refit.events.StageEvent.StageRef;
import dev.refit.events.StageEvent.StageStarted;
import dev.refit.events.UploadEvent.ModelUploaded;
import dev.refit.events.UploadEvent.UploadPackaged;
import dev.refit.events.UploadEvent.UploadPromoted;
import dev.refit.events.artifact.StoredFile;
import dev.refit.events.definition.MavenSpec;
import dev.refit.events.definition.PackagingSpec;
import dev.refit.events.model.UploadedModel;
import dev.refit.events.release.Release;
import dev.refit.events.run.Failure;
import dev.refit.events.run.Stage;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** What is said of a model from elsewhere. */
public final class UploadStory {
    public static final UploadedModel MODEL = new UploadedModel(
            "m.zip",
            file("m.zip"),
            file("e.csv"),
            "e.csv",
            null,
            new PackagingSpec(new MavenSpec("com.example", "shell-model"), 10));

    public static final ModelUploaded UPLOADED = new ModelUploaded(MODEL, 1);

    private static final StageRef PACKAGING = StageRef.of(MODEL.ref(1), Stage.PACKAGING);
    private static final Attempt ATTEMPT = new Attempt(MODEL.id() + "-packaging-a1", null, 1);

    public static final StageStarted STARTED = new StageStarted(PACKAGING, ATTEMPT);

    public static final StageFailed FAILED = new StageFailed(
            PACKAGING, List.of(ATTEMPT), new Failure(Failure.Fault.PLATFORM, "no-space", "full", "Make room."));

    public static final UploadPackaged PACKAGED = new UploadPackaged(
            MODEL,
            1,
            new Release("com.example", "shell-model", "1.0.0", Map.of("jar", file("jar"), "pom", file("pom")), 10));

    public static final UploadPromoted PROMOTED = new UploadPromoted(
            MODEL.id(), 1, "shell-model", "com.example:shell-model:1.0.0", URI.create("file:///maven/shell-model.jar"));

    private UploadStory() {}

    private static StoredFile file(String name) {
        return new StoredFile(URI.create("file:///" + name), 1, "0".repeat(64));
    }
}
