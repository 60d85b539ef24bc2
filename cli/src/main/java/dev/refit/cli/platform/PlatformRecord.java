package dev.refit.cli.platform;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.refit.cli.CliFailure;
import dev.refit.events.RefitJson;
import dev.refit.launcher.local.process.ProcessIdentity;
import dev.refit.run.topic.KafkaAccess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code platform.json} says of a platform: its ports, and its processes as far as they were started.
 *
 * @param roots its data roots
 */
public record PlatformRecord(Ports ports, Map<Part, ProcessIdentity> processes, List<URI> roots) {
    public PlatformRecord {
        Map<Part, ProcessIdentity> copy = new EnumMap<>(Part.class);
        copy.putAll(processes == null ? Map.of() : processes);
        processes = Collections.unmodifiableMap(copy);
        roots = roots == null ? List.of() : List.copyOf(roots);
    }

    /** One whose data roots are not known: what is published is copied into its inbox. */
    public PlatformRecord(Ports ports, Map<Part, ProcessIdentity> processes) {
        this(ports, processes, List.of());
    }

    public static Optional<PlatformRecord> read(Home home) {
        try {
            return Optional.of(RefitJson.read(Files.readAllBytes(home.platformFile()), PlatformRecord.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (RefitJson.UnreadableException e) {
            throw CliFailure.failed(
                    home.platformFile() + ", which says what of the platform runs, cannot be read: " + e.getMessage(),
                    "End what is left of the platform, if anything is, then delete that file.");
        } catch (IOException e) {
            throw Home.unusable(home.folder(), e);
        }
    }

    public void write(Home home) {
        Path draft = home.platformFile().resolveSibling("platform.json.draft");
        try {
            Files.write(
                    draft, RefitJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
            Files.move(draft, home.platformFile(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + home.platformFile(), e);
        }
    }

    PlatformRecord with(Part part, ProcessIdentity identity) {
        Map<Part, ProcessIdentity> more = new EnumMap<>(Part.class);
        more.putAll(processes);
        more.put(part, identity);
        return new PlatformRecord(ports, more, roots);
    }

    public boolean isAlive(Part part) {
        ProcessIdentity identity = processes.get(part);
        return identity != null && identity.isAlive();
    }

    @JsonIgnore
    public boolean isWhole() {
        return java.util.Arrays.stream(Part.values()).allMatch(this::isAlive);
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + ports.broker();
    }

    /** How it is reached from this machine. */
    public Connection connection(Home home) {
        return Connection.of(this, home);
    }

    /** How its broker is reached from this machine. */
    public KafkaAccess kafka(Home home) {
        return KafkaAccount.access(home, bootstrapServers());
    }

    /** How its HTTP interface is reached from this machine. */
    public ServiceAddress service(Home home) {
        return new ServiceAddress(url(Part.INGEST), AccessToken.of(home));
    }

    public URI url(Part service) {
        return URI.create("http://127.0.0.1:" + ports.of(service));
    }
}
