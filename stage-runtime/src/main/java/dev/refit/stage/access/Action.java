package dev.refit.stage.access;

import dev.refit.events.definition.MavenSpec;
import dev.refit.events.definition.RefitDefinition;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Something that somebody asks for.
 *
 * @param permission what it needs
 * @param about the things it is about, as far as the request names them
 */
public record Action(Permission permission, Map<Target, String> about) {

    /** @throws IllegalArgumentException when it is about something that the permission is not about */
    public Action {
        if (!permission.targets().containsAll(about.keySet())) {
            throw new IllegalArgumentException(
                    "about: got " + about + ", expected only " + permission.targets() + " for " + permission.key());
        }
        Map<Target, String> sorted = new EnumMap<>(Target.class);
        sorted.putAll(about);
        about = Collections.unmodifiableMap(sorted);
    }

    public static Action publish(String dataset) {
        return new Action(Permission.PUBLISH, Map.of(Target.DATASET, dataset));
    }

    /** Applying a definition: whether it brings code decides on the permission. */
    public static Action apply(RefitDefinition definition) {
        boolean code = definition.transform().engine().codeJar().isPresent();
        return new Action(
                code ? Permission.APPLY_CODE : Permission.APPLY_SQL,
                Map.of(
                        Target.REFIT,
                        definition.name(),
                        Target.COORDINATES,
                        coordinates(definition.packaging().maven())));
    }

    /** Deleting a definition. The request names no coordinates, so a grant that is restricted by them alone does not allow it. */
    public static Action delete(String refit) {
        return new Action(Permission.APPLY_SQL, Map.of(Target.REFIT, refit));
    }

    /**
     * Requesting a run by hand, retrying or cancelling one.
     *
     * @param refit of the run, as its id begins
     */
    public static Action run(String refit) {
        return new Action(Permission.RUN, Map.of(Target.REFIT, refit));
    }

    /** Seeing what a refit waits for, and what became of its data. */
    public static Action view(String refit) {
        return new Action(Permission.VIEW, Map.of(Target.REFIT, refit));
    }

    public static Action upload(MavenSpec maven) {
        return new Action(Permission.UPLOAD, Map.of(Target.COORDINATES, coordinates(maven)));
    }

    /** Handing the coordinates of a library over, or releasing them. */
    public static Action give(String groupId, String artifactId) {
        return new Action(Permission.RELEASE, Map.of(Target.COORDINATES, groupId + ":" + artifactId));
    }

    /** Seeing who owns coordinates, whoever it is: a grant that is restricted to refits does not allow it. */
    public static Action viewCoordinates() {
        return new Action(Permission.VIEW, Map.of());
    }

    private static String coordinates(MavenSpec maven) {
        return maven.groupId() + ":" + maven.artifactId();
    }

    /** Such as {@code apply-sql for refit flight-delay, coordinates com.example:flight-delay}. */
    @Override
    public String toString() {
        return permission.key()
                + about.entrySet().stream()
                        .map(entry -> entry.getKey().key() + " " + entry.getValue())
                        .collect(Collectors.joining(", ", about.isEmpty() ? "" : " for ", ""));
    }
}
