package dev.refit.packaging.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The order in which the files of a release become public. */
class StagedDeploymentTest {
    private static final String FOLDER = "com/example/delay-model/1.0.0/";
    private static final String JAR = FOLDER + "delay-model-1.0.0.jar";
    private static final String POM = FOLDER + "delay-model-1.0.0.pom";
    private static final String ENVELOPE = FOLDER + "delay-model-1.0.0.intoto.jsonl";

    @TempDir
    Path temp;

    private StagedDeployment staged;

    @BeforeEach
    void stage() throws IOException {
        List<Artifact> artifacts =
                List.of(artifact("jar"), artifact("pom"), artifact("intoto.jsonl"), artifact("intoto.jsonl.asc"));
        staged = new StagedDeployment(temp.resolve("staged"), Optional.empty(), artifacts);
    }

    @Test
    void checksumsComeBeforeTheirFileExceptThoseOfTheEnvelope() throws IOException {
        List<String> paths = staged.paths(true);

        assertThat(paths)
                .containsSubsequence(JAR + ".sha256", JAR, POM + ".sha256", POM)
                .containsSubsequence(ENVELOPE, ENVELOPE + ".asc", POM + ".sha256");
        assertThat(derivedFromTheEnvelope(paths)).hasSizeGreaterThanOrEqualTo(4).allSatisfy(path -> assertThat(paths)
                .containsSubsequence(ENVELOPE, path, POM + ".md5"));
    }

    @Test
    void whereFilesComeFirstTheEnvelopeDoesLikewise() throws IOException {
        List<String> paths = staged.paths(false);

        assertThat(paths).containsSubsequence(JAR, JAR + ".sha256", POM, POM + ".sha256");
        assertThat(derivedFromTheEnvelope(paths)).hasSizeGreaterThanOrEqualTo(4).allSatisfy(path -> assertThat(paths)
                .containsSubsequence(ENVELOPE, path, POM));
    }

    private static List<String> derivedFromTheEnvelope(List<String> paths) {
        return paths.stream().filter(path -> path.startsWith(ENVELOPE + ".")).toList();
    }

    private Artifact artifact(String extension) throws IOException {
        Path file = Files.writeString(temp.resolve("a." + extension), "the " + extension);
        return new DefaultArtifact("com.example", "delay-model", "", extension, "1.0.0").setPath(file);
    }
}
