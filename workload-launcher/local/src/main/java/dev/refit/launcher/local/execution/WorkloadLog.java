package dev.refit.launcher.local.execution;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.refit.events.workload.Progress;
import dev.refit.launcher.local.file.IoFailures;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The output of an execution. It lies in segments of at most {@link #SEGMENT_BYTES}, of which the first and the last two
 * are kept: the cause of trouble is at the start or at the end.
 */
public final class WorkloadLog {
    static final int BLOCK_BYTES = 512;

    /** A block holds one write of the workload, or less: one that writes line by line has this many lines a segment. */
    public static final int BLOCKS = 8192;

    public static final int SEGMENT_BYTES = BLOCK_BYTES * BLOCKS;
    public static final String CUT = "[here the log was cut]";
    private static final int PROGRESS_WITHIN_BYTES = 64 * 1024;

    private final Path folder;

    WorkloadLog(Path folder) {
        this.folder = folder;
    }

    public List<String> tail(int lines) {
        TreeMap<Integer, Path> segments = segments();
        List<String> result = List.of();
        // As Latin-1, which keeps every byte: a character may be cut by the end of a segment.
        String text = "";
        int next = segments.isEmpty() ? 0 : segments.lastKey() + 1;
        for (var segment : segments.descendingMap().entrySet()) {
            String between = segment.getKey() + 1 == next ? "" : "\n" + CUT + "\n";
            text = end(segment.getValue(), SEGMENT_BYTES) + between + text;
            next = segment.getKey();
            result = decoded(text)
                    .lines()
                    .filter(line -> !line.startsWith(Progress.PREFIX))
                    .toList();
            if (result.size() > lines) {
                break;
            }
        }
        return result.subList(Math.max(0, result.size() - lines), result.size());
    }

    /** The last progress near the end of the log; empty also when it was said too long ago. */
    public Optional<Progress> progress() {
        StringBuilder text = new StringBuilder();
        for (Path segment : segments().descendingMap().values()) {
            text.insert(0, end(segment, PROGRESS_WITHIN_BYTES - text.length()));
            if (text.length() >= PROGRESS_WITHIN_BYTES) {
                break;
            }
        }
        return decoded(text.toString())
                .lines()
                .flatMap(line -> Progress.ofLine(line).stream())
                .reduce((earlier, later) -> later);
    }

    private TreeMap<Integer, Path> segments() {
        TreeMap<Integer, Path> segments = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "log.*")) {
            files.forEach(file ->
                    segments.put(Integer.valueOf(file.getFileName().toString().substring("log.".length())), file));
        } catch (IOException e) {
            throw IoFailures.with("list " + folder, e);
        }
        return segments;
    }

    private static String end(Path segment, int bytes) {
        try (RandomAccessFile file = new RandomAccessFile(segment.toFile(), "r")) {
            long length = file.length();
            byte[] content = new byte[(int) Math.min(length, bytes)];
            file.seek(length - content.length);
            file.readFully(content);
            return new String(content, ISO_8859_1);
        } catch (IOException e) {
            return ""; // dropped just now, to make room
        }
    }

    private static String decoded(String latin1) {
        return new String(latin1.getBytes(ISO_8859_1), UTF_8);
    }
}
