package dev.refit.stage.access;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the roles of callers permit, where {@code refit.http.authentication} is {@code oidc}: grants, {@code
 * refit.access.grants[0]}, {@code [1]} and so on. A caller may do what all grants of all their roles permit, and without a
 * grant nothing. Whoever has the platform's token needs no grant.
 */
@ConfigMapping(prefix = "refit.access")
public interface AccessSettings {

    /** In any order. */
    Optional<List<GrantSettings>> grants();

    /** Permissions that roles have. */
    interface GrantSettings {

        /** The roles that have these permissions, as the issuer writes them. */
        Set<String> roles();

        /**
         * {@code publish} (arrivals), {@code apply-sql} and {@code apply-code} (definitions without and with code), {@code run}
         * (request, retry, cancel), {@code upload} (models), {@code approve}, {@code release}, {@code view}.
         */
        Set<Permission> permissions();

        /** The datasets of these permissions, such as {@code flights,weather-*}; all when not set. */
        Optional<List<String>> datasets();

        /** The refits of these permissions, such as {@code flight-*}; all when not set. */
        Optional<List<String>> refits();

        /** The libraries of these permissions, such as {@code com.example.flights:*}; all when not set. */
        Optional<List<String>> coordinates();
    }
}
