package dev.refit.cli.signature;

import dev.refit.cli.CliFailure;
import dev.refit.cli.ExitCodes;
import dev.refit.cli.Session;
import dev.refit.cli.packaging.MavenRepository;
import dev.refit.cli.packaging.TemporaryFolder;
import dev.refit.cli.platform.HomeKey;
import dev.refit.model.signature.SignedRelease;
import dev.refit.model.signature.VerificationKey;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks whether a release is the one that was signed. */
@Command(
        name = "verify",
        description = {
            "Check that a release is as its publisher signed it: the signature, and the digests of all its files and of"
                    + " the documents and the model in its jar. The platform need not be up.",
            "A file is checked with the others of its release that lie beside it. Only with coordinates it is also"
                    + " checked that the release was built for them."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all that was checked is as signed",
            "1:a file, the signature or the key is another one, or the release was built for other coordinates",
            "2:the command line is wrong, or there is no such release, file or key",
            "3:the repository does not answer, or refuses",
            "4:the release has no signature"
        })
public final class VerifyCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(
            index = "0",
            paramLabel = "COORDINATES|FILE",
            description = "GROUP:ARTIFACT:VERSION of a release in the Maven repository, or its jar or pom.")
    private String target;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "The publisher's public key, as refit keys show prints it. Default: that of the home.")
    private Path key;

    @Option(
            names = "--signature",
            paramLabel = "FILE",
            description = "The signature of a file. Default: the .intoto.jsonl file beside it.")
    private Path signature;

    @Option(
            names = "--repository",
            paramLabel = "DIR|URL",
            description = "The Maven repository. Default: that of the home. An account for a server:"
                    + " REFIT_PACKAGING_MAVEN_USERNAME and _PASSWORD.")
    private String repository;

    public VerifyCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        VerificationKey trusted = trusted();
        if (Files.isRegularFile(Path.of(target))) {
            tell(ofFile(Path.of(target).toAbsolutePath()), trusted);
            return ExitCodes.OK;
        }
        Coordinates release = Coordinates.parse(target)
                .orElseThrow(() -> CliFailure.invalid(
                        target + ": there is no such file.",
                        "Expected a file, or the coordinates of a release: GROUP:ARTIFACT:VERSION."));
        if (signature != null) {
            throw CliFailure.invalid(
                    "--signature: got it with coordinates, expected it with a file.",
                    "The signature of a release is read from the repository.");
        }
        URI from = repository == null ? session.home().mavenRepository().toUri() : MavenRepository.uri(repository);
        if ("file".equals(from.getScheme())) {
            tell(inFolder(release, Path.of(from)), trusted);
            return ExitCodes.OK;
        }
        try (TemporaryFolder folder = TemporaryFolder.make("refit-verify")) {
            fetch(release, from, folder.path());
            tell(of(release, from, name -> folder.path().resolve(name)), trusted);
        }
        return ExitCodes.OK;
    }

    private VerificationKey trusted() {
        if (key != null) {
            return HomeKey.read("--key", key);
        }
        Optional<VerificationKey> own = HomeKey.of(session.home());
        return own.orElseThrow(() -> CliFailure.invalid(
                "--key: got none, and the home " + session.home().folder() + " has none.",
                "Get the publisher's key, which refit keys show prints, and name its file with --key FILE."));
    }

    private void tell(ReleaseCheck check, VerificationKey trusted) throws IOException {
        check.run(trusted).tell(session.screen());
    }

    private ReleaseCheck ofFile(Path file) {
        String name = file.getFileName().toString();
        Path envelope = signature != null
                ? signature
                : file.resolveSibling(SignedRelease.envelopeOf(name.replaceFirst("\\.pom$", ".jar")));
        return new ReleaseCheck(name, List.of(name), Optional.empty(), envelope, file::resolveSibling);
    }

    private static ReleaseCheck inFolder(Coordinates release, Path folder) {
        return of(release, folder.toUri(), name -> folder.resolve(release.path(name)));
    }

    private static ReleaseCheck of(
            Coordinates release, URI repository, java.util.function.Function<String, Path> files) {
        for (String name : List.of(release.jar(), release.pom())) {
            if (!Files.isRegularFile(files.apply(name))) {
                throw CliFailure.invalid(
                        release + ": there is no " + release.path(name) + " in " + repository + ".",
                        "Correct the coordinates, or name the repository with --repository DIR|URL.");
            }
        }
        Path envelope = files.apply(SignedRelease.envelopeOf(release.jar()));
        return new ReleaseCheck(
                release.toString(), List.of(release.jar(), release.pom()), Optional.of(release), envelope, files);
    }

    private void fetch(Coordinates release, URI from, Path folder) throws InterruptedException {
        try {
            new MavenRepository(session.checkout(), from)
                    .fetch(release.groupId(), release.artifactId(), release.version(), folder);
        } catch (CliFailure e) {
            throw CliFailure.unreachable(e.getMessage(), e.hint());
        }
    }
}
