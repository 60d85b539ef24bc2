package dev.refit.stage.proof;

import dev.refit.events.RunEvent.DataReady;
import dev.refit.events.RunEvent.FeaturesBuilt;
import dev.refit.events.RunEvent.LibraryReady;
import dev.refit.events.RunEvent.ModelPackaged;
import dev.refit.events.RunEvent.ModelTrained;
import dev.refit.events.RunEvent.RunRequested;
import dev.refit.events.RunEvent.StageTrigger;
import dev.refit.events.UploadEvent.ModelUploaded;
import dev.refit.events.UploadEvent.UploadPackaged;
import dev.refit.events.artifact.StoredFile;
import dev.refit.events.data.Snapshot;
import dev.refit.events.definition.DataSpec.SnapshotMode;
import dev.refit.events.model.TrainedModel;
import dev.refit.events.model.UploadedModel;
import dev.refit.events.run.RunRef;
import dev.refit.events.run.Stage;
import dev.refit.run.store.RunFolder;
import dev.refit.run.store.StoreLayout;
import dev.refit.store.ArtifactStore;
import java.net.URI;
import java.util.Objects;
import java.util.regex.Pattern;

/** Where the files of an event have to lie. */
final class TriggerFiles {
    private static final Pattern UP = Pattern.compile("(^|/)\\.\\.?(/|$)");

    private final ArtifactStore store;

    TriggerFiles(ArtifactStore store) {
        this.store = store;
    }

    /** @throws UnprovenTriggerException when a file lies elsewhere */
    void require(StageTrigger trigger) {
        if (trigger instanceof RunRequested) {
            return;
        }
        if (trigger instanceof DataReady ready) {
            snapshots(ready);
        } else if (trigger instanceof FeaturesBuilt built) {
            below("features.uri", built.features().uri(), built.ref(), Stage.TRANSFORM);
        } else if (trigger instanceof ModelTrained trained) {
            below("features.uri", trained.features().uri(), trained.ref(), Stage.TRANSFORM);
            model(trained.model(), trained.ref());
        } else if (trigger instanceof ModelPackaged packaged) {
            model(packaged.model(), packaged.ref());
            release(packaged);
        } else if (trigger instanceof ModelUploaded uploaded) {
            upload(uploaded.upload());
        } else if (trigger instanceof UploadPackaged packaged) {
            upload(packaged.upload());
            release(packaged);
        } else {
            throw new IllegalStateException("where the files of " + trigger.getClass() + " lie is not known");
        }
    }

    /** With {@code snapshot: reference} they lie below a data root, as ingest found them. */
    private void snapshots(DataReady ready) {
        if (ready.run().definition().spec().data().snapshot() == SnapshotMode.REFERENCE) {
            return;
        }
        for (Snapshot snapshot : ready.snapshots()) {
            for (StoredFile file : snapshot.files()) {
                below("snapshots." + snapshot.dataset() + ".files", file.uri(), ready.ref(), Stage.INGEST);
            }
        }
    }

    private void model(TrainedModel model, RunRef run) {
        below("model.artifact.file", model.artifact().file(), run, Stage.TRAINING);
        below("model.examples", model.examples(), run, Stage.TRAINING);
        below("model.schema", model.schema(), run, Stage.TRAINING);
        below("model.scoredHoldout", model.scoredHoldout(), run, Stage.TRAINING);
    }

    private void release(LibraryReady ready) {
        ready.release()
                .files()
                .forEach((key, file) -> below("release.files." + key, file, ready.ref(), Stage.PACKAGING));
    }

    private void upload(UploadedModel upload) {
        stored("upload.mojo.uri", upload.mojo(), upload.name());
        stored("upload.examples.uri", upload.examples(), upload.examplesName());
    }

    private void stored(String member, StoredFile file, String name) {
        URI expected = URI.create(store.root() + StoreLayout.upload(file.sha256(), name));
        if (!expected.equals(file.uri())) {
            throw new UnprovenTriggerException(member + ": got " + file.uri() + ", expected " + expected);
        }
    }

    /** @param file null when there is none */
    private void below(String member, StoredFile file, RunRef run, Stage stage) {
        if (file != null) {
            below(member + ".uri", file.uri(), run, stage);
        }
    }

    private void below(String member, URI uri, RunRef run, Stage stage) {
        URI folder = URI.create(store.root() + RunFolder.of(run).stage(stage));
        if (!isBelow(folder, uri)) {
            throw new UnprovenTriggerException(member + ": got " + uri + ", expected one below " + folder);
        }
    }

    /** Compares what the URIs mean: one program writes a blank or an umlaut otherwise than another. */
    private static boolean isBelow(URI folder, URI uri) {
        return folder.getScheme().equals(uri.getScheme())
                && Objects.equals(folder.getAuthority(), uri.getAuthority())
                && uri.getQuery() == null
                && uri.getFragment() == null
                && uri.getPath().startsWith(folder.getPath())
                && !UP.matcher(uri.getPath()).find();
    }
}
