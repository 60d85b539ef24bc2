package dev.refit.ingest.job;

import dev.refit.dataset.InvalidDataException;
import dev.refit.events.data.InputVersion;
import dev.refit.events.data.Snapshot;
import dev.refit.events.definition.DataSpec;
import dev.refit.events.definition.DatasetSpec;
import dev.refit.events.run.Failure.Fault;
import dev.refit.events.run.RunContext;
import dev.refit.events.workload.WorkloadRequest;
import dev.refit.events.workload.WorkloadResult;
import dev.refit.ingest.job.key.KeyChecks;
import dev.refit.ingest.job.source.FileKeeper;
import dev.refit.ingest.job.source.Inbox;
import dev.refit.ingest.job.source.KeptFile;
import dev.refit.ingest.job.source.SourceFile;
import dev.refit.job.Job;
import dev.refit.job.JobFailedException;
import dev.refit.job.JobFolder;
import dev.refit.store.root.DataRoots;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Snapshots each input version of a run, then reads it through once: rows are counted, every declared value is parsed
 * and the expectations of its dataset are checked.
 */
final class IngestJob implements Job {
    private final DataRoots roots;
    private final Consumer<Path> whenRead;

    /** @param roots below which the data of arrivals lies, besides what was copied into the artifact store */
    IngestJob(DataRoots roots) {
        this(roots, path -> {});
    }

    /** @param whenRead is told each file that has just been read, before it is looked at again */
    IngestJob(DataRoots roots, Consumer<Path> whenRead) {
        this.roots = roots;
        this.whenRead = whenRead;
    }

    @Override
    public WorkloadResult run(WorkloadRequest request, JobFolder folder) throws Exception {
        if (!(request instanceof WorkloadRequest.Ingest ingest)) {
            throw new IllegalArgumentException("kind: got "
                    + request.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT) + ", expected ingest");
        }
        RunContext run = ingest.run();
        DataSpec data = run.definition().spec().data();
        Map<InputVersion, List<SourceFile>> sources = SourceFile.resolveAll(
                run.inputs(), Inbox.of(folder).map(roots::and).orElse(roots));
        IngestProgress progress = new IngestProgress(folder, sources.values());
        Set<String> present = run.inputs().stream().map(InputVersion::dataset).collect(Collectors.toSet());
        try (KeyChecks keys = new KeyChecks(data.expectations(), present)) {
            Map<String, DatasetReading> readings = readings(data, present, keys, progress);
            List<Snapshot> snapshots = snapshots(run, folder, sources, readings);
            failOnViolations(readings.values());
            return new WorkloadResult.Ingested(run.run(), snapshots);
        }
    }

    private List<Snapshot> snapshots(
            RunContext run,
            JobFolder folder,
            Map<InputVersion, List<SourceFile>> sources,
            Map<String, DatasetReading> readings)
            throws IOException, JobFailedException {
        Map<InputVersion, List<KeptFile>> kept = new LinkedHashMap<>();
        for (InputVersion input : run.inputs()) {
            FileKeeper keeper =
                    new FileKeeper(folder, run.definition().spec().data().snapshot(), input);
            kept.put(input, ofPartition(input, () -> {
                List<KeptFile> files = keep(sources.get(input), keeper);
                readings.get(input.dataset()).findColumns(input.partition(), files);
                return files;
            }));
        }
        List<Snapshot> snapshots = new ArrayList<>();
        for (InputVersion input : run.inputs()) {
            DatasetReading reading = readings.get(input.dataset());
            snapshots.add(ofPartition(input, () -> snapshot(input, kept.get(input), reading)));
        }
        return snapshots;
    }

    /** One for each dataset that the run reads. Only those that are optional may be without. */
    private static Map<String, DatasetReading> readings(
            DataSpec data, Set<String> datasets, KeyChecks keys, IngestProgress progress) {
        Set<String> present = new HashSet<>(datasets);
        Map<String, DatasetReading> readings = new LinkedHashMap<>();
        for (DatasetSpec dataset : data.datasets()) {
            if (present.remove(dataset.name())) {
                readings.put(dataset.name(), new DatasetReading(dataset, data, keys, progress));
            } else if (dataset.optional()) {
                progress.say(dataset.name() + " is optional and not there; what is expected of it is not checked");
            } else {
                throw new IllegalArgumentException(
                        "inputs: got no version of " + dataset.name() + ", expected one, as it is not optional");
            }
        }
        if (!present.isEmpty()) {
            throw new IllegalArgumentException("inputs: got a version of " + String.join(", ", present)
                    + ", expected those of the definition's datasets");
        }
        return readings;
    }

    private static List<KeptFile> keep(List<SourceFile> sources, FileKeeper keeper) throws IOException {
        List<KeptFile> files = new ArrayList<>();
        for (SourceFile source : sources) {
            files.add(keeper.keep(source));
        }
        return files;
    }

    private Snapshot snapshot(InputVersion input, List<KeptFile> files, DatasetReading reading)
            throws IOException, JobFailedException {
        long rows = reading.read(input.partition(), files);
        for (KeptFile file : files) {
            whenRead.accept(file.path());
            file.verifyUnchanged();
        }
        return new Snapshot(
                input.dataset(),
                input.partition(),
                files.stream().map(KeptFile::stored).toList(),
                rows,
                reading.columns(),
                KeptFile.digest(files));
    }

    /** A step that reads data of one partition, which is named when the data is at fault. */
    private interface Step<T> {
        T run() throws IOException, JobFailedException;
    }

    private static <T> T ofPartition(InputVersion input, Step<T> step) throws IOException, JobFailedException {
        try {
            return step.run();
        } catch (InvalidDataException e) {
            throw new JobFailedException(
                    Fault.DATA,
                    e.code(),
                    "dataset " + input.dataset() + ", partition " + input.partition() + ": " + e.getMessage(),
                    "Correct the data and publish the partition again, or change what the definition declares.",
                    e);
        }
    }

    private static void failOnViolations(Iterable<DatasetReading> readings) throws IOException, JobFailedException {
        List<String> violations = new ArrayList<>();
        for (DatasetReading reading : readings) {
            violations.addAll(reading.violations());
        }
        if (!violations.isEmpty()) {
            throw new JobFailedException(
                    Fault.DATA,
                    "expectation-violated",
                    String.join("\n", violations),
                    "Correct the data and publish the partition again, or change the definition's expectations.");
        }
    }
}
