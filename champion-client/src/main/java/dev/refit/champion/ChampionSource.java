package dev.refit.champion;

import dev.refit.champion.library.LoadedLibrary;
import dev.refit.champion.model.ChampionException;
import dev.refit.champion.repository.ReleaseReader;
import dev.refit.champion.repository.UnreadableException;
import dev.refit.champion.repository.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds out which version is the champion, and loads it when it is another one. */
final class ChampionSource {
    private final ReleaseReader releases;
    private final Optional<Integer> major;
    private final ClassLoader parent;

    ChampionSource(ReleaseReader releases, Optional<Integer> major, ClassLoader parent) {
        this.releases = releases;
        this.major = major;
        this.parent = parent;
    }

    /**
     * Loads the champion unless it is the version that answers.
     *
     * @param version the version that answers; empty if there is none yet
     * @throws ChampionException if it cannot be found, fetched, checked or loaded
     */
    Optional<LoadedLibrary> find(String version) {
        try {
            Version wanted = releases.champion();
            if (wanted.toString().equals(version)) {
                return Optional.empty();
            }
            if (major.isPresent() && wanted.major() != major.get()) {
                throw new ChampionException(
                        "the champion is " + wanted + ", expected a version of " + major.get() + ".x");
            }
            return Optional.of(load(wanted));
        } catch (UnreadableException e) {
            throw new ChampionException(e.getMessage());
        } catch (ChampionException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new ChampionException("cannot read " + releases + ": " + e);
        }
    }

    private LoadedLibrary load(Version version) throws IOException {
        Path jar = Files.createTempFile("refit-champion-", ".jar");
        try {
            releases.fetch(version, jar);
            return LoadedLibrary.open(jar, releases.artifact().coordinates(version), parent);
        } finally {
            // What is open stays readable on Linux.
            Files.deleteIfExists(jar);
        }
    }
}
