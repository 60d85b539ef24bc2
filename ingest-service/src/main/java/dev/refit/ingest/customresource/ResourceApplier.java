package dev.refit.ingest.customresource;

import dev.refit.definition.DefinitionParser;
import dev.refit.definition.InvalidDefinitionException;
import dev.refit.definition.document.Problem;
import dev.refit.events.RefitJson.UnreadableException;
import dev.refit.events.run.DefinitionRecord;
import dev.refit.events.run.DefinitionVersion;
import dev.refit.ingest.customresource.DefinitionTable.Entry;
import dev.refit.ingest.trigger.DefinitionLog;
import dev.refit.run.coordinates.CoordinatesTakenException;
import dev.refit.trigger.arrival.Admission;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Applies resources as definitions. Idempotent: repeating it, or running it in two places at once, changes nothing. */
final class ResourceApplier {
    private static final Logger LOG = Logger.getLogger(ResourceApplier.class);
    private static final int MAX_PROBLEMS = 20;

    private final RefitResourceClient resources;
    private final StatusWriter statuses;
    private final DefinitionTable table;
    private final DefinitionLog log;
    private final Admission admission;
    private final Clock clock;
    private final String origin;

    ResourceApplier(
            RefitResourceClient resources, DefinitionTable table, DefinitionLog log, Admission admission, Clock clock) {
        this.admission = admission;
        this.resources = resources;
        this.statuses = new StatusWriter(resources);
        this.table = table;
        this.log = log;
        this.clock = clock;
        this.origin = "kubernetes/" + resources.namespace();
    }

    /**
     * Deletes only definitions of this namespace's resources, and only those that were there before a successful list that
     * lacks them: a definition that another replica has applied since is that of a resource which is newer than the list.
     */
    void run() {
        table.refresh();
        List<String> before = table.managedBy(origin);
        List<RefitResource> all = resources.list();
        table.refresh();
        all.forEach(this::applyAndReport);
        Set<String> names = all.stream().map(RefitResource::name).collect(Collectors.toSet());
        before.stream().filter(name -> !names.contains(name)).forEach(name -> {
            log.delete(name);
            LOG.infof("The definition %s is deleted, as its resource is", name);
        });
    }

    /** A resource that cannot be applied does not affect the others; the next list brings it again. */
    private void applyAndReport(RefitResource resource) {
        try {
            accept(resource, apply(resource));
        } catch (RuntimeException e) {
            LOG.errorf(e, "The resource %s is not applied yet, trying again", resource.name());
        }
    }

    /** Applies a resource, unless it is as it was, and answers what became of it. */
    Condition apply(RefitResource resource) {
        try {
            DefinitionVersion version = DefinitionVersion.of(new DefinitionParser().resource(resource.definition()));
            Optional<String> foreign = foreign(version);
            if (foreign.isPresent()) {
                return accepted(resource, "False", "Invalid", foreign.get());
            }
            Optional<Entry> before = table.find(resource.name());
            boolean suspended = before.map(entry -> entry.record().suspended()).orElse(false);
            DefinitionRecord record = new DefinitionRecord(version, suspended);
            DefinitionLog.requireRoomForFiles(record);
            if (!before.equals(Optional.of(new Entry(record, Optional.of(origin))))) {
                admission.claimCoordinates(version.spec());
                log.put(resource.name(), record, origin);
                LOG.infof("The definition %s is applied from its resource", resource.name());
            }
            return accepted(resource, "True", suspended ? "Suspended" : "Applied", "digest " + version.digest());
        } catch (InvalidDefinitionException e) {
            return accepted(resource, "False", "Invalid", text(e.problems()));
        } catch (CoordinatesTakenException e) {
            return accepted(resource, "False", "CoordinatesTaken", e.getMessage() + ". " + e.hint());
        } catch (UnreadableException e) {
            return accepted(resource, "False", "TooLarge", e.getMessage());
        }
    }

    private Optional<String> foreign(DefinitionVersion version) {
        try {
            admission.require(version.spec());
            return Optional.empty();
        } catch (UnreadableException e) {
            return Optional.of(e.getMessage());
        }
    }

    private void accept(RefitResource resource, Condition accepted) {
        if (!resource.status().accepted(accepted).equals(resource.status())) {
            statuses.update(
                    resource.name(),
                    now -> now.uid().equals(resource.uid()) ? now.status().accepted(accepted) : now.status());
        }
    }

    private Condition accepted(RefitResource resource, String status, String reason, String message) {
        return new Condition(
                Condition.ACCEPTED,
                status,
                reason,
                message,
                resource.generation(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS));
    }

    private static String text(List<Problem> problems) {
        String text =
                problems.stream().limit(MAX_PROBLEMS).map(Problem::explain).collect(Collectors.joining("\n"));
        int more = problems.size() - MAX_PROBLEMS;
        return more > 0 ? text + "\nand " + more + " more" : text;
    }
}
