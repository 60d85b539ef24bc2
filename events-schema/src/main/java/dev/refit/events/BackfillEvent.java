package dev.refit.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.refit.events.checks.Checks;
import dev.refit.events.checks.Excerpt;
import dev.refit.events.definition.RefitDefinition;
import dev.refit.events.run.Actor;
import java.util.List;

/** What is asked of a back-fill and what becomes of it. A back-fill makes runs of many partitions, some at once. */
public sealed interface BackfillEvent extends RefitEvent {
    /** The most partitions of one back-fill. */
    int MAX_PARTITIONS = 1000;

    /** The most runs of a back-fill at once. */
    int MAX_PARALLEL = 100;

    /** The most characters of a back-fill's id. */
    int MAX_ID = 26;

    /** The back-fill's id, see {@link dev.refit.events.BackfillEvent.BackfillRequested}. */
    String backfill();

    /** The refit's name. */
    String refit();

    @Override
    @JsonIgnore
    default String subject() {
        return refit();
    }

    /**
     * Somebody wants runs of these partitions. A refit has one back-fill at a time.
     *
     * @param backfill the id, derived from what is to be done; the same back-fill twice is one
     * @param digest of the definition that it was planned for; under another one it waits until somebody resumes it
     * @param partitions the partitions to run; at most {@value BackfillEvent#MAX_PARTITIONS}
     * @param parallel how many of its runs are under way at once
     * @param because what it is for, in words
     * @param actor who asked for it; null when that is not known
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record BackfillRequested(
            String backfill,
            String refit,
            String digest,
            List<String> partitions,
            int parallel,
            String because,
            Actor actor)
            implements BackfillEvent {
        public BackfillRequested {
            Checks.name("backfill", backfill, MAX_ID);
            Checks.name("refit", refit, RefitDefinition.MAX_NAME);
            Checks.sha256("digest", digest);
            partitions = Checks.notEmpty("partitions", partitions);
            partitions.forEach(partition -> Checks.partition("partitions", partition));
            if (partitions.size() > MAX_PARTITIONS) {
                throw Checks.invalid("partitions", partitions.size() + " of them", "at most " + MAX_PARTITIONS);
            }
            parallel(parallel);
            because = Excerpt.of(Checks.text("because", because), Excerpt.MESSAGE);
        }

        /** @throws IllegalArgumentException unless it is a number of runs that a back-fill may have at once */
        public static int parallel(int parallel) {
            if (parallel < 1 || parallel > MAX_PARALLEL) {
                throw Checks.invalid("parallel", parallel, "1 to " + MAX_PARALLEL);
            }
            return parallel;
        }

        @Override
        @JsonIgnore
        public String id() {
            return backfill + "/" + type().key();
        }
    }

    /**
     * Somebody wants a back-fill to pause, to go on, to end, or to try again what has failed.
     *
     * @param request distinguishes this from other requests of the same
     * @param actor who asked for it; null when that is not known
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record BackfillChangeRequested(String backfill, String refit, Change change, String request, Actor actor)
            implements BackfillEvent {

        /** What is to become of a back-fill. */
        public enum Change {
            /** No further run begins; those under way go on. */
            @JsonProperty("pause")
            PAUSE,
            /** Further runs begin again, of the definition in force. */
            @JsonProperty("resume")
            RESUME,
            /** Its runs are cancelled and no further one begins. */
            @JsonProperty("cancel")
            CANCEL,
            /** The partitions whose runs have failed or were cancelled are run once more. */
            @JsonProperty("retry")
            RETRY
        }

        public BackfillChangeRequested {
            Checks.name("backfill", backfill, MAX_ID);
            Checks.name("refit", refit, RefitDefinition.MAX_NAME);
            Checks.present("change", change);
            Checks.text("request", request);
        }

        @Override
        @JsonIgnore
        public String id() {
            return backfill + "/" + change + "/" + request + "/" + type().key();
        }
    }

    /**
     * No run of a back-fill is under way or will begin, unless somebody tries its failed ones again.
     *
     * @param round 1, and one more with each retry
     * @param succeeded how many runs published a model
     * @param rejected how many ended with a model that stays private
     * @param failed how many failed or were cancelled
     * @param skipped how many partitions were not run after all
     * @param message what a person may want to know; null when there is nothing
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record BackfillEnded(
            String backfill,
            String refit,
            int round,
            int succeeded,
            int rejected,
            int failed,
            int skipped,
            String message)
            implements BackfillEvent, TriggerEvent {
        public BackfillEnded {
            Checks.name("backfill", backfill, MAX_ID);
            Checks.name("refit", refit, RefitDefinition.MAX_NAME);
            Checks.atLeast("round", round, 1);
            Checks.notNegative("succeeded", succeeded);
            Checks.notNegative("rejected", rejected);
            Checks.notNegative("failed", failed);
            Checks.notNegative("skipped", skipped);
            message = message == null ? null : Excerpt.of(message, Excerpt.MESSAGE);
        }

        @Override
        @JsonIgnore
        public String subject() {
            return refit();
        }

        @Override
        @JsonIgnore
        public String id() {
            return backfill + "/" + round + "/" + type().key();
        }
    }
}
