package dev.refit.ingest.customresource;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.util.Objects;

/** Reports added, deleted and newly specified resources; ignores changes of the status, which this service makes. */
record ChangeHandler(Runnable changed) implements ResourceEventHandler<GenericKubernetesResource> {
    @Override
    public void onAdd(GenericKubernetesResource added) {
        changed.run();
    }

    @Override
    public void onUpdate(GenericKubernetesResource before, GenericKubernetesResource now) {
        if (!Objects.equals(
                before.getMetadata().getGeneration(), now.getMetadata().getGeneration())) {
            changed.run();
        }
    }

    @Override
    public void onDelete(GenericKubernetesResource deleted, boolean unseen) {
        changed.run();
    }
}
