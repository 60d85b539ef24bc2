package dev.refit.benchmarks.trigger;

import dev.refit.events.DataArrived;
import dev.refit.events.RefitJson;
import dev.refit.events.Topics;
import dev.refit.events.data.DataFile;
import dev.refit.events.definition.RefitDefinition;
import dev.refit.events.run.DefinitionRecord;
import dev.refit.events.run.DefinitionVersion;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Definitions of three datasets each. Ten read the same three, so that an arrival concerns ten of them however many there are. */
public final class TriggerDefinitions {
    static final int READERS = 10;
    static final List<String> DATASETS = List.of("flights", "weather", "planes");

    private static final String SPEC =
            """
            {"name":"NAME",
             "data":{"datasets":[
               {"name":"GROUP-flights","format":{"type":"csv"},"columns":{"x":"double"}},
               {"name":"GROUP-weather","format":{"type":"csv"},"columns":{"x":"double"}},
               {"name":"GROUP-planes","format":{"type":"csv"},"columns":{"x":"double"}}]},
             "transform":{"spark":{"sql":"SELECT x FROM flights","executors":1,"executorMemory":"64m"}},
             "training":{"h2o":{"nodes":1,"memory":"64m","algorithm":"gbm","target":"x","parallel":1,
               "validation":{"column":"split","equals":"validation"},
               "holdout":{"column":"split","equals":"test"},"metric":"rmse"}},
             "packaging":{"maven":{"groupId":"com.example","artifactId":"NAME-model"},"examples":1}}""";

    private final URI data;

    /** @param data a file that every arrival names */
    public TriggerDefinitions(URI data) {
        this.data = data;
    }

    /** As it is applied. */
    public ProducerRecord<String, byte[]> applied(int number) {
        String name = "r" + number;
        String spec = SPEC.replace("NAME", name).replace("GROUP", group(number / READERS));
        RefitDefinition definition = RefitJson.read(spec.getBytes(StandardCharsets.UTF_8), RefitDefinition.class);
        DefinitionRecord record = new DefinitionRecord(DefinitionVersion.of(definition), false);
        return new ProducerRecord<>(Topics.DEFINITIONS, name, RefitJson.bytes(record));
    }

    /**
     * The arrivals of a round, three of which complete a partition for ten definitions.
     *
     * @param groups between how many groups of ten definitions they take turns
     */
    public DataArrived arrival(String round, int index, int groups) {
        int partition = index / DATASETS.size();
        String dataset = group(partition % groups) + "-" + DATASETS.get(index % DATASETS.size());
        return new DataArrived(dataset, round + "-" + partition, "v1", List.of(new DataFile(data, 2L, null)));
    }

    private static String group(int number) {
        return "g" + number;
    }
}
