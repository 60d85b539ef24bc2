package dev.refit.cli.platform;

import dev.refit.launcher.local.jvm.ArchiveFolder;
import dev.refit.launcher.local.jvm.ClassPath;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The class archives of a build, of the platform's own processes and of the workloads that they start. They are recorded
 * once after a build.
 */
public final class ClassArchives {
    private final ArchiveFolder folder;
    private final Recorded recorded;

    private ClassArchives(Checkout checkout, Recorded recorded) {
        this.folder = new ArchiveFolder(checkout.classArchives());
        this.recorded = recorded;
    }

    /** Uses the archives that there are. */
    public static ClassArchives used(Checkout checkout) {
        return new ClassArchives(checkout, Recorded.NOTHING);
    }

    /** Has every process of the platform record its classes when it ends, which then takes some seconds. */
    public static ClassArchives recorded(Checkout checkout) {
        return new ClassArchives(checkout, Recorded.PLATFORM);
    }

    /** Has every workload record its classes when it ends, which then takes some seconds. */
    public static ClassArchives recordedWorkloads(Checkout checkout) {
        return new ClassArchives(checkout, Recorded.WORKLOADS);
    }

    boolean isRecording() {
        return recorded == Recorded.PLATFORM;
    }

    /** Makes archives of what was recorded. Call it when all that recorded has ended well. */
    public void publish() {
        folder.publish();
    }

    /** Deletes what was recorded. */
    public void discard() {
        folder.discard();
    }

    /** The JVM options of a process of the platform. */
    public List<String> options(Part part, String java, String classPath) {
        ClassPath jars = ClassPath.of(classPath);
        return isRecording() ? folder.record(part.key(), java, jars, "recording") : using(part, java, jars);
    }

    private List<String> using(Part part, String java, ClassPath jars) {
        List<String> options = folder.use(part.key(), java, jars);
        // A process of the platform runs classes of our own build only. A workload also runs those of its user.
        return options.isEmpty()
                ? options
                : Stream.concat(options.stream(), Stream.of("-XX:-BytecodeVerificationRemote"))
                        .toList();
    }

    /** Tells a service about the archives of its workloads. */
    Map<String, String> environment() {
        return Map.of(
                "REFIT_LAUNCHER_LOCAL_CLASS_ARCHIVES", folder.folder().toString(),
                "REFIT_LAUNCHER_LOCAL_RECORD_CLASSES", String.valueOf(recorded == Recorded.WORKLOADS));
    }

    private enum Recorded {
        NOTHING,
        PLATFORM,
        WORKLOADS
    }
}
