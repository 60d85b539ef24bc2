package dev.refit.cli.rehearsal;

import dev.refit.cli.platform.Home;
import dev.refit.cli.platform.HomeRoots;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Has every workload of a platform be a script that does nothing but leave a result. */
public final class NoopWorkloads {
    private static final String SCRIPT = "noop.sh";

    private NoopWorkloads() {}

    /**
     * Before the platform is started.
     *
     * @param folder where the script and its data lie and its journal is written; outlives the platform
     * @param slots how many workloads run at once
     */
    public static void install(Home home, Path folder, int slots) throws IOException {
        Path script = folder.resolve(SCRIPT);
        try (InputStream in = NoopWorkloads.class.getResourceAsStream(SCRIPT)) {
            Files.write(script, in.readAllBytes());
        }
        Files.writeString(folder.resolve(Rehearsal.DATA), "x\n1\n");
        StringBuilder settings = new StringBuilder("refit.launcher.local.slots=" + slots + "\n");
        for (String template : List.of("ingest", "transform", "trial", "evaluate", "package")) {
            settings.append("refit.launcher.local.commands.%s=/bin/bash,%s,%s,%s,{request}%n"
                    .formatted(template, script, folder, template));
        }
        HomeRoots.add(home, List.of(folder.toUri()));
        Path config = Files.createDirectories(home.folder().resolve("config"));
        Files.writeString(config.resolve("application.properties"), settings);
    }
}
