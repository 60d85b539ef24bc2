package dev.refit.cli.deadletters;

import dev.refit.cli.CliFailure;
import dev.refit.events.CloudEvents;
import dev.refit.events.RefitJson.UnreadableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A payload that somebody has put right, from a file. */
public record MendedPayload(Path file, byte[] bytes) {

    /** @throws CliFailure when it cannot be read */
    public static MendedPayload read(Path file) {
        try {
            return new MendedPayload(file, Files.readAllBytes(file));
        } catch (IOException e) {
            throw CliFailure.invalid("--payload: cannot read " + file + ": " + e, "");
        }
    }

    /**
     * That it is an event now, under the letter's key and headers: else it would be a dead letter again at once.
     *
     * @throws CliFailure when it is not
     */
    public void check(DeadLetter letter) {
        ConsumerRecord<String, byte[]> mended =
                new ConsumerRecord<>(letter.source().topic(), 0, 0, letter.key(), bytes);
        letter.record().headers().forEach(mended.headers()::add);
        try {
            CloudEvents.decode(mended);
        } catch (UnreadableException e) {
            throw CliFailure.invalid(
                    "--payload: " + file + " cannot be read either: " + e.getMessage(),
                    "refit dead-letters show " + letter.id() + " shows the headers it travels with. Nothing was sent.");
        }
    }
}
