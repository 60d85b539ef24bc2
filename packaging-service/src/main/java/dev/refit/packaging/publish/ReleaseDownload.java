package dev.refit.packaging.publish;

import dev.refit.model.signature.Envelope;
import dev.refit.model.signature.InvalidSignatureException;
import dev.refit.model.signature.SignedRelease;
import dev.refit.model.signature.Statement;
import dev.refit.packaging.repository.Credentials;
import dev.refit.packaging.repository.Repository;
import dev.refit.packaging.repository.Repository.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Copies the files of a release out of a Maven repository, so that they can be checked. Believes nothing of what it copies. */
public final class ReleaseDownload {
    private static final int MAX_FILES = 50;

    private final Repository repository;

    /** @throws IllegalArgumentException when there can be no such repository */
    public ReleaseDownload(URI repository, Optional<Credentials> credentials) {
        this.repository = Repository.at(repository, credentials);
    }

    /**
     * Copies jar, pom and envelope, and what the envelope names, as far as they are there.
     *
     * @param folder where the files are put under their names
     * @return the names of the files
     * @throws UncheckedIOException when the repository cannot be reached
     */
    public List<String> fetch(String groupId, String artifactId, String version, Path folder) {
        String jar = artifactId + "-" + version + ".jar";
        Set<String> names = new LinkedHashSet<>(List.of(jar, artifactId + "-" + version + ".pom"));
        String envelope = SignedRelease.envelopeOf(jar);
        try {
            return repository.reading(site -> {
                List<String> fetched = new ArrayList<>();
                if (copy(site, groupId, version, envelope, folder)) {
                    fetched.add(envelope);
                    names.addAll(named(folder.resolve(envelope)));
                }
                for (String name : names) {
                    if (name.contains("-" + version) && copy(site, groupId, version, name, folder)) {
                        fetched.add(name);
                    }
                }
                return fetched;
            });
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot read " + groupId + ":" + artifactId + ":" + version + " in " + repository + ": " + e, e);
        }
    }

    private static boolean copy(Site site, String groupId, String version, String name, Path folder)
            throws IOException {
        String artifactId = name.substring(0, name.lastIndexOf("-" + version));
        Optional<Path> found = site.find(groupId.replace('.', '/') + "/" + artifactId + "/" + version + "/" + name);
        if (found.isPresent()) {
            Files.copy(found.get(), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        return found.isPresent();
    }

    /** Names of files as Maven has them; whoever checks the envelope says what is wrong with it. */
    private static List<String> named(Path envelope) throws IOException {
        try {
            return Statement.read(Envelope.read(envelope).uncheckedPayload()).digests().keySet().stream()
                    .filter(name -> name.matches("[A-Za-z0-9_][A-Za-z0-9._-]*"))
                    .limit(MAX_FILES)
                    .toList();
        } catch (InvalidSignatureException e) {
            return List.of();
        }
    }
}
