package dev.refit.launcher.kubernetes.spark;

import dev.refit.launcher.kubernetes.template.Template;
import dev.refit.launcher.kubernetes.template.Templates;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.Optional;

/**
 * What an operator of Spark has to be told beside pods: what to start. The annotations of the driver's {@code PodTemplate}
 * say so.
 *
 * @param mainFile a file of the image, such as {@code local:///app/lib/job.jar}, that has the main class, when the image's
 *     class path does not have it
 * @param jmxExporter where the image has Prometheus's JMX exporter, when drivers and executors shall export metrics
 * @param executor the template of the executors' pods, {@code <name>-executor}
 */
public record SparkProgram(
        String mainClass,
        Optional<String> mainFile,
        String sparkVersion,
        Optional<String> jmxExporter,
        PodTemplateSpec executor) {
    public static final String MAIN_CLASS = "refit.dev/main-class";
    public static final String MAIN_FILE = "refit.dev/main-file";
    public static final String SPARK_VERSION = "refit.dev/spark-version";
    static final String JMX_EXPORTER = "refit.dev/jmx-exporter";

    /** @throws IllegalArgumentException when the templates do not say enough; the message names the one and the place */
    public static SparkProgram of(Template driver, Templates templates) {
        String executor = driver.name() + "-executor";
        return new SparkProgram(
                driver.annotation(MAIN_CLASS, "the name of a class"),
                Optional.ofNullable(driver.annotations().get(MAIN_FILE)),
                driver.annotation(SPARK_VERSION, "the version of Spark in the image, such as 4.1.0"),
                Optional.ofNullable(driver.annotations().get(JMX_EXPORTER)),
                templates
                        .named(executor)
                        .orElseThrow(() -> new IllegalArgumentException("template: got no PodTemplate " + executor
                                + ", expected the one of the executors of " + driver.name()))
                        .pod());
    }
}
