package dev.refit.stage.account;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refit.events.RefitJson;
import dev.refit.events.definition.engine.TransformEngine;
import dev.refit.events.run.RunRef;
import dev.refit.events.workload.WorkloadRequest;
import dev.refit.run.store.ReleaseFolder;
import dev.refit.run.store.RunFolder;
import dev.refit.run.store.StoreLayout;
import dev.refit.store.StoreAccess;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a workload reaches in the artifact store: it writes below its own execution's folder, and reads its run's folder and
 * the files that its request names. So records of how stages end, releases, and other tasks' folders are the services'.
 */
final class WorkloadAccess {
    /** What the author of a definition writes names no place. */
    private static final Set<String> AUTHORS = Set.of("definition", "parameters", "packaging");

    private final URI root;
    private final List<URI> reads = new ArrayList<>();

    private WorkloadAccess(URI root) {
        this.root = root;
    }

    /** @param file the workload's {@code request.json} */
    static StoreAccess of(URI root, RunRef run, WorkloadRequest request, URI file) {
        WorkloadAccess access = new WorkloadAccess(root);
        access.below(RunFolder.of(run).path());
        access.named(RefitJson.mapper().valueToTree(request));
        if (request instanceof WorkloadRequest.Transform transform) {
            access.code(
                    run.refit(), transform.run().definition().spec().transform().engine());
        }
        if (request instanceof WorkloadRequest.Package) {
            // The release before may be another run's, or another definition's whose coordinates were handed over.
            access.below(RunFolder.ALL);
            access.below(ReleaseFolder.ALL);
        }
        return new StoreAccess(file.resolve("."), access.reads, looksForAbsence(request));
    }

    /**
     * Hadoop's file system looks for what it is about to write, the snapshot says which file of an arrival is gone, and the
     * notes of a release do without the examples of a run that were deleted.
     */
    private static boolean looksForAbsence(WorkloadRequest request) {
        return !(request instanceof WorkloadRequest.Trial || request instanceof WorkloadRequest.Evaluate);
    }

    private void code(String refit, TransformEngine engine) {
        engine.codeJar().ifPresent(jar -> below(StoreLayout.definitionJar(refit, jar.sha256())));
    }

    private void below(String path) {
        reads.add(URI.create(root + path));
    }

    private void named(JsonNode node) {
        node.properties().forEach(member -> {
            if ("uri".equals(member.getKey()) && member.getValue().isTextual()) {
                reads.add(URI.create(member.getValue().textValue()));
            } else if (!AUTHORS.contains(member.getKey())) {
                named(member.getValue());
            }
        });
        if (node.isArray()) {
            node.forEach(this::named);
        }
    }
}
