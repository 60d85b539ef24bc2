package dev.refit.stage.http;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.quarkus.arc.Unremovable;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;

/** One protocol to guard, and deadlines for heads: lets Netty look for {@link HeadDeadlines} when it starts the server. */
@Unremovable
@ApplicationScoped
class ServerOptions implements HttpServerOptionsCustomizer {

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        System.setProperty(ChannelInitializerExtension.EXTENSIONS_SYSTEM_PROPERTY, "serviceload");
        options.setHttp2ClearTextEnabled(false);
    }
}
