package dev.refit.packaging.publish;

import dev.refit.packaging.repository.PublishException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Signs files with a command that the operator configures, such as {@code gpg --batch --armor --detach-sign --output {signature}
 * {file}}.
 */
final class Signer {
    private static final String FILE = "{file}";
    private static final String SIGNATURE = "{signature}";
    private static final int MINUTES = 1;
    private static final int TOLD = 2_000;

    private final List<String> command;

    Signer(List<String> command) {
        if (command.stream().noneMatch(word -> word.contains(FILE))
                || command.stream().noneMatch(word -> word.contains(SIGNATURE))) {
            throw new IllegalArgumentException("refit.packaging.sign-command: got " + command
                    + ", expected words of which one holds {file} and one {signature}");
        }
        this.command = List.copyOf(command);
    }

    /** @throws PublishException when the command leaves no signature */
    void sign(Path file, Path signature) throws IOException {
        Path said = Files.createTempFile(signature.getParent(), "said", "");
        List<String> words = command.stream()
                .map(word -> word.replace(FILE, file.toString()).replace(SIGNATURE, signature.toString()))
                .toList();
        Process process;
        try {
            process = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
        } catch (IOException e) {
            throw failed(file, "cannot be started: " + e.getMessage());
        }
        String end;
        try {
            process.getOutputStream().close();
            end = process.waitFor(MINUTES, TimeUnit.MINUTES)
                    ? "ended with exit code " + process.exitValue()
                    : "was not over after " + MINUTES + " minute";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while signing " + file, e);
        } finally {
            process.destroyForcibly();
        }
        if (!end.endsWith("code 0") || !Files.exists(signature) || Files.size(signature) == 0) {
            String text = Files.readString(said, StandardCharsets.UTF_8);
            throw failed(
                    file,
                    end + " and left no signature: "
                            + text.substring(Math.max(0, text.length() - TOLD)).strip());
        }
        Files.delete(said);
    }

    private PublishException failed(Path file, String what) {
        return new PublishException(
                command.get(0) + ", which is to sign " + file.getFileName() + ", " + what,
                "Try refit.packaging.sign-command by hand as packaging-service's user, then retry the run: refit runs"
                        + " retry RUN.");
    }
}
