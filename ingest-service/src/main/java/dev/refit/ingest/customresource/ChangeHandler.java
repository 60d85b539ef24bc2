package dev.refit.ingest.customresource;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.util.Objects;

/** Passes over the changes that are ours: those of the status. */
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
