package dev.refit.events.golden;

import dev.refit.events.artifact.StoredFile;
import dev.refit.events.checks.Digests;
import dev.refit.events.definition.InputPolicy;
import dev.refit.events.definition.InputsSpec;
import dev.refit.events.definition.MavenSpec;
import dev.refit.events.definition.PackagingSpec;
import dev.refit.events.model.UploadedModel;
import dev.refit.events.release.Release;
import java.net.URI;
import java.util.Map;

/** A model that somebody has trained elsewhere, and its library. */
final class ShellUpload {
    private static final MavenSpec MAVEN = new MavenSpec("com.example.shells", "shell-model");

    private ShellUpload() {}

    static UploadedModel model() {
        return new UploadedModel(
                "a model.zip",
                stored("uploads/" + Digests.sha256("model") + "/a_model.zip"),
                stored("uploads/" + Digests.sha256("rows") + "/rows.csv"),
                "rows.csv",
                "Which species a shell is of",
                new PackagingSpec(MAVEN, 1_000, new InputsSpec(InputPolicy.REFUSE, null, null), null, null, null));
    }

    static Release release() {
        String path = "runs/shell-model/" + model().id() + "/packaging/1-5f0c2a/shell-model-1.0.0.";
        return new Release(
                MAVEN.groupId(),
                MAVEN.artifactId(),
                "1.0.0",
                Map.of("jar", stored(path + "jar"), "pom", stored(path + "pom")),
                200);
    }

    private static StoredFile stored(String path) {
        return new StoredFile(URI.create("s3://refit/store/" + path), 4_096L + path.length(), Digests.sha256(path));
    }
}
