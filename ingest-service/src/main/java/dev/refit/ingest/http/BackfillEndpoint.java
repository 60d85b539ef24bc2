package dev.refit.ingest.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.refit.events.BackfillEvent;
import dev.refit.events.BackfillEvent.BackfillChangeRequested;
import dev.refit.events.BackfillEvent.BackfillChangeRequested.Change;
import dev.refit.events.BackfillEvent.BackfillRequested;
import dev.refit.events.RefitJson;
import dev.refit.events.checks.Checks;
import dev.refit.events.definition.RefitDefinition;
import dev.refit.events.run.Actor;
import dev.refit.events.run.RunContext;
import dev.refit.events.run.RunId;
import dev.refit.ingest.runs.RunRecords;
import dev.refit.ingest.trigger.TriggerLifecycle;
import dev.refit.stage.access.AccessControl;
import dev.refit.stage.access.Action;
import dev.refit.stage.publish.EventSender;
import dev.refit.trigger.backfill.Backfill;
import dev.refit.trigger.backfill.BackfillOrder;
import dev.refit.trigger.backfill.BackfillPlan;
import dev.refit.trigger.topology.ManualRunRefusedException;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Plans back-fills, begins them, tells how they stand, and changes them. */
@Path("/api/refits/{name}/backfill")
@Produces(MediaType.APPLICATION_JSON)
public class BackfillEndpoint {
    private static final Logger LOG = Logger.getLogger(BackfillEndpoint.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TriggerLifecycle triggers;
    private final RunRecords records;
    private final EventSender sender;
    private final AccessControl access;
    private final Clock clock;

    BackfillEndpoint(
            TriggerLifecycle triggers, RunRecords records, EventSender sender, AccessControl access, Clock clock) {
        this.triggers = triggers;
        this.records = records;
        this.sender = sender;
        this.access = access;
        this.clock = clock;
    }

    /**
     * @param backfill the id of the back-fill that does this; null when there is none
     * @param begun whether it was begun by this request
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Asked(String backfill, boolean begun, BackfillPlan plan) {}

    /** @param change what was requested */
    record ChangeAsked(String backfill, Change change) {}

    /**
     * Plans a back-fill, and begins it unless {@code dryRun}: 202 once the broker has the event; 200 when nothing begins, as
     * there is nothing to run, or as the same is under way; 400 for what is no order; 403 when the caller may not; 404 without
     * such a definition; 409 when another back-fill of the refit is under way; 503 when the broker or the artifact store does
     * not answer, or another replica runs the triggers.
     */
    @POST
    @Blocking
    public Response begin(@PathParam("name") String name, @QueryParam("dryRun") boolean dryRun, byte[] body) {
        BackfillOrder order;
        try {
            Checks.name("name", name, RefitDefinition.MAX_NAME);
            order = RefitJson.read(body, BackfillOrder.class);
        } catch (IllegalArgumentException e) {
            return ErrorBody.badRequest(e.getMessage());
        }
        Actor actor =
                access.require(dryRun ? Action.view(name) : Action.run(name)).actor();
        return answer(() -> {
            BackfillPlan plan = triggers.planBackfill(name, order, this::requested);
            if (dryRun) {
                return Response.ok(new Asked(null, false, plan)).build();
            }
            Optional<Backfill> other = triggers.backfill(name).filter(backfill -> !backfill.isOver());
            if (other.isPresent()) {
                return other.get().because().equals(order.words())
                        ? Response.ok(new Asked(other.get().id(), false, plan)).build()
                        : ErrorBody.conflict("Back-fill " + other.get().id() + " of " + name + " is under way: "
                                + other.get().because() + ". See it with: refit backfills show " + name);
            }
            Optional<BackfillRequested> request = plan.request(actor);
            request.ifPresent(this::send);
            Response.ResponseBuilder answer = request.isPresent() ? Response.accepted() : Response.ok();
            return answer.entity(new Asked(plan.backfill(), request.isPresent(), plan))
                    .build();
        });
    }

    /**
     * The newest back-fill of a refit: 200; 400 for what is no name; 403 when the caller may not; 404 when there was none; 503
     * when another replica runs the triggers, or nobody does yet.
     */
    @GET
    @Blocking
    public Response show(@PathParam("name") String name) {
        Optional<Response> invalid = invalid(name);
        if (invalid.isPresent()) {
            return invalid.get();
        }
        access.require(Action.view(name));
        return answer(() -> triggers.backfill(name)
                .map(backfill -> Response.ok(backfill).build())
                .orElseGet(() -> none(name)));
    }

    /**
     * Requests a change of the newest back-fill, {@code pause}, {@code resume}, {@code cancel} or {@code retry}: 202 once the
     * broker has the event; 400 for another word; 403 when the caller may not; 404 when there was none; 409 when it has ended and
     * is not to be retried; 503 when the broker does not answer, or another replica runs the triggers.
     */
    @POST
    @Path("{change}")
    @Blocking
    public Response change(@PathParam("name") String name, @PathParam("change") String word) {
        Optional<Change> change = Arrays.stream(Change.values())
                .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
        Optional<Response> invalid = invalid(name);
        if (invalid.isPresent() || change.isEmpty()) {
            return invalid.orElseGet(
                    () -> ErrorBody.badRequest(Checks.invalid("change", word, "pause, resume, cancel or retry")
                            .getMessage()));
        }
        Actor actor = access.require(Action.run(name)).actor();
        return answer(() -> {
            Optional<Backfill> backfill = triggers.backfill(name);
            if (backfill.isEmpty()) {
                return none(name);
            }
            if (backfill.get().isOver() && change.get() != Change.RETRY) {
                return ErrorBody.conflict("Back-fill " + backfill.get().id() + " of " + name + " has ended");
            }
            send(new BackfillChangeRequested(
                    backfill.get().id(), name, change.get(), UUID.randomUUID().toString(), actor));
            return Response.accepted(new ChangeAsked(backfill.get().id(), change.get()))
                    .build();
        });
    }

    private Optional<RunContext> requested(String run) {
        return RunId.find(run).flatMap(records::requested);
    }

    private void send(BackfillEvent event) {
        sender.send(event, clock.instant()).await().atMost(PATIENCE);
    }

    private static Optional<Response> invalid(String name) {
        try {
            Checks.name("name", name, RefitDefinition.MAX_NAME);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(ErrorBody.badRequest(e.getMessage()));
        }
    }

    private static Response none(String name) {
        return ErrorBody.notFound("There was no back-fill of " + name + ". Plan one with: refit backfill " + name);
    }

    private static Response answer(Supplier<Response> work) {
        try {
            return work.get();
        } catch (ManualRunRefusedException e) {
            return e.isOfUnknownDefinition()
                    ? ErrorBody.notFound(e.getMessage())
                    : ErrorBody.badRequest(e.getMessage());
        } catch (RuntimeException e) {
            // Failed sends throw exceptions without a common type.
            LOG.errorf(e, "What was asked of a back-fill could not be done");
            return ErrorBody.unavailable(
                    "Kafka or the artifact store does not answer, or the triggers do not run here; ask again later");
        }
    }
}
