package dev.refit.stage.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Who may ask a service over HTTP, and how much of it. */
@ConfigMapping(prefix = "refit.http")
public interface HttpSettings {

    /**
     * The names and addresses, without ports, by which clients call the service besides {@code localhost}, {@code
     * 127.0.0.1} and {@code [::1]}, such as those of a Kubernetes Service or of an ingress. A request whose header Host has
     * another one is refused. Health and metrics answer to every address, because a cluster asks pods by theirs.
     */
    Optional<List<String>> hosts();

    /**
     * The origins of web pages elsewhere that may ask the service, such as {@code https://console.example.com}. A request
     * with another Origin is refused. Such a page also needs {@code quarkus.http.cors}, which is off by default.
     */
    Optional<List<String>> origins();

    /**
     * What a client has to show for everything but health and metrics: {@code token}, the platform's token; {@code oidc}, an
     * access token of {@code refit.http.oidc.issuer}, whose roles {@code refit.access.grants} gives permissions; or {@code
     * none} where something in front of the service decides who gets in.
     */
    @WithDefault("token")
    Authentication authentication();

    /** The file that holds the token. {@code refit.http.token} goes before it. */
    Optional<Path> tokenFile();

    /** The token itself, where a file is of no use, such as from a Secret of Kubernetes. */
    Optional<String> token();

    /** The issuer of access tokens. */
    OidcSettings oidc();

    /** How many requests a service works on at once, uploads, health and metrics aside; more get a 503. */
    @WithDefault("64")
    int maxRequests();

    /** How many uploads of files a service receives at once; more get a 503. */
    @WithDefault("8")
    int maxUploads();

    /** The time that the body of a request may take to come, uploads aside. */
    @WithDefault("30s")
    Duration bodyTimeout();

    /** The time that an upload may take, until it is answered. */
    @WithDefault("10m")
    Duration uploadTimeout();

    /** How clients are known. */
    enum Authentication {
        TOKEN,
        OIDC,
        NONE
    }

    /** Whose access tokens are taken, and how they are read. */
    interface OidcSettings {

        /**
         * The issuer of access tokens, an {@code https:} URI (of this machine also {@code http:}) below which OpenID Connect
         * Discovery finds its keys. Required with {@code oidc}. An authority of your own is trusted with {@code
         * quarkus.tls.trust-store}.
         */
        Optional<URI> issuer();

        /** The audiences that access tokens are for; a token has to name one of them. Required with {@code oidc}. */
        Optional<List<String>> audience();

        /** The claims that hold the caller's roles, such as {@code groups} or {@code realm_access/roles}. */
        @WithDefault("groups,roles")
        List<String> roleClaims();
    }
}
