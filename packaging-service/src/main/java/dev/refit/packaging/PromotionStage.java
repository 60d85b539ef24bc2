package dev.refit.packaging;

import dev.refit.events.RunEvent;
import dev.refit.events.RunEvent.LibraryPublic;
import dev.refit.events.RunEvent.LibraryReady;
import dev.refit.events.RunEvent.ModelPackaged;
import dev.refit.events.RunEvent.ModelPromoted;
import dev.refit.events.RunEvent.ModelRejected;
import dev.refit.events.UploadEvent.UploadPackaged;
import dev.refit.events.UploadEvent.UploadPromoted;
import dev.refit.events.definition.MavenSpec;
import dev.refit.events.model.TrainedModel;
import dev.refit.events.release.Release;
import dev.refit.events.run.RunContext;
import dev.refit.events.run.RunRef;
import dev.refit.events.run.Stage;
import dev.refit.packaging.publish.MavenPublisher;
import dev.refit.packaging.version.NewerPartitions;
import dev.refit.run.champion.ChampionRecords;
import dev.refit.run.champion.Promotion;
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
 * model.packaged → the library in the Maven repository → model.promoted, or model.rejected when it is of an older partition
 * than what is published. For an upload: upload.packaged → the library → upload.promoted. Launches no workload.
 */
@ApplicationScoped
public class PromotionStage implements StageLogic<LibraryReady> {
    private static final TaskKey PUBLISH = new TaskKey("publish", Task.SINGLE);

    private final RepositoryWork work;
    private final MavenPublisher publisher;
    private final CoordinateOwners owners;
    private final NewerPartitions newerPartitions;
    private final StageRecords records;
    private final ChampionRecords champions;

    PromotionStage(
            PackagingSettings settings,
            MavenPublisher publisher,
            CoordinateOwners owners,
            NewerPartitions newerPartitions,
            StageRecords records,
            ChampionRecords champions) {
        this.owners = owners;
        this.newerPartitions = newerPartitions;
        this.records = records;
        this.champions = champions;
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
        return results.find(PUBLISH, Publication.class)
                .<Step>map(publication -> new Step.Done(outcome(ready, publication)))
                .orElseGet(() -> new Step.Launch(work.committing(PUBLISH, commitment -> publish(ready, commitment))));
    }

    /**
     * Coordinates may be given away and a newer partition may be published while the files are on their way: what counts is
     * how things are at the end. What is withheld is withdrawn first, so that no other process publishes it any more.
     */
    private Publication publish(LibraryReady ready, Runnable commitment) {
        try {
            requirePublishable(ready);
            URI jar = publisher.publish(ready.release(), () -> {
                requirePublishable(ready);
                commitment.run();
            });
            recordChampion(ready);
            return new Publication.Published(jar);
        } catch (WithheldException e) {
            return records.withdraw(ready.ref(), Stage.PROMOTION, PUBLISH)
                    ? new Publication.Withheld(e.getMessage())
                    : publish(ready, commitment);
        }
    }

    /** After the library is public and before anybody is told: whoever hears of the promotion finds it on record. */
    private void recordChampion(LibraryReady ready) {
        Release release = ready.release();
        MavenSpec maven = new MavenSpec(release.groupId(), release.artifactId());
        RunRef run = ready.ref();
        if (ready instanceof UploadPackaged upload) {
            champions.promote(
                    new Promotion(maven, release.version(), "an uploaded model was proven", run.run(), upload.actor()));
        } else if (ready instanceof ModelPackaged packaged) {
            String because = "the model of " + packaged.run().partition() + " was proven";
            champions
                    .promote(new Promotion(
                            maven,
                            release.version(),
                            because,
                            run.run(),
                            packaged.run().actor()))
                    .ifPresent(change -> champions.belongTo(run.refit(), maven));
        }
    }

    /** What is committed is on its way to the public already, and is completed whatever has happened since. */
    private void requirePublishable(LibraryReady ready) {
        if (records.isCommitted(ready.ref(), Stage.PROMOTION, PUBLISH)) {
            return;
        }
        requireOwner(ready);
        if (ready instanceof ModelPackaged packaged) {
            newerPartitions.reasonAgainst(packaged).ifPresent(reason -> {
                throw new WithheldException(reason);
            });
        }
    }

    private void requireOwner(LibraryReady ready) {
        Owner owner = ready instanceof UploadPackaged
                ? Owner.UPLOADS
                : Owner.refit(ready.ref().refit());
        Release release = ready.release();
        owners.claim(new MavenSpec(release.groupId(), release.artifactId()), owner);
    }

    private static RunEvent outcome(LibraryReady ready, Publication publication) {
        if (publication instanceof Publication.Published published) {
            return promoted(ready, published.jar());
        }
        ModelPackaged packaged = (ModelPackaged) ready;
        RunContext run = packaged.run();
        TrainedModel model = packaged.model();
        return new ModelRejected(
                run.run(),
                run.generation(),
                run.refit(),
                run.partition(),
                packaged.release().coordinates(),
                ((Publication.Withheld) publication).reason(),
                model.metric().key(),
                model.holdoutValue());
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

    /** Ends an attempt to publish before anything is public. */
    private static final class WithheldException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        WithheldException(String reason) {
            super(reason, null, false, false);
        }
    }
}
