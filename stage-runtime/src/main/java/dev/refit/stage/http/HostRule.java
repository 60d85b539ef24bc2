package dev.refit.stage.http;

import io.netty.util.NetUtil;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Only those who call the service by a name of its own are answered: a page in a browser, whose own name was made to lead
 * to this machine, is not.
 */
final class HostRule implements RequestRule {
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1");

    private final Set<String> names;

    /** @param more names and addresses besides those of the loopback interface */
    HostRule(List<String> more) {
        names = Stream.concat(LOOPBACK.stream(), more.stream().map(HostRule::normal))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Optional<Refusal> check(RequestHead request) {
        String host = request.headers().get("Host");
        String name = name(host);
        if (name.isEmpty()) {
            return Optional.of(Refusal.of(BAD_REQUEST, "Host", host, "a name or an address, and perhaps a port"));
        }
        if (names.contains(name) || request.isProbe() && isAddress(name)) {
            return Optional.empty();
        }
        return Optional.of(Refusal.of(
                FORBIDDEN, "Host", host, "a name that this service has: localhost, or one of refit.http.hosts"));
    }

    /** The host without its port; empty when it is none. */
    private static String name(String host) {
        int end = host.startsWith("[") ? host.indexOf(']') + 1 : host.indexOf(':');
        String name = end < 0 ? host : host.substring(0, end);
        String port = host.substring(name.length());
        boolean noPort = port.isEmpty()
                || port.length() > 1
                        && port.length() <= 6
                        && port.charAt(0) == ':'
                        && port.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
        return noPort ? normal(name) : "";
    }

    private static String normal(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        return lower.startsWith("[") && lower.endsWith("]") ? lower.substring(1, lower.length() - 1) : lower;
    }

    private static boolean isAddress(String name) {
        return NetUtil.isValidIpV4Address(name) || NetUtil.isValidIpV6Address(name);
    }
}
