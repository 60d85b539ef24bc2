package dev.refit.model.mojo;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.refit.model.InvalidMojoException;
import dev.refit.model.Scorer;
import dev.refit.model.UnsupportedMojoException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Models that somebody has changed, in zips that are sound: each scores, or is refused by a documented exception. */
class MutatedMojosTest {
    /** Those of a build; a night's are {@code -Drefit.fuzz=100000}. */
    private static final int COUNT = Integer.getInteger("refit.fuzz", 2_000);

    private static final String[] ENTRIES = {"model.ini", "model.ini", HandmadeMojo.TREE, HandmadeMojo.STATISTICS};
    private static final String[] VALUES = {
        "0",
        "-1",
        "1",
        "2",
        "3",
        "999",
        "2147483647",
        "-2147483648",
        "99999999999",
        "1e400",
        "NaN",
        "null",
        "[]",
        "[1, 2]",
        "",
        "true",
        "BIG_ENDIAN",
        "Binomial",
        "Multinomial",
        "bernoulli",
        "multinomial",
        "logit",
        "drf",
        "Distributed Random Forest",
        "Isolation Forest",
        "XGBoost",
        "Generalized Linear Model",
        "1.30",
        "=",
        "\u0000"
    };

    private final Random random = new Random(COUNT);
    private Duration slowest = Duration.ZERO;

    @AfterEach
    void tellTheSlowest() {
        System.out.printf("%d changed, the slowest was answered after %d ms%n", COUNT, slowest.toMillis());
    }

    @Test
    void whateverIsChangedInAModelScoresOrIsRefused() {
        for (int i = 0; i < COUNT; i++) {
            HandmadeMojo mojo = new HandmadeMojo();
            for (int changes = random.nextInt(3); changes >= 0; changes--) {
                String entry = ENTRIES[random.nextInt(ENTRIES.length)];
                mojo.changing(entry, entry.equals("model.ini") ? this::textChanged : this::bytesChanged);
            }
            byte[] zip = mojo.zip();

            long begin = System.nanoTime();
            assertThatCode(() -> score(zip)).as("number " + i).doesNotThrowAnyException();
            answered(begin);
        }
    }

    private static void score(byte[] zip) {
        try {
            Mojo mojo = Mojo.read(zip);
            Scorer scorer = mojo.scorer();
            scorer.score(new double[scorer.info().features()], new double[scorer.outputSize()]);
            mojo.trees();
        } catch (InvalidMojoException | UnsupportedMojoException e) {
            if (e.getMessage().isBlank()) {
                throw new AssertionError("refused without a reason", e);
            }
        }
    }

    private byte[] bytesChanged(byte[] bytes) {
        byte[] changed = bytes.clone();
        for (int changes = random.nextInt(4); changes >= 0 && changed.length > 0; changes--) {
            changed[random.nextInt(changed.length)] = (byte) random.nextInt();
        }
        return random.nextInt(4) == 0
                ? java.util.Arrays.copyOf(changed, random.nextInt(2 * bytes.length + 1))
                : changed;
    }

    /** Gives a key of model.ini another value, or leaves out, repeats or cuts a line. */
    private byte[] textChanged(byte[] text) {
        String[] lines = new String(text, StandardCharsets.UTF_8).split("\n", -1);
        int at = random.nextInt(lines.length);
        String line = lines[at];
        lines[at] = switch (random.nextInt(6)) {
            case 0 -> line + "\n" + line;
            case 1 -> line.substring(0, random.nextInt(line.length() + 1));
            case 2 -> lines[random.nextInt(lines.length)];
            default -> line.replaceAll("=.*", "= " + VALUES[random.nextInt(VALUES.length)].replace("$", ""));
        };
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    /** What was begun then is answered. */
    private void answered(long begin) {
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        slowest = took.compareTo(slowest) > 0 ? took : slowest;
    }
}
