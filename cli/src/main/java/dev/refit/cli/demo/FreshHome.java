package dev.refit.cli.demo;

import dev.refit.cli.platform.Checkout;
import dev.refit.cli.platform.Home;
import dev.refit.cli.platform.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A home for one demonstration, with nothing of an earlier one in it. */
public final class FreshHome {
    private FreshHome() {}

    /** Ends what an earlier demonstration left running, and makes its folder empty. */
    public static Home below(Home home, Checkout checkout) {
        Home demo = new Home(home.folder().resolve("demo"));
        new Platform(demo, checkout).stop();
        try (Stream<Path> files = Files.walk(demo.folder())) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot empty " + demo.folder(), e);
        }
        return demo;
    }
}
