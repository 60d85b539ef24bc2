package dev.refit.cli.platform;

import dev.refit.cli.CliFailure;
import dev.refit.events.RefitJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The form in which a home holds its state, as {@code home.json} says it. A later Refit may change it and count up; an
 * earlier one must not touch what it does not know.
 */
record HomeFormat(int format) {
    /** Topics, artifact store and workloads as they are now; also of homes from before there was a mark. */
    static final HomeFormat CURRENT = new HomeFormat(1);

    /**
     * Refuses a home of another form, before anything in it is changed.
     *
     * @throws CliFailure when it is of another form, or its mark cannot be read
     */
    static void check(Home home) {
        Path mark = mark(home);
        try {
            HomeFormat found = RefitJson.read(Files.readAllBytes(mark), HomeFormat.class);
            if (!found.equals(CURRENT)) {
                throw CliFailure.failed(
                        "The home " + home.folder() + " is of format " + found.format() + ", this Refit knows format "
                                + CURRENT.format() + ": another version of Refit has used it.",
                        "Use that version, or another home: --home DIR or REFIT_HOME. Nothing was changed.");
            }
        } catch (NoSuchFileException e) {
            // New, or from before there was a mark.
        } catch (RefitJson.UnreadableException e) {
            throw CliFailure.failed(
                    mark + " cannot be read: " + e.getMessage(),
                    "If no other version of Refit has used this home, delete that file.");
        } catch (IOException e) {
            throw Home.unusable(home.folder(), e);
        }
    }

    /** Marks a home that has no mark. */
    static void mark(Home home, HomeFormat format) {
        Path mark = mark(home);
        if (Files.exists(mark)) {
            return;
        }
        Path draft = mark.resolveSibling("home.json.draft");
        try {
            Files.write(draft, RefitJson.bytes(format));
            Files.move(draft, mark, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw Home.unusable(home.folder(), e);
        }
    }

    private static Path mark(Home home) {
        return home.folder().resolve("home.json");
    }
}
