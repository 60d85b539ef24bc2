package dev.refit.packaging.publish;

import dev.refit.events.RefitJson;
import dev.refit.events.release.Release;
import dev.refit.packaging.repository.Credentials;
import dev.refit.packaging.repository.PublishException;
import dev.refit.packaging.signature.SigningKey;
import dev.refit.run.release.ReleaseVersion;
import dev.refit.store.ArtifactStoreException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads from and publishes to a Maven repository without a running service, for the {@code refit} command. The last line of
 * the standard output is the answer as JSON: {@code newest URI GROUP ARTIFACT [BELOW]} answers a list of {@link
 * PublishedRelease}, {@code publish URI RELEASE-FILE [KEY-FILE]} the place of the jar and, if what is public
 * verifies with the key, the key's id, {@code fetch URI GROUP ARTIFACT VERSION FOLDER} the names of the files that it has
 * put there. A failure answers {@code error} and {@code hint} with exit code 1. Account and signing command come from the
 * environment, under the names of the service's settings.
 */
public final class PublishMain {
    private static final int WITH_LIMIT = 5;

    private PublishMain() {}

    public static void main(String[] args) {
        System.exit(exitCode(args, System.getenv()));
    }

    static int exitCode(String[] args, Map<String, String> environment) {
        try {
            System.out.println(RefitJson.write(answer(List.of(args), environment)));
            return 0;
        } catch (PublishException e) {
            return refused(e.getMessage(), e.hint());
        } catch (IllegalArgumentException e) {
            return refused(e.getMessage(), "");
        } catch (UncheckedIOException | ArtifactStoreException | java.io.IOException e) {
            return refused(e.getMessage(), "Call again once the repository can be reached.");
        }
    }

    private static Object answer(List<String> args, Map<String, String> environment) throws java.io.IOException {
        URI repository = URI.create(args.get(1));
        Optional<Credentials> credentials = credentials(environment);
        if (args.get(0).equals("newest")) {
            Optional<ReleaseVersion> below =
                    args.size() < WITH_LIMIT ? Optional.empty() : ReleaseVersion.parse(args.get(WITH_LIMIT - 1));
            return new PublishedReleases(repository, credentials).newest(args.get(2), args.get(3), below);
        }
        if (args.get(0).equals("fetch")) {
            return new ReleaseDownload(repository, credentials)
                    .fetch(args.get(2), args.get(3), args.get(4), Path.of(args.get(5)));
        }
        Optional<SigningKey> key =
                args.size() > 3 ? Optional.of(SigningKey.read(Path.of(args.get(3)))) : Optional.empty();
        Release release = RefitJson.read(Files.readAllBytes(Path.of(args.get(2))), Release.class);
        Optional<List<String>> sign = Optional.ofNullable(environment.get("REFIT_PACKAGING_SIGN_COMMAND"))
                .map(words -> List.of(words.split(",")));
        MavenPublisher publisher = new MavenPublisher(repository, credentials, key, sign);
        Map<String, Object> published = new LinkedHashMap<>();
        published.put("jar", publisher.publish(release));
        publisher.signedWith(release).ifPresent(id -> published.put("signedWith", id));
        return published;
    }

    private static Optional<Credentials> credentials(Map<String, String> environment) {
        String username = environment.get("REFIT_PACKAGING_MAVEN_USERNAME");
        String password = environment.get("REFIT_PACKAGING_MAVEN_PASSWORD");
        return username == null && password == null
                ? Optional.empty()
                : Optional.of(new Credentials(username, password));
    }

    private static int refused(String error, String hint) {
        System.out.println(RefitJson.write(Map.of("error", String.valueOf(error), "hint", hint)));
        return 1;
    }
}
