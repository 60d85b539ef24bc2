package dev.refit.packaging.job;

import dev.refit.job.JobMain;
import java.util.Locale;

/** Starts the packaging workload: {@code --request URI}. */
public final class PackagingMain {
    private PackagingMain() {}

    public static void main(String[] args) {
        // Genmodel formats the names of files within a MOJO with the digits of the default locale.
        Locale.setDefault(Locale.ROOT);
        JobMain.run(args, new PackagingJob());
    }
}
