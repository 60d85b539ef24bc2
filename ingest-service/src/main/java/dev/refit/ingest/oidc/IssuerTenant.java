package dev.refit.ingest.oidc;

import dev.refit.stage.http.HttpSettings;
import io.quarkus.oidc.Oidc;
import io.quarkus.oidc.OidcTenantConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Tells Quarkus about the issuer; where there is none, its extension does nothing. */
@ApplicationScoped
class IssuerTenant {
    private final HttpSettings settings;

    IssuerTenant(HttpSettings settings) {
        this.settings = settings;
    }

    void create(@Observes Oidc oidc) {
        if (settings.authentication() == HttpSettings.Authentication.OIDC) {
            oidc.create(tenant(Issuer.of(settings.oidc())));
        }
    }

    /** Only JWTs that the issuer's keys signed: none is sent anywhere to be asked about. */
    private static OidcTenantConfig tenant(Issuer issuer) {
        return OidcTenantConfig.authServerUrl(issuer.uri().toString())
                .applicationType(io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType.SERVICE)
                .token()
                .audience(issuer.audience())
                .subjectRequired()
                .allowJwtIntrospection(false)
                .allowOpaqueTokenIntrospection(false)
                .end()
                .roles(
                        io.quarkus.oidc.runtime.OidcTenantConfig.Roles.Source.accesstoken,
                        issuer.roleClaims().toArray(String[]::new))
                .build();
    }
}
