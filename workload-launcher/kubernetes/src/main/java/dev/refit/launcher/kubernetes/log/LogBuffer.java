package dev.refit.launcher.kubernetes.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.refit.events.workload.Progress;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The last lines of a log as they come in, and the last progress that one of them says. Thread-safe. */
final class LogBuffer extends OutputStream {
    private static final int LINES = 1000;
    private static final int LINE_BYTES = 4096;

    /** So that the logs of two hundred workloads are some fifty megabytes, however long their lines are. */
    private static final int CHARACTERS = 256 * 1024;

    private final Deque<String> lines = new ArrayDeque<>();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final Runnable whenProgress;
    private Optional<Progress> progress = Optional.empty();
    private int characters;

    LogBuffer(Runnable whenProgress) {
        this.whenProgress = whenProgress;
    }

    @Override
    public void write(int b) {
        boolean news = false;
        synchronized (this) {
            if (b == '\n') {
                news = end();
            } else if (line.size() < LINE_BYTES) {
                line.write(b);
            }
        }
        if (news) {
            whenProgress.run();
        }
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        for (int i = from; i < from + length; i++) {
            write(bytes[i]);
        }
    }

    synchronized List<String> tail(int count) {
        return lines.stream().skip(Math.max(0, lines.size() - count)).toList();
    }

    synchronized Optional<Progress> progress() {
        return progress;
    }

    private boolean end() {
        String text = line.toString(UTF_8);
        line.reset();
        Optional<Progress> said = Progress.ofLine(text);
        if (said.isPresent()) {
            progress = said;
            return true;
        }
        if (!text.startsWith(Progress.PREFIX)) {
            lines.add(text);
            characters += text.length();
            while (lines.size() > LINES || characters > CHARACTERS) {
                characters -= lines.remove().length();
            }
        }
        return false;
    }
}
