package dev.refit.cli.packaging;

import dev.refit.cli.packaging.MavenRepository.Earlier;
import dev.refit.events.model.UploadedModel;
import dev.refit.events.workload.WorkloadRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where an upload stands among the releases of its artifact. */
public final class Succession {
    private Succession() {}

    /**
     * The request to package it. One that was published before, as the newest release, keeps its version, and follows the
     * release before that.
     *
     * @param version the one that is wanted; null for what follows
     * @param earlier the newest releases, as the repository has them
     * @param folder for files of the request
     */
    public static WorkloadRequest.PackageUpload request(
            UploadedModel upload, String version, List<Earlier> earlier, Path folder) throws IOException {
        boolean again = version == null
                && !earlier.isEmpty()
                && upload.id().equals(earlier.get(0).upload());
        String wanted = again ? earlier.get(0).version() : version;
        List<Earlier> before = again ? earlier.subList(1, earlier.size()) : earlier;
        return new WorkloadRequest.PackageUpload(
                upload, wanted, before.isEmpty() ? null : previous(before.get(0), folder));
    }

    private static WorkloadRequest.Previous previous(Earlier release, Path folder) throws IOException {
        String schema = release.schema();
        return new WorkloadRequest.Previous(
                release.version(),
                schema == null
                        ? null
                        : LocalFile.stored(
                                "schema", Files.writeString(folder.resolve("previous-schema.json"), schema)));
    }
}
