package dev.refit.stage.account;

import dev.refit.events.run.RunRef;
import dev.refit.launcher.WorkloadSecrets;
import dev.refit.stage.WorkloadTask;
import dev.refit.stage.settings.StageSettings;
import dev.refit.store.ArtifactStoreException;
import dev.refit.store.ArtifactStores;
import dev.refit.store.StoreAccess;
import dev.refit.store.StoreAccounts;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gives each workload an account of its own of the artifact store, where the settings name a role for it. */
@Singleton
public class WorkloadAccounts {
    private static final String TELLS_SECRETS = "kubernetes";

    private final URI root;
    private final Optional<StoreAccounts> accounts;

    /** @throws IllegalArgumentException when there is a role that cannot be used */
    @Inject
    WorkloadAccounts(StageSettings settings) {
        this(settings.artifactStore(), settings.store().s3().workloadRole().map(role -> accounts(settings, role)));
    }

    WorkloadAccounts(URI root, Optional<StoreAccounts> accounts) {
        this.root = root;
        this.accounts = accounts;
    }

    /** Of processes whose workloads have the account that they find. */
    public static WorkloadAccounts none() {
        return new WorkloadAccounts(URI.create("file:///"), Optional.empty());
    }

    /** What the workload is told; the account lasts as long as its attempt may. */
    public WorkloadSecrets of(RunRef run, WorkloadTask task, String name, URI request) {
        return accounts.<WorkloadSecrets>map(
                        made -> new Account(made, name, task, WorkloadAccess.of(root, run, task.request(), request)))
                .orElse(WorkloadSecrets.NONE);
    }

    private static StoreAccounts accounts(StageSettings settings, String role) {
        String kind = settings.launcher().kind();
        if (!TELLS_SECRETS.equals(kind)) {
            throw new IllegalArgumentException("refit.store.s3.workload-role: got " + role + " with the launcher "
                    + kind + ", expected the launcher " + TELLS_SECRETS
                    + ": workloads of others have this process's account");
        }
        return ArtifactStores.accounts(settings.artifactStore(), role);
    }

    private record Account(StoreAccounts accounts, String name, WorkloadTask task, StoreAccess access)
            implements WorkloadSecrets {
        @Override
        public Set<String> names() {
            return accounts.variables();
        }

        @Override
        public Map<String, String> values() {
            try {
                return accounts.make(name, access, task.timeout());
            } catch (ArtifactStoreException e) {
                if (e.isRefused()) {
                    throw new IllegalArgumentException(
                            e.getMessage(), e); // It is refused again, however long one waits.
                }
                throw e;
            }
        }
    }
}
