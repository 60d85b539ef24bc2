package dev.refit.trigger.topology;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.refit.events.BackfillEvent;
import dev.refit.events.BackfillEvent.BackfillChangeRequested;
import dev.refit.events.BackfillEvent.BackfillRequested;
import dev.refit.events.DataArrived;
import dev.refit.events.RefitJson;
import dev.refit.events.RefitJson.UnreadableException;
import dev.refit.events.run.DefinitionRecord;
import dev.refit.trigger.rule.RunEnd;

/** An input of the triggers: an arrival, a change of a definition, or the end of a run. All inputs have one order. */
sealed interface TriggerInput {

    /** Calls the method of the receiver that is for this kind of input. */
    void deliverTo(Receiver receiver);

    /** The form on the internal topic. */
    Json json();

    record Arrival(DataArrived arrived) implements TriggerInput {
        @Override
        public void deliverTo(Receiver receiver) {
            receiver.arrived(arrived);
        }

        @Override
        public Json json() {
            return new Json(arrived, null, null, null, null, null);
        }
    }

    record DefinitionApplied(String name, DefinitionRecord definition) implements TriggerInput {
        @Override
        public void deliverTo(Receiver receiver) {
            receiver.applied(name, definition);
        }

        @Override
        public Json json() {
            return new Json(null, name, definition, null, null, null);
        }
    }

    record DefinitionDeleted(String name) implements TriggerInput {
        @Override
        public void deliverTo(Receiver receiver) {
            receiver.deleted(name);
        }

        @Override
        public Json json() {
            return new Json(null, name, null, null, null, null);
        }
    }

    record RunEnded(RunEnd end) implements TriggerInput {
        @Override
        public void deliverTo(Receiver receiver) {
            receiver.ended(end);
        }

        @Override
        public Json json() {
            return new Json(null, null, null, end, null, null);
        }
    }

    record BackfillAsked(BackfillEvent event) implements TriggerInput {
        @Override
        public void deliverTo(Receiver receiver) {
            receiver.asked(event);
        }

        @Override
        public Json json() {
            return new Json(
                    null,
                    null,
                    null,
                    null,
                    event instanceof BackfillRequested requested ? requested : null,
                    event instanceof BackfillChangeRequested change ? change : null);
        }
    }

    /** Takes inputs, each kind by a method of its own. */
    interface Receiver {
        void arrived(DataArrived arrival);

        void applied(String name, DefinitionRecord definition);

        void deleted(String name);

        void ended(RunEnd end);

        void asked(BackfillEvent event);
    }

    /** @throws UnreadableException when the bytes are not the {@link #json} form of an input */
    static TriggerInput read(byte[] json) {
        return RefitJson.read(json, Json.class).input();
    }

    /**
     * The form on the internal topic, which a release reads from the one before it.
     *
     * @param arrived only for an arrival
     * @param name only for a change of a definition
     * @param definition only for a definition that is applied
     * @param ended only for the end of a run
     * @param backfill only for a back-fill that is asked for
     * @param backfillChange only for a change of a back-fill that is asked for
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Json(
            DataArrived arrived,
            String name,
            DefinitionRecord definition,
            RunEnd ended,
            BackfillRequested backfill,
            BackfillChangeRequested backfillChange) {
        private TriggerInput input() {
            if (arrived != null) {
                return new Arrival(arrived);
            } else if (ended != null) {
                return new RunEnded(ended);
            } else if (backfill != null) {
                return new BackfillAsked(backfill);
            } else if (backfillChange != null) {
                return new BackfillAsked(backfillChange);
            } else if (name == null) {
                throw new UnreadableException("got nothing, expected an input", null);
            }
            return definition == null ? new DefinitionDeleted(name) : new DefinitionApplied(name, definition);
        }
    }
}
