package dev.refit.trigger.backfill;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.refit.events.BackfillEvent.BackfillRequested;
import dev.refit.events.checks.Checks;
import dev.refit.events.run.Actor;
import java.util.List;
import java.util.Optional;

/**
 * What a back-fill would run, and what not.
 *
 * @param refit the definition's name
 * @param digest of the definition
 * @param order what was asked for
 * @param backfill the id that it has when it begins; null when there is nothing to run
 * @param entries the partitions that it is about, in their order
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BackfillPlan(String refit, String digest, BackfillOrder order, String backfill, List<Entry> entries) {

    /**
     * @param runs whether it is run
     * @param because why, in words
     */
    public record Entry(String partition, boolean runs, String because) {}

    public BackfillPlan {
        entries = Checks.copy("entries", entries);
    }

    /** The event that begins it; empty when there is nothing to run. */
    public Optional<BackfillRequested> request(Actor actor) {
        return Optional.ofNullable(backfill)
                .map(id ->
                        new BackfillRequested(id, refit, digest, partitions(), order.parallel(), order.words(), actor));
    }

    @JsonIgnore
    List<String> partitions() {
        return entries.stream().filter(Entry::runs).map(Entry::partition).toList();
    }
}
