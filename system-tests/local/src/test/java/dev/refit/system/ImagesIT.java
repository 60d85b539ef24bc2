package dev.refit.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import dev.refit.cli.platform.FreePorts;
import dev.refit.system.command.RefitCommand;
import dev.refit.system.command.RefitImages;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.output.ToStringConsumer;
import org.testcontainers.containers.startupcheck.OneShotStartupCheckStrategy;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/**
 * The images as images, in containers without a cluster: a broker, an object store and the four services come up and do
 * what can be done without workloads; those say how they are used. Left out where no Docker answers. The images have to be
 * there, unless REFIT_IMAGES_BASE names what to make them on.
 */
class ImagesIT {
    private static final String TAG = ":0.1.0-SNAPSHOT";
    private static final String TOKEN = "the-token-of-the-images-test";
    private static final Map<String, String> STORE = Map.of(
            "AWS_REGION", "us-east-1",
            "AWS_ACCESS_KEY_ID", "refit-test",
            "AWS_SECRET_ACCESS_KEY", "refit-test-secret",
            "REFIT_S3_PATH_STYLE", "true");

    @TempDir
    static Path folder;

    private static final List<GenericContainer<?>> STARTED = new ArrayList<>();
    private static Network network;

    @BeforeAll
    static void bring() {
        Assumptions.assumeTrue(
                DockerClientFactory.instance().isDockerAvailable(), "left out: no Docker answers on this machine");
        RefitImages.bringToDocker();
        network = Network.newNetwork();
    }

    @AfterAll
    static void end() {
        STARTED.forEach(GenericContainer::stop);
        if (network != null) {
            network.close();
        }
    }

    @Test
    void brokerStoreAndServicesComeUpAndTakeDefinitionsAndArrivals() {
        String host = DockerClientFactory.instance().dockerHostIpAddress();
        int kafka = FreePorts.some(1)[0];
        started(container("broker")
                .withCommand(
                        "--data",
                        "/tmp/data",
                        "--port",
                        "9091",
                        "--controller-port",
                        "9093",
                        "--partitions",
                        "3",
                        "--set",
                        "listeners=PLAINTEXT://127.0.0.1:9091,CONTROLLER://127.0.0.1:9093,INSIDE://0.0.0.0:9092,"
                                + "OUTSIDE://0.0.0.0:19092",
                        "--set",
                        "advertised.listeners=PLAINTEXT://127.0.0.1:9091,INSIDE://broker:9092,OUTSIDE://" + host + ":"
                                + kafka,
                        "--set",
                        "listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,INSIDE:PLAINTEXT,"
                                + "OUTSIDE:PLAINTEXT")
                .withExposedPorts(19092)
                .withCreateContainerCmdModifier(create -> create.getHostConfig()
                        .withPortBindings(new PortBinding(Ports.Binding.bindPort(kafka), ExposedPort.tcp(19092))))
                .waitingFor(Wait.forListeningPort()));
        GenericContainer<?> store = started(container("object-store")
                .withCommand("0.0.0.0", "9000", "/tmp/data", "refit")
                .withExposedPorts(9000)
                .waitingFor(Wait.forListeningPort()));
        GenericContainer<?> ingest = null;
        for (String service : List.of("transform", "training", "packaging", "ingest")) {
            ingest = started(container(service + "-service")
                    .withEnv(STORE)
                    .withEnv("AWS_ENDPOINT_URL_S3", "http://object-store:9000")
                    .withEnv("QUARKUS_HTTP_HOST", "0.0.0.0")
                    .withEnv("QUARKUS_HTTP_PORT", "8080")
                    .withEnv("REFIT_HTTP_HOSTS", host)
                    .withEnv("REFIT_HTTP_TOKEN", TOKEN)
                    .withEnv("KAFKA_BOOTSTRAP_SERVERS", "broker:9092")
                    .withEnv("REFIT_ARTIFACT_STORE", "s3://refit/store/")
                    .withEnv("REFIT_MAVEN_REPOSITORY", "s3://refit/maven/")
                    .withEnv("REFIT_LAUNCHER_KIND", "local")
                    .withEnv("REFIT_LAUNCHER_LOCAL_HOME", "/tmp/launcher")
                    .withExposedPorts(8080)
                    .waitingFor(Wait.forHttp("/q/health/ready").withStartupTimeout(Duration.ofMinutes(3))));
        }
        Map<String, String> environment = new TreeMap<>(STORE);
        environment.put("AWS_ENDPOINT_URL_S3", "http://" + host + ":" + store.getMappedPort(9000));
        environment.put("REFIT_SERVER", "http://" + host + ":" + ingest.getMappedPort(8080));
        environment.put("REFIT_TOKEN", TOKEN);
        environment.put("REFIT_BROKER", host + ":" + kafka);
        environment.put("REFIT_ARTIFACT_STORE", "s3://refit/store/");
        RefitCommand refit = new RefitCommand(folder.resolve("home"), environment);
        Path flights = RefitCommand.CHECKOUT.resolve("examples/flight-delay");

        refit.ok("apply", flights.resolve("refit.yaml").toString());
        refit.publish("planes", "2013", flights.resolve("data/planes.csv.gz"));
        refit.publish("airports", "2013", flights.resolve("data/airports.csv.gz"));
        refit.publish("flights", "2013-01", flights.resolve("data/flights/2013-01.csv.gz"));
        refit.publish("weather", "2013-01", flights.resolve("data/weather/2013-01.csv.gz"));

        await("a run, which fails for want of workloads")
                .atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(refit.runs("flight-delay"))
                        .singleElement()
                        .satisfies(run -> assertThat(run.toString()).contains("FAILED")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ingest.job.Ingest",
                "transform.job.Transform",
                "training.job.Training",
                "packaging.job.Packaging"
            })
    void aWorkloadWithoutARequestSaysWhatItWants(String main) {
        ToStringConsumer said = new ToStringConsumer();
        String stage = main.substring(0, main.indexOf('.'));
        GenericContainer<?> job = container(stage + "-job")
                .withCommand("java", "-cp", "/app/lib/*", "dev.refit." + main + "Main")
                .withLogConsumer(said)
                .withStartupCheckStrategy(new OneShotStartupCheckStrategy().withTimeout(Duration.ofMinutes(1)));
        STARTED.add(job);

        assertThatThrownBy(job::start).isInstanceOf(ContainerLaunchException.class);

        assertThat(said.toUtf8String()).contains("expected --request URI");
    }

    /** As the manifests run it: nobody in particular, who may write to /tmp alone. */
    private static GenericContainer<?> container(String name) {
        return new GenericContainer<>(DockerImageName.parse("localhost/refit-" + name + TAG))
                .withImagePullPolicy(image -> false)
                .withNetwork(network)
                .withNetworkAliases(name)
                .withTmpFs(Map.of("/tmp", "rw,mode=1777"))
                .withCreateContainerCmdModifier(create -> create.withUser("1001")
                        .getHostConfig()
                        .withReadonlyRootfs(true)
                        .withCapDrop(Capability.ALL));
    }

    private static GenericContainer<?> started(GenericContainer<?> container) {
        STARTED.add(container);
        container.start();
        return container;
    }
}
