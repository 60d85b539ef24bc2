package dev.refit.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.refit.events.checks.Checks;
import dev.refit.events.data.DataFile;
import dev.refit.events.definition.DatasetSpec;
import dev.refit.events.run.Actor;
import java.net.URI;
import java.util.List;

/**
 * A version of a dataset's partition has arrived.
 *
 * @param token identifies the version: the publisher's digest, or else a digest over the files, fixed at arrival
 * @param files in the order of their URIs, each once
 * @param actor who published it; null when that is not known. No part of the event's identity
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DataArrived(String dataset, String partition, String token, List<DataFile> files, Actor actor)
        implements RefitEvent {
    public DataArrived {
        Checks.name("dataset", dataset, DatasetSpec.MAX_NAME);
        Checks.partition("partition", partition);
        Checks.text("token", token);
        files = Checks.notEmpty("files", files).stream()
                .sorted(java.util.Comparator.comparing(f -> f.uri().toString()))
                .toList();
        List<URI> uris = files.stream().map(DataFile::uri).distinct().toList();
        if (uris.size() != files.size()) {
            throw Checks.invalid("files", files.size() - uris.size() + " URIs twice", "each URI once");
        }
    }

    /** An arrival of which is not known who published it. */
    public DataArrived(String dataset, String partition, String token, List<DataFile> files) {
        this(dataset, partition, token, files, null);
    }

    /** The same arrival, published by this actor. */
    public DataArrived by(Actor publisher) {
        return new DataArrived(dataset, partition, token, files, publisher);
    }

    @Override
    public String subject() {
        return dataset;
    }

    @Override
    @JsonIgnore
    public String id() {
        return dataset + "/" + partition + "/" + token + "/" + type().key();
    }
}
