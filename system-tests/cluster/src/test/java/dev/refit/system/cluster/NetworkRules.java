package dev.refit.system.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * Who reaches whom by a set of network policies: a connection between pods has to be allowed where it leaves and where it
 * arrives. A pod that no policy selects for a direction is open in it.
 */
final class NetworkRules {
    private final List<JsonNode> policies;

    NetworkRules(List<JsonNode> policies) {
        this.policies = policies;
    }

    /** A pod, or what is outside of the cluster. */
    sealed interface End permits Pod, Outside {}

    record Pod(String namespace, Map<String, String> namespaceLabels, Map<String, String> labels) implements End {}

    /** @param network an address range as policies name it; other ranges do not contain it */
    record Outside(String network) implements End {}

    boolean allows(End from, End to, String protocol, int port) {
        return allows(from, to, "Egress", "egress", "to", protocol, port)
                && allows(to, from, "Ingress", "ingress", "from", protocol, port);
    }

    private boolean allows(
            End subject, End peer, String direction, String rules, String peers, String protocol, int port) {
        if (!(subject instanceof Pod pod)) {
            return true;
        }
        List<JsonNode> selecting = policies.stream()
                .filter(policy -> policy.at("/metadata/namespace").asText().equals(pod.namespace())
                        && contains(policy.at("/spec/policyTypes"), direction)
                        && selects(policy.at("/spec/podSelector"), pod.labels()))
                .toList();
        return selecting.isEmpty()
                || selecting.stream().anyMatch(policy -> {
                    for (JsonNode rule : policy.at("/spec/" + rules)) {
                        if (hasPort(rule.path("ports"), protocol, port)
                                && hasPeer(rule.path(peers), peer, pod.namespace())) {
                            return true;
                        }
                    }
                    return false;
                });
    }

    private static boolean hasPort(JsonNode ports, String protocol, int port) {
        for (JsonNode allowed : ports) {
            if (allowed.path("port").asInt() == port
                    && allowed.path("protocol").asText("TCP").equals(protocol)) {
                return true;
            }
        }
        return ports.isEmpty();
    }

    private static boolean hasPeer(JsonNode peers, End end, String namespace) {
        for (JsonNode peer : peers) {
            if (isPeer(peer, end, namespace)) {
                return true;
            }
        }
        return peers.isEmpty();
    }

    private static boolean isPeer(JsonNode peer, End end, String namespace) {
        if (end instanceof Outside outside) {
            String network = peer.at("/ipBlock/cidr").asText();
            return network.equals(outside.network()) || network.equals("0.0.0.0/0");
        }
        Pod pod = (Pod) end;
        return !peer.has("ipBlock")
                && (peer.has("namespaceSelector")
                        ? selects(peer.path("namespaceSelector"), pod.namespaceLabels())
                        : pod.namespace().equals(namespace))
                && selects(peer.path("podSelector"), pod.labels());
    }

    private static boolean selects(JsonNode selector, Map<String, String> labels) {
        for (Map.Entry<String, JsonNode> label : selector.path("matchLabels").properties()) {
            if (!label.getValue().asText().equals(labels.get(label.getKey()))) {
                return false;
            }
        }
        for (JsonNode expression : selector.path("matchExpressions")) {
            if (!expression.path("operator").asText().equals("In")) {
                throw new IllegalArgumentException("operator " + expression.path("operator") + ": expected In");
            }
            if (!contains(
                    expression.path("values"), labels.get(expression.path("key").asText()))) {
                return false;
            }
        }
        return true;
    }

    private static boolean contains(JsonNode texts, String text) {
        for (JsonNode candidate : texts) {
            if (candidate.asText().equals(text)) {
                return true;
            }
        }
        return false;
    }
}
