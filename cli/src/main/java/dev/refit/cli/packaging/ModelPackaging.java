package dev.refit.cli.packaging;

import dev.refit.cli.CliFailure;
import dev.refit.cli.platform.Checkout;
import dev.refit.events.RefitJson;
import dev.refit.events.release.Release;
import dev.refit.events.run.Failure;
import dev.refit.events.run.Failure.Fault;
import dev.refit.events.workload.Progress;
import dev.refit.events.workload.WorkloadRequest;
import dev.refit.events.workload.WorkloadResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** The packaging workload as the platform starts it, without the platform. */
public final class ModelPackaging {
    private static final int LINES_TOLD = 10;
    private static final String MAIN = "dev.refit.packaging.job.PackagingMain";

    private static final String MEMORY = "REFIT_PACKAGE_MEMORY";

    private final Checkout checkout;
    private final Consumer<Progress> progress;

    public ModelPackaging(Checkout checkout, Consumer<Progress> progress) {
        this.checkout = checkout;
        this.progress = progress;
    }

    /**
     * Makes and proves a library.
     *
     * @param folder where its files are left
     * @throws CliFailure when the model or its examples are not what is needed, or the library is not as the model is
     */
    public Release run(WorkloadRequest.PackageUpload request, Path folder) throws IOException, InterruptedException {
        Path file = Files.write(folder.resolve("request.json"), RefitJson.bytes(request));
        Deque<String> last = new ArrayDeque<>();
        int status = ChildJava.run(
                List.of("-Xmx" + memory(), "-XX:+ExitOnOutOfMemoryError"),
                checkout.workloads().resolve("packaging-job/target/lib") + "/*",
                MAIN,
                List.of("--request", file.toUri().toString()),
                line -> Progress.ofLine(line).ifPresentOrElse(progress, () -> {
                    last.add(line);
                    if (last.size() > LINES_TOLD) {
                        last.remove();
                    }
                }));
        Path result = folder.resolve("result.json");
        if (!Files.exists(result)) {
            throw CliFailure.failed(
                    "The packaging workload ended with exit code " + status + " and left no result:\n"
                            + String.join("\n", last),
                    "Exit code 3 or 137: it ran out of memory. Give fewer examples, or set " + MEMORY + " to more than "
                            + memory() + ".");
        }
        WorkloadResult left = RefitJson.read(Files.readAllBytes(result), WorkloadResult.class);
        if (left instanceof WorkloadResult.Packaged packaged) {
            return packaged.release();
        }
        throw failure(((WorkloadResult.Failed) left).failure());
    }

    /** Returns the heap of the workload, such as {@code 768m}. */
    private static String memory() {
        String set = System.getenv(MEMORY);
        if (set == null || set.isBlank()) {
            return "768m";
        }
        if (!set.matches("[1-9][0-9]{0,5}[mg]")) {
            throw CliFailure.invalid(MEMORY + ": got " + set + ", expected a size such as 768m or 2g.", "");
        }
        return set;
    }

    private static CliFailure failure(Failure failure) {
        boolean theirs = failure.fault() != Fault.PLATFORM && !failure.code().equals("parity-violated");
        return theirs
                ? CliFailure.invalid(failure.message(), failure.hint())
                : CliFailure.failed(failure.message(), failure.hint());
    }
}
