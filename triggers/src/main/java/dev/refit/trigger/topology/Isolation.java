package dev.refit.trigger.topology;

import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a failure to the input or definition that causes it. Otherwise the stream task would end, start again and read the
 * same record, for ever, and nobody's runs would be requested any more.
 */
final class Isolation {
    private static final Logger LOG = LoggerFactory.getLogger(Isolation.class);

    private Isolation() {}

    /**
     * Runs the work and hands the reason of its failure on. Failures of Kafka itself are not the input's: they end the
     * task, which goes on from its last commit.
     */
    static void run(Runnable work, Consumer<String> onFailure) {
        try {
            work.run();
        } catch (KafkaException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            onFailure.accept(reason(e));
        } catch (RuntimeException e) {
            LOG.error("An input of the triggers failed unexpectedly and is put aside", e);
            onFailure.accept("unexpected failure: " + reason(e));
        }
    }

    private static String reason(RuntimeException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
