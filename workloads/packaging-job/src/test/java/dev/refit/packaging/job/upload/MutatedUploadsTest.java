package dev.refit.packaging.job.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.refit.job.JobFailedException;
import dev.refit.packaging.job.model.ModelShape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models and rows that somebody has changed, as the workload reads them: each is taken, or refused by the one exception that ends a run with a reason. */
class MutatedUploadsTest {
    private static final Path NAMED = Path.of("m.zip");

    /** Those of a build; a night's are {@code -Drefit.fuzz=100000}. */
    private static final int COUNT = Integer.getInteger("refit.fuzz", 300);

    private static final String INI =
            """
            [info]
            h2o_version = 3.44.0.1
            mojo_version = 1.40
            license = Apache License Version 2.0
            algo = gbm
            algorithm = Gradient Boosting Machine
            endianness = LITTLE_ENDIAN
            category = Binomial
            uuid = 1
            supervised = true
            n_features = 2
            n_classes = 2
            n_columns = 3
            n_domains = 2
            balance_classes = false
            default_threshold = 0.5
            prior_class_distrib = [0.5, 0.5]
            model_class_distrib = [0.5, 0.5]
            escape_domain_values = true
            n_trees = 1
            n_trees_per_class = 1
            _genmodel_encoding = AUTO
            _orig_projection_array = null
            distribution = bernoulli
            link_function = logit
            init_f = 0.5

            [columns]
            colour
            width
            kind

            [domains]
            0: 2 d000.txt
            2: 2 d001.txt
            """;
    private static final String ROWS = "colour,width,kind\nred,1.5,a\n\"gr\"\"een\",,b\nNA,-2e3,\n";
    private static final String[] VALUES = {
        "0",
        "-1",
        "1",
        "2",
        "3",
        "40",
        "2147483647",
        "-2147483648",
        "99999999999",
        "1e400",
        "NaN",
        "null",
        "[]",
        "[1]",
        "[1, 2, 3]",
        "",
        "true",
        "BIG_ENDIAN",
        "Regression",
        "Multinomial",
        "gaussian",
        "multinomial",
        "log",
        "drf",
        "glm",
        "Distributed Random Forest",
        "deeplearning",
        "1.30",
        "OneHotExplicit",
        "=",
        "\u0000"
    };
    private static final String[] PIECES = {
        "\"", ",", "\n", "\r", "\u0000", "NaN", "1e400", "\ufeff", "é", ",,,", "\"\"", "\\"
    };

    @TempDir
    Path folder;

    private final Random random = new Random(COUNT);
    private Duration slowest = Duration.ZERO;

    @AfterEach
    void tellTheSlowest() {
        System.out.printf("%d changed, the slowest was answered after %d ms%n", COUNT, slowest.toMillis());
    }

    @Test
    void whateverIsChangedInAModelIsReadOrRefused() throws Exception {
        assertThat(ModelShape.of(NAMED, zip(entries())).selfContained()).isTrue();
        for (int i = 0; i < COUNT; i++) {
            Map<String, byte[]> entries = entries();
            for (int changes = random.nextInt(3); changes >= 0; changes--) {
                String entry = random.nextInt(3) > 0
                        ? "model.ini"
                        : List.copyOf(entries.keySet()).get(random.nextInt(entries.size()));
                entries.computeIfPresent(
                        entry, (name, bytes) -> name.endsWith(".ini") ? lineChanged(bytes) : bytesChanged(bytes));
            }
            byte[] mojo = zip(entries);

            takenOrRefused("model " + i, () -> {
                UploadedMojo.checked(NAMED, mojo);
                ModelShape.of(NAMED, mojo);
            });
        }
    }

    @Test
    void whateverIsChangedInTheRowsIsReadOrRefused() throws Exception {
        var info = ModelShape.of(NAMED, zip(entries())).info();
        Path file = folder.resolve("rows.csv");
        for (int i = 0; i < COUNT; i++) {
            byte[] rows = rowsChanged();
            Files.write(file, rows);

            takenOrRefused(
                    "rows " + i + ": " + new String(rows, StandardCharsets.ISO_8859_1),
                    () -> UploadedRows.read(file, info));
        }
    }

    private void takenOrRefused(String what, ThrowingCallable reading) {
        long begin = System.nanoTime();
        assertThatCode(() -> {
                    try {
                        reading.call();
                    } catch (JobFailedException e) {
                        assertThat(e.failure().fault().name()).isNotEqualTo("PLATFORM");
                        assertThat(e.failure().message()).isNotBlank();
                    }
                })
                .as(what)
                .doesNotThrowAnyException();
        answered(begin);
    }

    private byte[] rowsChanged() {
        StringBuilder text = new StringBuilder(ROWS);
        for (int changes = random.nextInt(4); changes >= 0; changes--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 -> text.setCharAt(at, (char) random.nextInt(256));
                case 1 -> text.deleteCharAt(at);
                case 2 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
                default -> text.insert(at, text.substring(at / 2, at));
            }
        }
        byte[] bytes =
                text.toString().getBytes(random.nextInt(8) == 0 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
        return random.nextInt(20) == 0 ? bytesChanged(bytes) : bytes;
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

    private byte[] lineChanged(byte[] text) {
        String[] lines = new String(text, StandardCharsets.UTF_8).split("\n", -1);
        int at = random.nextInt(lines.length);
        String line = lines[at];
        lines[at] = switch (random.nextInt(6)) {
            case 0 -> line + "\n" + line;
            case 1 -> line.substring(0, random.nextInt(line.length() + 1));
            case 2 -> lines[random.nextInt(lines.length)];
            default -> line.replaceAll("[=:].*", "= " + VALUES[random.nextInt(VALUES.length)]);
        };
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, byte[]> entries() {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("model.ini", INI.getBytes(StandardCharsets.UTF_8));
        entries.put("domains/d000.txt", "red\ngr\"een\n".getBytes(StandardCharsets.UTF_8));
        entries.put("domains/d001.txt", "a\nb\n".getBytes(StandardCharsets.UTF_8));
        entries.put(
                "trees/t00_000.bin",
                ByteBuffer.allocate(16)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .put((byte) 0xf0)
                        .putShort((short) 1)
                        .put((byte) 3)
                        .putFloat(2)
                        .putFloat(10)
                        .putFloat(20)
                        .array());
        entries.put(
                "trees/t00_000_aux.bin",
                ByteBuffer.allocate(40)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(0)
                        .putInt(-1)
                        .putFloat(3)
                        .putFloat(4)
                        .putInt(32, 1)
                        .putInt(36, 2)
                        .array());
        return entries;
    }

    private static byte[] zip(Map<String, byte[]> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    /** What was begun then is answered. */
    private void answered(long begin) {
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        slowest = took.compareTo(slowest) > 0 ? took : slowest;
    }
}
