package dev.refit.transform.job.session;

import dev.refit.store.s3.S3Settings;
import java.nio.file.Path;
import org.apache.spark.SparkConf;

/** Spark's settings: the same data gives the same features, and little data does not wait for much machinery. */
final class SparkSettings {
    private static final String EXECUTOR_OPTIONS = "spark.executor.extraJavaOptions";
    /** As in jvm.args, which executors do not read. */
    private static final String CLOSED_XML = "-Djavax.xml.accessExternalDTD= -Djavax.xml.accessExternalSchema="
            + " -Djavax.xml.accessExternalStylesheet=";

    private SparkSettings() {}

    /** What system properties (and so spark-submit) set stays; the rest is ours. */
    static SparkConf of(Path scratch, InputSize size) {
        SparkConf conf = new SparkConf();
        conf.setIfMissing("spark.master", "local[*]");
        conf.setIfMissing("spark.app.name", "refit-transform");
        conf.setIfMissing("spark.sql.shuffle.partitions", String.valueOf(size.shuffleParts()));
        if (conf.get("spark.master").startsWith("local")) {
            conf.set("spark.driver.host", "127.0.0.1");
            conf.set("spark.driver.bindAddress", "127.0.0.1");
            conf.setIfMissing("spark.local.dir", scratch.toString());
        }
        quiet(conf);
        deterministic(conf);
        s3(conf);
        confined(conf, scratch);
        if (size.small()) {
            // Planning again at every stage takes longer than the stages.
            conf.setIfMissing("spark.sql.adaptive.enabled", "false");
        }
        return conf;
    }

    private static void quiet(SparkConf conf) {
        conf.set("spark.ui.enabled", "false");
        conf.set("spark.ui.showConsoleProgress", "false");
        // Plans go to no log.
        conf.setIfMissing("spark.sql.debug.maxToStringFields", "1000");
    }

    private static void deterministic(SparkConf conf) {
        conf.set("spark.sql.session.timeZone", "UTC");
        conf.set("spark.sql.ansi.enabled", "true");
        // H2O reads timestamps as milliseconds or not at all.
        conf.set("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MILLIS");
        conf.set("spark.sql.parquet.compression.codec", "snappy");
        conf.set("spark.hadoop.mapreduce.fileoutputcommitter.marksuccessfuljobs", "false");
    }

    /**
     * Hadoop's way to S3, where the store's own goes. Its default committer renames, which is no single step there; the
     * folder is one execution's, each task writes one file of a name of its own, and result.json comes last.
     */
    private static void s3(SparkConf conf) {
        S3Settings settings = S3Settings.current();
        settings.endpoint().ifPresent(endpoint -> {
            conf.set("spark.hadoop.fs.s3a.endpoint", endpoint.toString());
            conf.set(
                    "spark.hadoop.fs.s3a.connection.ssl.enabled", String.valueOf("https".equals(endpoint.getScheme())));
        });
        settings.region().ifPresent(region -> conf.set("spark.hadoop.fs.s3a.endpoint.region", region));
        conf.set("spark.hadoop.fs.s3a.path.style.access", String.valueOf(settings.pathStyle()));
        conf.set(
                "spark.hadoop.fs.s3a.aws.credentials.provider",
                "software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider");
        // What is being written waits in memory: an executor's disk may be read-only.
        conf.setIfMissing("spark.hadoop.fs.s3a.fast.upload.buffer", "bytebuffer");
        conf.setIfMissing("spark.hadoop.fs.s3a.multipart.size", "16M");
    }

    private static void confined(SparkConf conf, Path scratch) {
        conf.set("spark.sql.catalogImplementation", "in-memory");
        conf.set("spark.sql.globalTempDatabase", PartitionDatabase.NAME);
        conf.set("spark.sql.warehouse.dir", scratch.resolve("warehouse").toString());
        conf.set("spark.sql.runSQLOnFiles", "false");
        conf.set(EXECUTOR_OPTIONS, (conf.get(EXECUTOR_OPTIONS, "") + " " + CLOSED_XML).strip());
        // ${env:…} in SQL would read the driver's environment.
        conf.set("spark.sql.variable.substitute", "false");
    }
}
