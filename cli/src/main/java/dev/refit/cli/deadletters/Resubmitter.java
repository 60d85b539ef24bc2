package dev.refit.cli.deadletters;

import dev.refit.cli.CliFailure;
import dev.refit.cli.kafka.Broker;
import dev.refit.events.DeadLetterHeader;
import dev.refit.events.Topics;
import dev.refit.run.topic.KafkaAccess;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Sends dead letters to their topics again. Records and marks are written in one transaction: a record is never sent
 * without its mark, whenever this process is killed. Of two at once the later one shuts the earlier one out before it
 * reads what is still open, so that neither sends what the other has sent.
 */
public final class Resubmitter implements AutoCloseable {
    private static final String ONE_AT_A_TIME = "refit-dead-letters";
    private static final int TIMEOUT_MILLIS = 15_000;
    private static final int LARGEST = 64 << 20;

    private final KafkaAccess kafka;
    private final KafkaProducer<String, byte[]> producer;

    /** @throws CliFailure when the broker does not answer */
    public Resubmitter(KafkaAccess kafka) {
        this.kafka = kafka;
        this.producer = begun(kafka);
    }

    /** A letter and where its record lies now. */
    public record Sent(DeadLetter letter, Resubmission resubmission) {}

    /**
     * Sends all of them or none; every in-sync replica has them when this returns, and every reader sees them.
     *
     * @param payload what to send for a letter
     * @throws CliFailure when the broker does not take them, or another one is doing the same
     */
    public List<Sent> send(List<DeadLetter> letters, Function<DeadLetter, byte[]> payload) throws InterruptedException {
        try {
            producer.beginTransaction();
            List<Sent> sent = new ArrayList<>();
            for (DeadLetter letter : letters) {
                sent.add(send(letter, payload.apply(letter)));
            }
            commit();
            // A commit is answered when it can no longer be undone, and carried out after that: the next one waits for
            // it.
            begun(kafka).close();
            return sent;
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } catch (KafkaException e) {
            throw failure(e);
        }
    }

    private void commit() {
        try {
            producer.commitTransaction();
        } catch (org.apache.kafka.common.errors.TimeoutException e) {
            throw CliFailure.unreachable(
                    "The broker at " + kafka.bootstrapServers()
                            + " did not answer in time whether all were sent, or none: " + e.getMessage(),
                    "See what became of them: refit dead-letters list");
        }
    }

    /** What was not committed is undone, by the broker at the latest when the transaction's time is over. */
    @Override
    public void close() {
        producer.close();
    }

    private static KafkaProducer<String, byte[]> begun(KafkaAccess kafka) {
        KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(kafka.client(settings()), new StringSerializer(), new ByteArraySerializer());
        try {
            producer.initTransactions();
            return producer;
        } catch (KafkaException e) {
            producer.close();
            throw new Broker(kafka).unreachable(e);
        }
    }

    private Sent send(DeadLetter letter, byte[] payload) throws InterruptedException, ExecutionException {
        RecordMetadata at = producer.send(new ProducerRecord<>(
                        letter.source().topic(),
                        null,
                        letter.key(),
                        payload,
                        original(letter.record().headers())))
                .get();
        Resubmission resubmission =
                new Resubmission(Instant.now(), at.topic() + "/" + at.partition() + "/" + at.offset());
        Headers mark = new RecordHeaders();
        resubmission.mark(letter.id(), mark);
        producer.send(new ProducerRecord<>(Topics.DEAD_LETTERS, letter.record().partition(), letter.id(), null, mark))
                .get();
        return new Sent(letter, resubmission);
    }

    static Headers original(Headers headers) {
        Headers original = new RecordHeaders();
        for (Header header : headers) {
            if (!DeadLetterHeader.isOne(header)) {
                original.add(header);
            }
        }
        return original;
    }

    private CliFailure failure(Throwable cause) {
        if (cause instanceof ProducerFencedException || cause instanceof InvalidProducerEpochException) {
            return CliFailure.failed(
                    "Nothing was sent: another refit dead-letters resubmit has begun meanwhile.",
                    "See what it did: refit dead-letters list");
        }
        CliFailure unreachable = new Broker(kafka)
                .unreachable(
                        cause instanceof KafkaException known ? known : new KafkaException(cause.getMessage(), cause));
        return CliFailure.unreachable("Nothing was sent. " + unreachable.getMessage(), unreachable.hint());
    }

    private static Map<String, Object> settings() {
        return Map.of(
                "acks",
                "all",
                "transactional.id",
                ONE_AT_A_TIME,
                // Readers of these topics wait for a transaction whose process was killed no longer than this.
                "transaction.timeout.ms",
                2 * TIMEOUT_MILLIS,
                "max.block.ms",
                TIMEOUT_MILLIS,
                "request.timeout.ms",
                TIMEOUT_MILLIS / 2,
                "delivery.timeout.ms",
                TIMEOUT_MILLIS,
                "max.request.size",
                LARGEST,
                "metric.reporters",
                "");
    }
}
