package dev.refit.packaging.job;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A model of two classes, in which every text that may be anything is the marker. */
final class HostileTexts {
    /** Ends comments, strings, elements, cells and lines, begins expressions, and steers terminals and editors. */
    static final String MARKER = "*/{@code x}<script>alert(90210)</script>-->\";'${env.HOME}\\u002a/|[a](b)`c`$T$$"
            + "\u001b[2J\u202e\u2066@param &amp; marker";

    private HostileTexts() {}

    /** @param algo what the MOJO says of its algorithm */
    static Path mojo(Path file, String algo) throws IOException {
        String name = MARKER.replace("$T", "$T name");
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put(
                "model.ini",
                bytes(
                        """
                [info]
                h2o_version = %1$s
                mojo_version = 1.40
                license = %1$s
                algo = %3$s
                algorithm = Gradient Boosting Machine
                endianness = LITTLE_ENDIAN
                category = Binomial
                uuid = %1$s
                supervised = true
                n_features = 2
                n_classes = 2
                n_columns = 3
                n_domains = 2
                balance_classes = false
                default_threshold = 0.5
                prior_class_distrib = [0.5, 0.5]
                model_class_distrib = [0.5, 0.5]
                timestamp = %1$s
                escape_domain_values = true
                n_trees = 1
                n_trees_per_class = 1
                _genmodel_encoding = AUTO
                _orig_projection_array = null
                distribution = bernoulli
                link_function = logit
                init_f = 0.5
                %1$s = %1$s

                [columns]
                %2$s level
                %2$s number
                %2$s response

                [domains]
                0: 2 d000.txt
                2: 2 d001.txt
                """
                                .formatted(MARKER, name, algo)));
        String level = MARKER.replace("\\", "\\\\");
        entries.put("domains/d000.txt", bytes(level + "\n" + level + "\\n# two\n"));
        entries.put("domains/d001.txt", bytes(level + " no\n" + level + " yes\n"));
        entries.put(
                "trees/t00_000.bin",
                ByteBuffer.allocate(7)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .put((byte) 0)
                        .putShort((short) -1)
                        .putFloat(0.25f)
                        .array());
        entries.put("trees/t00_000_aux.bin", new byte[0]);
        entries.put("experimental/modelDetails.json", bytes("{\"output\": {\"help\": \"<script>90210\"}}"));
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return file;
    }

    /** Rows whose names, levels and responses are the marker. */
    static String rows() {
        String name = MARKER.replace("$T", "$T name");
        return cell(name + " level") + "," + cell(name + " number") + "," + cell(name + " response") + ","
                + cell("not read " + MARKER + "\r\nInjected: header") + "\n"
                + cell(MARKER) + ",1," + cell(MARKER + " yes") + ",1\n"
                + cell("unknown " + MARKER + "\n## two") + ",2," + cell(MARKER + " no") + ",1\n";
    }

    private static String cell(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
