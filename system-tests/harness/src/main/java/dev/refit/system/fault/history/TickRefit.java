package dev.refit.system.fault.history;

import dev.refit.events.DataArrived;
import dev.refit.events.RefitJson;
import dev.refit.events.data.DataFile;
import dev.refit.events.data.InputVersion;
import dev.refit.events.definition.RefitDefinition;
import dev.refit.events.run.DefinitionVersion;
import dev.refit.events.run.RunContext;
import dev.refit.events.run.Trigger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The refit of all histories: one dataset, two trials. Each history has a partition of its own, and so a run. */
public final class TickRefit {
    public static final String NAME = "tick";

    private static final String TOKEN = "v1";
    private static final String SPEC =
            """
            {"name":"tick",
             "data":{"datasets":[{"name":"ticks","format":{"type":"csv"},"columns":{"x":"double"}}]},
             "transform":{"spark":{"sql":"SELECT x FROM ticks","executors":1,"executorMemory":"64m"},"timeout":"20s"},
             "training":{"h2o":{"nodes":1,"memory":"64m","algorithm":"gbm","target":"x","parallel":2,
               "trials":{"max_depth":[2,3]},"validation":{"column":"split","equals":"validation"},
               "holdout":{"column":"split","equals":"test"},"metric":"rmse"}},
             "packaging":{"maven":{"groupId":"com.example","artifactId":"tick-model"},"examples":1}}""";

    private TickRefit() {}

    public static DefinitionVersion definition() {
        return DefinitionVersion.of(RefitJson.read(SPEC.getBytes(StandardCharsets.UTF_8), RefitDefinition.class));
    }

    /** The same with one thing that is different, so that it is another definition. */
    static DefinitionVersion changed() {
        String spec = SPEC.replace("\"examples\":1", "\"examples\":2");
        return DefinitionVersion.of(RefitJson.read(spec.getBytes(StandardCharsets.UTF_8), RefitDefinition.class));
    }

    /** As its publisher announces it. */
    public static DataArrived arrival(String partition, Path data) {
        DataFile file = new DataFile(data.resolve("ticks.csv").toUri(), null, null);
        return new DataArrived("ticks", partition, TOKEN, List.of(file));
    }

    /** The run that this arrival leads to, known beforehand: its id is derived. */
    public static RunContext run(DataArrived arrival) {
        InputVersion input =
                new InputVersion(arrival.dataset(), arrival.partition(), 1, arrival.token(), arrival.files());
        return RunContext.of(definition(), Trigger.arrival(), arrival.partition(), List.of(input));
    }
}
