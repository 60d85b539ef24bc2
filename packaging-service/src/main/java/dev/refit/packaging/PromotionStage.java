package dev.refit.packaging;

import dev.refit.events.RunEvent.LibraryPublic;
import dev.refit.events.RunEvent.LibraryReady;
import dev.refit.events.RunEvent.ModelPackaged;
import dev.refit.events.RunEvent.ModelPromoted;
import dev.refit.events.UploadEvent.UploadPackaged;
import dev.refit.events.UploadEvent.UploadPromoted;
import dev.refit.events.definition.MavenSpec;
import dev.refit.events.model.TrainedModel;
import dev.refit.events.release.Release;
import dev.refit.events.run.RunContext;
import dev.refit.events.run.RunRef;
import dev.refit.events.run.Stage;
import dev.refit.packaging.publish.MavenPublisher;
import dev.refit.run.coordinates.CoordinateOwners;
import dev.refit.run.coordinates.Owner;
import dev.refit.stage.StageLogic;
import dev.refit.stage.Step;
import dev.refit.stage.Task;
import dev.refit.stage.TaskKey;
import dev.refit.stage.TaskResults;
import dev.refit.stage.consume.StageConsumer;
import dev.refit.stage.records.StageRecords;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * model.packaged → the library in the Maven repository → model.promoted. For an upload: upload.packaged → the library →
 * upload.promoted. Launches no workload.
 */
@ApplicationScoped
public class PromotionStage implements StageLogic<LibraryReady> {
    private static final TaskKey PUBLISH = new TaskKey("publish", Task.SINGLE);

    private final RepositoryWork work;
    private final MavenPublisher publisher;
    private final CoordinateOwners owners;
    private final StageRecords records;

    PromotionStage(
            PackagingSettings settings, MavenPublisher publisher, CoordinateOwners owners, StageRecords records) {
        this.owners = owners;
        this.records = records;
        this.work = new RepositoryWork(settings);
        this.publisher = publisher;
    }

    void listen(
            @Observes StartupEvent start,
            @Channel("promotion") Multi<Message<byte[]>> records,
            StageConsumer consumer) {
        consumer.consume(records, this);
    }

    @Override
    public Stage stage() {
        return Stage.PROMOTION;
    }

    @Override
    public Class<LibraryReady> trigger() {
        return LibraryReady.class;
    }

    @Override
    public Step next(LibraryReady ready, TaskResults results) {
        return results.find(PUBLISH, URI.class)
                .<Step>map(jar -> new Step.Done(promoted(ready, jar)))
                .orElseGet(() -> new Step.Launch(work.committing(PUBLISH, commitment -> publish(ready, commitment))));
    }

    /** Coordinates may be given away while the files are on their way: what counts is who owns them at the end. */
    private URI publish(LibraryReady ready, Runnable commitment) {
        requireOwner(ready);
        return publisher.publish(ready.release(), () -> {
            requireOwner(ready);
            commitment.run();
        });
    }

    /** What is committed is on its way to the public already, and is completed whoever owns the coordinates now. */
    private void requireOwner(LibraryReady ready) {
        if (records.isCommitted(ready.ref(), Stage.PROMOTION, PUBLISH)) {
            return;
        }
        Owner owner = ready instanceof UploadPackaged
                ? Owner.UPLOADS
                : Owner.refit(ready.ref().refit());
        Release release = ready.release();
        owners.claim(new MavenSpec(release.groupId(), release.artifactId()), owner);
    }

    private static LibraryPublic promoted(LibraryReady ready, URI jar) {
        if (ready instanceof UploadPackaged upload) {
            RunRef run = upload.ref();
            return new UploadPromoted(
                    run.run(), run.generation(), run.refit(), upload.release().coordinates(), jar);
        }
        ModelPackaged packaged = (ModelPackaged) ready;
        RunContext run = packaged.run();
        TrainedModel model = packaged.model();
        return new ModelPromoted(
                run.run(),
                run.generation(),
                run.refit(),
                run.partition(),
                packaged.release().coordinates(),
                jar,
                model.metric().key(),
                model.holdoutValue());
    }
}
