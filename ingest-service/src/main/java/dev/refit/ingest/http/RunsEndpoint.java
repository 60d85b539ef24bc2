package dev.refit.ingest.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.refit.events.RefitJson;
import dev.refit.events.RefitJson.UnreadableException;
import dev.refit.events.RunEvent;
import dev.refit.events.RunEvent.RunCancelRequested;
import dev.refit.events.RunEvent.RunRequested;
import dev.refit.events.RunEvent.StageTrigger;
import dev.refit.events.checks.Checks;
import dev.refit.events.definition.RefitDefinition;
import dev.refit.events.definition.RunSettings;
import dev.refit.events.run.Actor;
import dev.refit.events.run.RunContext;
import dev.refit.events.run.RunId;
import dev.refit.events.run.Stage;
import dev.refit.ingest.runs.RecordedRun;
import dev.refit.ingest.runs.Retry;
import dev.refit.ingest.runs.RunRecords;
import dev.refit.ingest.runs.RunRefusedException;
import dev.refit.ingest.runs.Runs;
import dev.refit.ingest.trigger.TriggerLifecycle;
import dev.refit.run.fold.RunState;
import dev.refit.stage.access.AccessControl;
import dev.refit.stage.access.Action;
import dev.refit.stage.publish.EventSender;
import dev.refit.trigger.topology.ManualRunRefusedException;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Requests runs by hand, retries and cancels them. */
@Path("/api/runs")
@Produces(MediaType.APPLICATION_JSON)
public class RunsEndpoint {
    private static final Logger LOG = Logger.getLogger(RunsEndpoint.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TriggerLifecycle triggers;
    private final Runs runs;
    private final Retry retries;
    private final RunRecords records;
    private final EventSender sender;
    private final AccessControl access;
    private final Clock clock;

    RunsEndpoint(
            TriggerLifecycle triggers,
            Runs runs,
            Retry retries,
            RunRecords records,
            EventSender sender,
            AccessControl access,
            Clock clock) {
        this.triggers = triggers;
        this.runs = runs;
        this.retries = retries;
        this.records = records;
        this.sender = sender;
        this.access = access;
        this.clock = clock;
    }

    /**
     * Asks for a run of a partition.
     *
     * @param set what the run does otherwise than its definition; nothing when it is absent
     */
    record Request(String refit, String partition, RunSettings set) {
        Request {
            set = set == null ? RunSettings.NONE : set;
            Checks.name("refit", refit, RefitDefinition.MAX_NAME);
            Checks.partition("partition", partition);
        }
    }

    /** @param run the run that was requested */
    record Requested(String run) {}

    /**
     * @param generation in which the run is retried
     * @param stage that is done again
     * @param fault whose fault the failure was
     */
    record Retried(String run, int generation, Stage stage, String fault) {}

    /** @param reason null when none is given */
    record Cancellation(String reason) {
        static Cancellation read(byte[] body) {
            return body == null || body.length == 0 ? new Cancellation(null) : RefitJson.read(body, Cancellation.class);
        }
    }

    /** @param requested false when the run had ended already */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Cancelled(String run, boolean requested, RunState state) {}

    /**
     * Requests a run with the newest version of each dataset, also of a suspended definition: 202 once the broker has the
     * event; 400 for what is no request, and for a partition without data; 403 when the caller may not; 404 without such a
     * definition; 503 when the broker does not answer, or another replica runs the triggers. Each request is another run.
     */
    @POST
    @Blocking
    public Response request(byte[] body) {
        Request request;
        try {
            request = RefitJson.read(body, Request.class);
        } catch (UnreadableException e) {
            return ErrorBody.badRequest(e.getMessage());
        }
        Actor actor = access.require(Action.run(request.refit())).actor();
        return answer(() -> {
            RunContext run = triggers.manualRun(
                    request.refit(), request.partition(), UUID.randomUUID().toString(), request.set());
            send(new RunRequested(run.by(actor)));
            return Response.accepted(new Requested(run.run()));
        });
    }

    /**
     * Starts the failed stage of a run again: 202 once the broker has the event; 403 when the caller may not; 404 without such
     * a run; 409 when the run has not failed or cannot be retried; 503 when the broker or the artifact store does not answer.
     * After a 503 the same may be asked for again.
     */
    @POST
    @Path("{run}/retry")
    @Blocking
    public Response retry(@PathParam("run") String run) {
        RunId id;
        try {
            id = RunId.parse(run);
        } catch (IllegalArgumentException e) {
            return ErrorBody.badRequest(e.getMessage());
        }
        Actor actor = access.require(Action.run(id.refit())).actor();
        return answer(() -> {
            RecordedRun recorded = runs.require(id);
            StageTrigger trigger = retries.trigger(recorded).by(actor);
            send(trigger);
            records.begun(trigger, clock.instant());
            return Response.accepted(new Retried(
                    run,
                    trigger.ref().generation(),
                    recorded.failure().stage(),
                    recorded.failure().fault()));
        });
    }

    /**
     * Requests the end of a run: 202 once the broker has the event; 200 when the run has ended already and stays as it is;
     * 400 for a body that is no reason; 403 when the caller may not; 404 without such a run; 503 when the broker or the
     * artifact store does not answer.
     */
    @POST
    @Path("{run}/cancel")
    @Blocking
    public Response cancel(@PathParam("run") String run, byte[] body) {
        RunId id;
        Cancellation cancellation;
        try {
            id = RunId.parse(run);
            cancellation = Cancellation.read(body);
        } catch (IllegalArgumentException e) {
            return ErrorBody.badRequest(e.getMessage());
        }
        Actor actor = access.require(Action.run(id.refit())).actor();
        return answer(() -> {
            RunState state = runs.require(id).state();
            if (state.isOver()) {
                return Response.ok(new Cancelled(run, false, state));
            }
            send(new RunCancelRequested(run, cancellation.reason(), actor));
            return Response.accepted(new Cancelled(run, true, state));
        });
    }

    private void send(RunEvent event) {
        Uni<Void> sending;
        try {
            sending = sender.send(event, clock.instant());
        } catch (IllegalArgumentException e) {
            throw RunRefusedException.tooLarge(e.getMessage());
        }
        sending.await().atMost(PATIENCE);
    }

    private static Response answer(Supplier<Response.ResponseBuilder> work) {
        try {
            return work.get().build();
        } catch (RunRefusedException e) {
            return e.isOfUnknownRun() ? ErrorBody.notFound(e.getMessage()) : ErrorBody.conflict(e.getMessage());
        } catch (ManualRunRefusedException e) {
            return e.isOfUnknownDefinition()
                    ? ErrorBody.notFound(e.getMessage())
                    : ErrorBody.badRequest(e.getMessage());
        } catch (RuntimeException e) {
            // Failed sends throw exceptions without a common type.
            LOG.errorf(e, "What was asked of a run could not be done");
            return ErrorBody.unavailable(
                    "Kafka or the artifact store does not answer, or the triggers do not run here; ask again later");
        }
    }
}
