package dev.refit.bills;

import java.util.List;
import java.util.stream.Stream;

/**
 * A process that Refit starts.
 *
 * @param module the folder of the module that builds it
 * @param folders below the module: where its class path lies
 */
record ShippedProcess(String name, String module, List<String> folders) {
    /** All of them: the services, their workloads, the command and the broker of one machine. */
    static final List<ShippedProcess> ALL = Stream.of(
                    Stream.of("ingest", "transform", "training", "packaging")
                            .flatMap(stage -> Stream.of(service(stage), workload(stage))),
                    Stream.of(plain("cli"), plain("embedded-broker")))
            .flatMap(processes -> processes)
            .toList();

    private static ShippedProcess service(String stage) {
        String name = stage + "-service";
        return new ShippedProcess(name, name, List.of("target/quarkus-app/lib/main", "target/quarkus-app/lib/boot"));
    }

    private static ShippedProcess workload(String stage) {
        return new ShippedProcess(stage + "-job", "workloads/" + stage + "-job", List.of("target/lib"));
    }

    private static ShippedProcess plain(String module) {
        return new ShippedProcess(module, module, List.of("target/lib"));
    }
}
