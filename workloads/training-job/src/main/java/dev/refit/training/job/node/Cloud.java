package dev.refit.training.job.node;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The H2O cloud that this process is a node of: alone, or one of several pods, numbered from 0, that find each other by
 * name. The first one does the work and says how it went; the others hold their share of the data and compute on it.
 *
 * @param name that all its nodes know, and no other cloud's
 * @param hosts of all its nodes by number; empty when it is alone
 */
public record Cloud(String name, int index, List<String> hosts) {
    private static final Duration NAMES_WITHIN = Duration.ofMinutes(5);
    private static final long BETWEEN_LOOKS_MS = 200;

    static Cloud alone(String name) {
        return new Cloud(name, 0, List.of());
    }

    /**
     * What the launcher says: REFIT_PODS, REFIT_WORKLOAD and REFIT_CLOUD_DOMAIN, and Kubernetes JOB_COMPLETION_INDEX.
     * Without them, or with one pod, a process is alone.
     */
    public static Cloud of(Map<String, String> environment, String name) {
        int pods = Integer.parseInt(environment.getOrDefault("REFIT_PODS", "1"));
        if (pods == 1 || !environment.containsKey("REFIT_CLOUD_DOMAIN")) {
            return alone(name);
        }
        String workload = environment.get("REFIT_WORKLOAD");
        String domain = environment.get("REFIT_CLOUD_DOMAIN");
        return new Cloud(
                workload,
                Integer.parseInt(environment.get("JOB_COMPLETION_INDEX")),
                IntStream.range(0, pods)
                        .mapToObj(pod -> workload + "-" + pod + "." + domain)
                        .toList());
    }

    boolean isAlone() {
        return hosts.isEmpty();
    }

    public boolean isFirst() {
        return index == 0;
    }

    int size() {
        return Math.max(1, hosts.size());
    }

    /**
     * Waits until all nodes have an address.
     *
     * @throws UnknownHostException when one has none after five minutes: its pod was not started
     */
    List<String> addresses() throws UnknownHostException, InterruptedException {
        long end = System.nanoTime() + NAMES_WITHIN.toNanos();
        while (true) {
            try {
                return resolved();
            } catch (UnknownHostException e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
                // There is nothing that would tell.
                Thread.sleep(BETWEEN_LOOKS_MS);
            }
        }
    }

    private List<String> resolved() throws UnknownHostException {
        String[] addresses = new String[hosts.size()];
        for (int i = 0; i < addresses.length; i++) {
            addresses[i] = InetAddress.getByName(hosts.get(i)).getHostAddress();
        }
        return List.of(addresses);
    }
}
