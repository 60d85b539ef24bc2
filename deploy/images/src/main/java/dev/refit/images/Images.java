package dev.refit.images;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.DockerDaemonImage;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command that makes the images. */
@Command(
        name = "images",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Makes Refit's images of what mvn package has built.",
        exitCodeOnInvalidInput = 2,
        footer = {"", "Exit codes: 0 all were made, 1 one could not be, 2 the command line was wrong."})
public final class Images implements Callable<Integer> {
    private static final String TAR = "tar:";
    private static final String DOCKER = "docker:";
    private static final String USER = "1001";

    @Option(
            names = "--base",
            paramLabel = "IMAGE",
            defaultValue = "eclipse-temurin:17-jre",
            description =
                    "An image with a Java 17 and a sh: tar:FILE, docker:NAME or a name in a registry, which has to"
                            + " end with @sha256:DIGEST when the images are pushed. Without it ${DEFAULT-VALUE}.")
    private String base;

    @Option(
            names = "--to",
            paramLabel = "WHERE",
            defaultValue = "tar:target/images",
            description = "tar:FOLDER, docker: (the daemon here), or the prefix of names in a registry. Without it"
                    + " ${DEFAULT-VALUE}.")
    private String to;

    @Option(
            names = "--prefix",
            paramLabel = "NAME",
            defaultValue = "localhost",
            description = "What comes before an image's name in a file or the daemon. Without it ${DEFAULT-VALUE}.")
    private String prefix;

    @Option(
            names = "--tag",
            paramLabel = "TAG",
            defaultValue = "${sys:refit.version}",
            description = "Without it the version.")
    private String tag;

    @Parameters(paramLabel = "IMAGE", arity = "0..*", description = "Which, such as refit-ingest-job. Without it all.")
    private List<String> wanted = List.of();

    public static void main(String[] args) {
        System.exit(new CommandLine(new Images()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        List<String> known = Catalog.IMAGES.stream().map(ImageSpec::name).toList();
        for (String name : wanted) {
            if (!known.contains(name)) {
                System.err.println("IMAGE: got " + name + ", expected one of " + String.join(", ", known));
                return 2;
            }
        }
        if (isPushed() && !isPinned()) {
            System.err.println("--base: got " + base + ", expected NAME@sha256:DIGEST. What is pushed has a base that"
                    + " nobody can exchange.");
            return 2;
        }
        Path checkout = Path.of(System.getProperty("refit.checkout", "."));
        ImageLayers layers = new ImageLayers(checkout, System.getProperty("refit.version"));
        for (ImageSpec image : Catalog.IMAGES) {
            if (wanted.isEmpty() || wanted.contains(image.name())) {
                try {
                    make(image, layers.of(image));
                } catch (java.nio.file.NoSuchFileException e) {
                    System.err.println(e.getFile() + " is not there. Build it first: mvn package -DskipTests");
                    return 1;
                }
            }
        }
        return 0;
    }

    private boolean isPushed() {
        return !to.startsWith(TAR) && !to.startsWith(DOCKER);
    }

    /** A file or an image of the daemon here is what its owner has put there. */
    private boolean isPinned() {
        return base.startsWith(TAR) || base.startsWith(DOCKER) || base.matches(".+@sha256:[0-9a-f]{64}");
    }

    private void make(ImageSpec image, List<FileEntriesLayer> layers) throws Exception {
        JibContainer made = from(base)
                .setFileEntriesLayers(layers)
                .setEntrypoint(image.entrypoint())
                .setUser(USER)
                .setWorkingDirectory(com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath.get("/tmp"))
                .setCreationTime(Instant.EPOCH)
                .addLabel("org.opencontainers.image.title", image.name())
                .addLabel("org.opencontainers.image.version", tag)
                .containerize(target(image));
        System.out.println(image.name() + " " + made.getDigest());
    }

    private static JibContainerBuilder from(String image) throws Exception {
        if (image.startsWith(TAR)) {
            return Jib.from(TarImage.at(Path.of(image.substring(TAR.length()))));
        }
        return image.startsWith(DOCKER)
                ? Jib.from(DockerDaemonImage.named(image.substring(DOCKER.length())))
                : Jib.from(image);
    }

    private Containerizer target(ImageSpec image) throws Exception {
        return containerizer(image)
                .setBaseImageLayersCache(cache())
                .setApplicationLayersCache(cache())
                .setOfflineMode(base.startsWith(TAR) && to.startsWith(TAR))
                .setToolName("refit");
    }

    private Containerizer containerizer(ImageSpec image) throws Exception {
        String name = image.name() + ":" + tag;
        if (to.startsWith(TAR)) {
            Path folder = Files.createDirectories(Path.of(to.substring(TAR.length())));
            return Containerizer.to(
                    TarImage.at(folder.resolve(image.name() + ".tar")).named(prefix + "/" + name));
        }
        return to.startsWith(DOCKER)
                ? Containerizer.to(DockerDaemonImage.named(prefix + "/" + name))
                : Containerizer.to(RegistryImage.named(to + "/" + name));
    }

    private static Path cache() throws IOException {
        return Files.createDirectories(Path.of(System.getProperty("refit.checkout", "."), "target", "image-cache"));
    }
}
