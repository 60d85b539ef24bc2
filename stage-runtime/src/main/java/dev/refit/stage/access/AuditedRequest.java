package dev.refit.stage.access;

import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;

/**
 * What the audit log tells of a request besides its sender.
 *
 * @param remote the address that the connection comes from, of a proxy where there is one
 */
record AuditedRequest(String method, String path, String remote) {

    static AuditedRequest of(RoutingContext request) {
        SocketAddress address = request.request().remoteAddress();
        return new AuditedRequest(
                request.request().method().name(),
                request.normalizedPath(),
                address == null ? "unknown" : address.hostAddress());
    }
}
