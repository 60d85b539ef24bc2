package dev.refit.packaging;

import dev.refit.packaging.publish.RepositoryServer;
import dev.refit.packaging.signature.TestKeys;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A Maven repository behind HTTP, for a service that is configured to publish there. */
public class ServerResource implements QuarkusTestResourceLifecycleManager {
    /** Signs what the service publishes. */
    static final Path KEY = Path.of("target", "signing-key.pem").toAbsolutePath();

    private RepositoryServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = new RepositoryServer(
                    Files.createTempDirectory(Path.of("target").toAbsolutePath(), "served"));
            TestKeys.file(KEY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of(
                "refit.packaging.maven-repository", server.uri().toString(),
                "refit.packaging.maven-username", RepositoryServer.ACCOUNT.username(),
                "refit.packaging.maven-password", RepositoryServer.ACCOUNT.password(),
                "refit.packaging.signing-key-file", KEY.toString(),
                "refit.packaging.sign-command", "cp,{file},{signature}");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(server, new TestInjector.MatchesType(RepositoryServer.class));
    }

    @Override
    public void stop() {
        server.close();
    }
}
