package dev.refit.packaging.job;

import dev.refit.job.JobMain;

/** Starts the packaging workload: {@code --request URI}. */
public final class PackagingMain {
    private PackagingMain() {}

    public static void main(String[] args) {
        JobMain.run(args, new PackagingJob());
    }
}
