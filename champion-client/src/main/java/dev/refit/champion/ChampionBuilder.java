package dev.refit.champion;

import dev.refit.champion.repository.Artifact;
import dev.refit.champion.repository.ReadingLimits;
import dev.refit.champion.repository.ReleaseReader;
import dev.refit.champion.repository.RepositoryFiles;
import dev.refit.model.signature.InvalidSignatureException;
import dev.refit.model.signature.VerificationKey;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;

/** How a champion is followed. Each method changes one thing and returns this builder. */
public final class ChampionBuilder {
    private final URI repository;
    private final Artifact artifact;
    private Duration interval = Duration.ofMinutes(1);
    private ReadingLimits limits = ReadingLimits.DEFAULTS;
    private Optional<VerificationKey> key = Optional.empty();
    private Optional<String> authorization = Optional.empty();
    private Optional<Integer> major = Optional.empty();
    private ClassLoader parent = Champion.class.getClassLoader();
    private ChampionListener listener = new ChampionListener() {};

    ChampionBuilder(URI repository, Artifact artifact) {
        this.repository = RepositoryFiles.checked(repository);
        this.artifact = artifact;
    }

    /** The wait between two looks for another champion; one minute. It doubles after each failure, up to 32 times as long. */
    public ChampionBuilder every(Duration wait) {
        if (wait.isNegative() || wait.isZero()) {
            throw new IllegalArgumentException("every: got " + wait + ", expected more than 0");
        }
        this.interval = wait;
        return this;
    }

    /**
     * How long the repository may be silent, 10 seconds, and how long one file may take, 10 minutes.
     *
     * @throws IllegalArgumentException if one is not above 0, or more than a day
     */
    public ChampionBuilder timeouts(Duration silence, Duration file) {
        this.limits = new ReadingLimits(silence, file, limits.jarBytes());
        return this;
    }

    /** The largest jar that is fetched, in bytes; 1 GiB. */
    public ChampionBuilder maxJarBytes(long bytes) {
        this.limits = new ReadingLimits(limits.silence(), limits.file(), bytes);
        return this;
    }

    /**
     * Loads nothing but what this key has signed. Without a key, whoever can write to the repository, or changes what is
     * read from it, runs code in this process.
     *
     * @param publicPem the publisher's public key as PEM, as {@code refit keys show} prints it
     * @throws IllegalArgumentException if it is no Ed25519 public key
     */
    public ChampionBuilder key(String publicPem) {
        try {
            this.key = Optional.of(VerificationKey.parse(publicPem));
        } catch (InvalidSignatureException e) {
            throw new IllegalArgumentException("key: " + e.getMessage());
        }
        return this;
    }

    /**
     * As {@link #key(String)}, of a file.
     *
     * @throws IOException if the file cannot be read
     */
    public ChampionBuilder key(Path publicPem) throws IOException {
        try {
            this.key = Optional.of(VerificationKey.read(publicPem));
        } catch (InvalidSignatureException e) {
            throw new IllegalArgumentException("key: " + e.getMessage());
        }
        return this;
    }

    /** An account that may read (HTTP Basic). It is shown to the repository and to nobody else: redirects are refused. */
    public ChampionBuilder account(String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        this.authorization = Optional.of("Basic " + Base64.getEncoder().encodeToString(pair));
        return this;
    }

    /** Stays with one major version: a champion of another one is a failure, and the model that answers stays. */
    public ChampionBuilder major(int version) {
        this.major = Optional.of(version);
        return this;
    }

    /** Where libraries find classes that they do not have, such as those of {@code h2o-genmodel}; that of this class. */
    public ChampionBuilder parent(ClassLoader loader) {
        this.parent = Objects.requireNonNull(loader);
        return this;
    }

    /** Hears of changes and failures. */
    public ChampionBuilder listener(ChampionListener heard) {
        this.listener = Objects.requireNonNull(heard);
        return this;
    }

    /**
     * Loads the champion and begins to follow it.
     *
     * @throws dev.refit.champion.model.ChampionException if there is none that can be loaded; nothing is left behind
     */
    public Champion open() {
        RepositoryFiles files = RepositoryFiles.at(repository, limits, authorization);
        return new Champion(
                new ChampionSource(new ReleaseReader(files, artifact, key), major, parent), listener, interval);
    }
}
