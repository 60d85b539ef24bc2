package dev.refit.stage.http;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/** Keeps clients from making metrics: a method of their own invention shares the label {@code other}. */
@Singleton
class KnownMethods {
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE");

    @Produces
    @Singleton
    MeterFilter methods() {
        return new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                String method = id.getName().startsWith("http.server.") ? id.getTag("method") : null;
                return method == null || METHODS.contains(method)
                        ? id
                        : id.replaceTags(List.copyOf(id.getTags().stream()
                                .map(tag -> tag.getKey().equals("method") ? Tag.of("method", "other") : tag)
                                .toList()));
            }
        };
    }
}
