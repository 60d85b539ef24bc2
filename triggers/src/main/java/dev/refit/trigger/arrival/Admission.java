package dev.refit.trigger.arrival;

import dev.refit.events.DataArrived;
import dev.refit.events.RefitJson.UnreadableException;
import dev.refit.events.data.DataFile;
import dev.refit.events.definition.RefitDefinition;
import dev.refit.run.coordinates.CoordinateOwners;
import dev.refit.run.coordinates.CoordinatesTakenException;
import dev.refit.run.coordinates.Owner;
import dev.refit.run.store.StoreLayout;
import dev.refit.store.root.DataRoots;
import java.net.URI;
import java.util.List;

/**
 * What may enter: arrivals of data below the roots, and definitions whose jar is the one that was stored when they were
 * applied and whose library's coordinates nobody else owns. Looks at names, not at content.
 *
 * @param roots below which data lies
 * @param store the root of the artifact store, ending in a slash
 */
public record Admission(DataRoots roots, URI store, CoordinateOwners owners) {

    /** @throws UnreadableException when a file is outside the roots, with each of those files */
    public void require(DataArrived arrival) {
        List<String> outside = arrival.files().stream()
                .map(DataFile::uri)
                .filter(uri -> !roots.contain(uri))
                .map(URI::toString)
                .toList();
        if (!outside.isEmpty()) {
            throw new UnreadableException(
                    "files: got " + String.join(", ", outside) + ", expected files below one of the data roots "
                            + roots.uris(),
                    null);
        }
    }

    /** @throws UnreadableException when its code would come from anywhere but the store's folder of definitions */
    public void require(RefitDefinition definition) {
        definition.transform().engine().codeJar().ifPresent(jar -> {
            URI expected = URI.create(store + StoreLayout.definitionJar(definition.name(), jar.sha256()));
            if (!expected.equals(jar.uri())) {
                throw new UnreadableException(
                        "jar: got " + jar.uri() + ", expected " + expected + ", where refit apply puts it", null);
            }
        });
    }

    /**
     * Makes a definition, which is about to be applied, the owner of its library's coordinates.
     *
     * @throws CoordinatesTakenException when somebody else owns them
     * @throws dev.refit.store.ArtifactStoreException when the artifact store is away
     */
    public void claimCoordinates(RefitDefinition definition) {
        owners.claim(definition.packaging().maven(), Owner.refit(definition.name()));
    }
}
