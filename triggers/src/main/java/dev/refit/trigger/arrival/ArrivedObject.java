package dev.refit.trigger.arrival;

import dev.refit.store.ArtifactStoreException;
import dev.refit.store.ArtifactStores;
import dev.refit.store.DataObject;
import dev.refit.store.root.DataRoots;
import dev.refit.store.root.RefusedFileException;
import dev.refit.trigger.arrival.Tokens.FoundFile;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Finds the object of S3 that a publisher names. */
final class ArrivedObject {
    private static final String EXPECTED = "an object that exists and may be read";

    private ArrivedObject() {}

    /**
     * As {@link ArrivedFile#find}. The ETag distinguishes an object from the next one of the same name.
     *
     * @throws ArtifactStoreException when S3 does not answer
     */
    static FoundFile find(String field, URI named, ArrivalRequest.NamedFile claim, DataRoots roots) {
        URI uri = URI.create(named.getScheme().toLowerCase(Locale.ROOT) + ":" + named.getRawSchemeSpecificPart());
        if (uri.getRawAuthority() == null || uri.getRawPath().length() < 2) {
            throw ArrivedFile.unexpected(field + ".uri", named, "s3://BUCKET/KEY");
        }
        try {
            roots.requireObject(uri);
        } catch (RefusedFileException e) {
            throw new IllegalArgumentException(field + ".uri: got '" + named + "', which " + e.getMessage(), e);
        }
        DataObject.State state = state(uri, problem -> ArrivedFile.unexpected(field + ".uri", named, problem));
        return new FoundFile(uri, state.size(), state.tag(), claim.sha256() == null ? "" : claim.sha256());
    }

    private static DataObject.State state(URI uri, Function<String, IllegalArgumentException> unexpected) {
        Optional<DataObject.State> state;
        try {
            state = ArtifactStores.object(uri).state();
        } catch (ArtifactStoreException e) {
            if (!e.isRefused()) {
                throw e;
            }
            throw unexpected.apply(EXPECTED + "; " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw unexpected.apply("s3://BUCKET/KEY");
        }
        return state.orElseThrow(() -> unexpected.apply(EXPECTED));
    }
}
