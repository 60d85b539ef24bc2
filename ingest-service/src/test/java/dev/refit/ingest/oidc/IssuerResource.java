package dev.refit.ingest.oidc;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/** A service under test that asks an issuer who its callers are, and the grants of three roles. */
public final class IssuerResource implements QuarkusTestResourceLifecycleManager {
    static final String PUBLISHERS = "bottle-publishers";
    static final String AUTHORS = "wine-authors";
    static final String UPLOADERS = "shell-uploaders";
    static final String RUNNERS = "runners";

    private final TestIssuer issuer = new TestIssuer();

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>();
        settings.put("refit.http.authentication", "oidc");
        settings.put("refit.http.oidc.issuer", issuer.uri());
        settings.put("refit.http.oidc.audience", TestIssuer.AUDIENCE);
        settings.put("refit.http.oidc.role-claims", "groups,realm_access/roles");
        settings.put("refit.access.grants[0].roles", PUBLISHERS);
        settings.put("refit.access.grants[0].permissions", "publish");
        settings.put("refit.access.grants[0].datasets", "bottles");
        settings.put("refit.access.grants[1].roles", AUTHORS);
        settings.put("refit.access.grants[1].permissions", "apply-sql");
        settings.put("refit.access.grants[1].refits", "wine*");
        settings.put("refit.access.grants[2].roles", UPLOADERS);
        settings.put("refit.access.grants[2].permissions", "upload");
        settings.put("refit.access.grants[2].coordinates", "com.example.shells:*");
        settings.put("refit.access.grants[3].roles", RUNNERS);
        settings.put("refit.access.grants[3].permissions", "run");
        settings.put("refit.access.grants[3].refits", "wine*");
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(issuer, new TestInjector.MatchesType(TestIssuer.class));
    }

    @Override
    public void stop() {
        issuer.close();
    }
}
