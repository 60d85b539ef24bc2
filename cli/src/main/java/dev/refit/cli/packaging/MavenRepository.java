package dev.refit.cli.packaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.refit.cli.CliFailure;
import dev.refit.cli.platform.Checkout;
import dev.refit.cli.platform.Part;
import dev.refit.events.RefitJson;
import dev.refit.events.release.Release;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A Maven repository, reached with packaging-service's own publisher. */
public final class MavenRepository {
    private static final String PUBLISHER = "dev.refit.packaging.publish.PublishMain";

    private final Checkout checkout;
    private final URI uri;

    public MavenRepository(Checkout checkout, URI uri) {
        this.checkout = checkout;
        this.uri = uri;
    }

    /** @param name a folder, or a {@code file:}, {@code http:} or {@code https:} URI */
    public static URI uri(String name) {
        if (!name.matches("[a-zA-Z][a-zA-Z0-9+.-]+:.*")) {
            return Path.of(name).toAbsolutePath().normalize().toUri();
        }
        URI uri;
        try {
            uri = URI.create(name);
        } catch (IllegalArgumentException e) {
            throw CliFailure.invalid("--repository: got " + name + ", expected a folder or a URI.", "");
        }
        if (!List.of("file", "http", "https").contains(uri.getScheme())) {
            throw CliFailure.invalid(
                    "--repository: got " + name + ", expected a folder or a file:, http: or https: URI.", "");
        }
        if (uri.getRawUserInfo() != null) {
            throw CliFailure.invalid(
                    "--repository: got a URI with credentials in it, expected one without.",
                    "Put them into REFIT_PACKAGING_MAVEN_USERNAME and REFIT_PACKAGING_MAVEN_PASSWORD.");
        }
        return uri;
    }

    /**
     * The newest releases of an artifact, at most two.
     *
     * @param below only those older than this version; null for all
     */
    public List<Earlier> newest(String groupId, String artifactId, String below) throws InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("newest", uri.toString(), groupId, artifactId));
        if (below != null) {
            arguments.add(below);
        }
        List<Earlier> releases = new ArrayList<>();
        for (JsonNode release : ask(arguments)) {
            releases.add(new Earlier(
                    release.get("version").asText(),
                    release.path("upload").asText(null),
                    release.path("schema").asText(null)));
        }
        return releases;
    }

    /**
     * A release that is there.
     *
     * @param upload the upload that it was made of; null for none
     * @param schema as JSON; null when it does not tell
     */
    public record Earlier(String version, String upload, String schema) {}

    /**
     * A release that was published.
     *
     * @param jar where its jar lies
     * @param keyId the key that its signature verifies with; null when it has none, or one that is not of the given key
     */
    public record Published(URI jar, String keyId) {}

    /**
     * Publishes a release; never overwrites one.
     *
     * @param key the file with the key that signs the release; empty to leave it unsigned
     * @param folder for this time only
     */
    public Published publish(Release release, Optional<Path> key, Path folder)
            throws IOException, InterruptedException {
        Path file = Files.write(folder.resolve("release.json"), RefitJson.bytes(release));
        List<String> arguments = new ArrayList<>(List.of("publish", uri.toString(), file.toString()));
        key.ifPresent(signing -> arguments.add(signing.toAbsolutePath().toString()));
        JsonNode published = ask(arguments);
        URI jar = URI.create(published.get("jar").asText());
        return new Published(jar, published.path("signedWith").asText(null));
    }

    /** Copies the files of a release into a folder, as far as they are there. */
    public void fetch(String groupId, String artifactId, String version, Path folder) throws InterruptedException {
        ask(List.of("fetch", uri.toString(), groupId, artifactId, version, folder.toString()));
    }

    private JsonNode ask(List<String> arguments) throws InterruptedException {
        if (!Files.exists(checkout.serviceJar(Part.PACKAGING))) {
            throw CliFailure.failed(
                    "The build is not complete: " + checkout.serviceJar(Part.PACKAGING) + " is missing.",
                    "Build it with: mvn package -DskipTests, in " + checkout.folder());
        }
        List<String> said = new ArrayList<>();
        int status = ChildJava.run(
                List.of("-Xmx128m"), checkout.serviceClassPath(Part.PACKAGING), PUBLISHER, arguments, said::add);
        JsonNode answer = said.isEmpty() ? MissingNode.getInstance() : json(said.get(said.size() - 1));
        if (status != 0 || answer.isMissingNode()) {
            throw CliFailure.failed(
                    answer.path("error").asText("The publisher ended with exit code " + status + ": " + said) + ".",
                    answer.path("hint").asText(""));
        }
        return answer;
    }

    private static JsonNode json(String line) {
        try {
            return RefitJson.mapper().readTree(line);
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }
}
