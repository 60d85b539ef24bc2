package dev.refit.transform.job;

import dev.refit.events.RefitJson;
import dev.refit.events.workload.SqlCheckReport;
import dev.refit.events.workload.SqlCheckRequest;
import dev.refit.transform.job.session.InputSize;
import dev.refit.transform.job.session.SparkRun;
import dev.refit.transform.job.sql.SqlCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Tells of SQL what can be told without data: {@code FOLDER}, which holds {@code request.json} and gets {@code
 * report.json}. It is no workload, as it belongs to no run.
 */
public final class SqlCheckMain {
    private SqlCheckMain() {}

    public static void main(String[] args) throws IOException {
        Locale.setDefault(Locale.ROOT);
        Path folder = Path.of(args[0]).toAbsolutePath();
        SqlCheckRequest request =
                RefitJson.read(Files.readAllBytes(folder.resolve("request.json")), SqlCheckRequest.class);
        try (SparkRun run = SparkRun.start(folder.resolve("spark-scratch"), new InputSize(0))) {
            SqlCheckReport report = new SqlCheck(run.session()).run(request);
            Files.write(folder.resolve("report.json"), RefitJson.bytes(report));
        }
    }
}
