package dev.refit.cli.packaging;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refit.cli.CliFailure;
import dev.refit.cli.ExitCodes;
import dev.refit.cli.Session;
import dev.refit.cli.ingest.ModelSender;
import dev.refit.cli.packaging.MavenRepository.Earlier;
import dev.refit.cli.packaging.MavenRepository.Published;
import dev.refit.cli.platform.HomeKey;
import dev.refit.definition.upload.InvalidUploadException;
import dev.refit.definition.upload.PackagingOptions;
import dev.refit.events.artifact.StoredFile;
import dev.refit.events.definition.PackagingSpec;
import dev.refit.events.model.UploadedModel;
import dev.refit.events.release.Release;
import dev.refit.events.workload.WorkloadRequest;
import dev.refit.model.signature.VerificationKey;
import dev.refit.run.release.ReleaseVersion;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a library of a model that was trained elsewhere. */
@Command(
        name = "package",
        description = {
            "Make a library of a MOJO that was trained anywhere, with Python, R or Java, and prove it on example rows.",
            "The library is like that of a run, without what is not known about such a model. The platform need not be up.",
            "It is published to the Maven repository of the home, or to the one given, and never overwrites a version."
        })
public final class PackageCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(index = "0", paramLabel = "MODEL", description = "The MOJO, a zip as H2O's download_mojo writes it.")
    private Path model;

    @Option(
            names = "--examples",
            paramLabel = "FILE",
            required = true,
            description = "Rows as CSV, the first line names the columns. Without the target it proves as much; with it"
                    + " the model card compares.")
    private Path examples;

    @Option(
            names = "--group",
            paramLabel = "G",
            required = true,
            description = "The group id, which is also the Java package, such as com.example.models.")
    private String group;

    @Option(names = "--artifact", paramLabel = "A", required = true, description = "The artifact id.")
    private String artifact;

    @Option(
            names = "--version",
            paramLabel = "V",
            description =
                    "MAJOR.MINOR.PATCH. Default: what follows from the newest release and the inputs and labels of"
                            + " both; the same upload again has the version it has.")
    private String version;

    @Option(
            names = "--repository",
            paramLabel = "DIR|URL",
            description =
                    "The Maven repository. An account for a server: REFIT_PACKAGING_MAVEN_USERNAME and _PASSWORD.")
    private String repository;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description =
                    "Sign what is published with this key, a private and a public key in PEM. Default: that of the"
                            + " home, if it has one.")
    private Path key;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Write the files to this folder. Nothing is published unless --repository is given.")
    private Path out;

    @Option(
            names = "--target-docs",
            paramLabel = "TEXT",
            description = "The meaning of a prediction, for the model card.")
    private String targetDocs;

    @Option(
            names = "--carry",
            paramLabel = "N",
            defaultValue = "" + PackagingSpec.DEFAULT_EXAMPLES,
            description = "How many recorded examples the library contains. Default: ${DEFAULT-VALUE}.")
    private int carry;

    @Option(
            names = "--unseen-level",
            paramLabel = "POLICY",
            description = "How the library handles a text that the model does not know: missing (default) or refuse.")
    private String unseenLevel;

    @Option(
            names = "--missing",
            paramLabel = "POLICY",
            description = "How the library handles a missing value: score (default) or refuse.")
    private String missing;

    @Option(
            names = "--send",
            description = "Send the model to the platform, the one of this machine or the one that REFIT_SERVER names,"
                    + " which packages and publishes it.")
    private boolean send;

    public PackageCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        UploadedModel upload = upload();
        if (send) {
            return send(upload);
        }
        if (version != null && ReleaseVersion.parse(version).isEmpty()) {
            throw CliFailure.invalid("--version: got " + version + ", expected three numbers, such as 1.0.0.", "");
        }
        Optional<URI> target = target();
        Optional<Path> signingKey = Optional.ofNullable(key)
                .or(() -> Optional.of(session.home().signingKeyFile()).filter(Files::exists));
        Optional<VerificationKey> signWith = signingKey.map(file -> HomeKey.read("--key", file));
        requireBuild();
        try (TemporaryFolder folder = TemporaryFolder.make("refit-package")) {
            Optional<MavenRepository> maven = target.map(uri -> new MavenRepository(session.checkout(), uri));
            List<Earlier> earlier = maven.isEmpty() ? List.of() : maven.get().newest(group, artifact, version);
            WorkloadRequest.PackageUpload request = Succession.request(upload, version, earlier, folder.path());
            Release release = new ModelPackaging(session.checkout(), said -> session.screen()
                            .say(String.format("%3.0f %%  %s", 100 * said.fraction(), said.message())))
                    .run(request, folder.path());
            keep(release);
            Published published = maven.isEmpty() ? null : maven.get().publish(release, signingKey, folder.path());
            String wanted = signWith.map(VerificationKey::id).orElse(null);
            PackageReport.of(release, upload.id(), published, wanted, out).tell(session.screen());
        }
        return ExitCodes.OK;
    }

    private int send(UploadedModel upload) {
        if (version != null || repository != null || key != null || out != null) {
            throw CliFailure.invalid(
                    "--send: got it with --version, --repository, --key or --out, expected none of them.",
                    "The platform finds the version, signs with its own key, and publishes to its own repository.");
        }
        JsonNode taken = new ModelSender(session.connection()).send(model, examples, options());
        session.screen().answer(taken);
        session.screen()
                .say("Sent " + upload.name() + ". Watch its library come to be: "
                        + taken.path("watch").asText());
        return ExitCodes.OK;
    }

    private UploadedModel upload() throws IOException {
        PackagingSpec packaging;
        try {
            packaging = PackagingOptions.read(options());
        } catch (InvalidUploadException e) {
            throw CliFailure.invalid(
                    e.problems().stream().map(problem -> "--" + problem).collect(Collectors.joining("\n")) + ".",
                    "refit package --help says what each option takes.");
        }
        return new UploadedModel(
                name(model),
                LocalFile.stored("MODEL", model),
                LocalFile.stored("--examples", examples),
                name(examples),
                targetDocs,
                packaging);
    }

    private Map<String, String> options() {
        Map<String, String> options = new HashMap<>();
        options.put(PackagingOptions.GROUP, group);
        options.put(PackagingOptions.ARTIFACT, artifact);
        options.put(PackagingOptions.CARRY, String.valueOf(carry));
        options.put(PackagingOptions.UNSEEN_LEVEL, unseenLevel);
        options.put(PackagingOptions.MISSING, missing);
        options.put("target-docs", targetDocs);
        options.values().removeIf(Objects::isNull);
        return options;
    }

    private Optional<URI> target() {
        if (repository != null) {
            return Optional.of(MavenRepository.uri(repository));
        }
        return out != null
                ? Optional.empty()
                : Optional.of(session.home().mavenRepository().toUri());
    }

    private void keep(Release release) throws IOException {
        if (out == null) {
            return;
        }
        Files.createDirectories(out);
        for (StoredFile file : release.files().values()) {
            Path from = Path.of(file.uri());
            Files.copy(from, out.resolve(from.getFileName().toString()), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private void requireBuild() {
        Optional<Path> absent = session.checkout().missing().stream()
                .filter(path -> path.toString().contains("packaging"))
                .findFirst();
        if (absent.isPresent()) {
            throw CliFailure.failed(
                    "The build is not complete: " + absent.get() + " is missing.",
                    "Build it with: mvn package -DskipTests, in "
                            + session.checkout().folder());
        }
    }
}
