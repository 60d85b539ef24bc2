package dev.refit.stage.access;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the grants of the configuration. */
final class Grants {
    private final List<String> problems = new ArrayList<>();

    private Grants() {}

    /** @throws IllegalStateException with every problem of every grant */
    static List<Grant> of(AccessSettings settings) {
        Grants reader = new Grants();
        List<Grant> grants = new ArrayList<>();
        for (AccessSettings.GrantSettings grant : settings.grants().orElse(List.of())) {
            grants.add(reader.read("refit.access.grants[" + grants.size() + "]", grant));
        }
        if (!reader.problems.isEmpty()) {
            throw new IllegalStateException(String.join("; ", reader.problems));
        }
        return grants;
    }

    private Grant read(String key, AccessSettings.GrantSettings grant) {
        Map<Target, List<NamePattern>> within = new EnumMap<>(Target.class);
        restrict(within, Target.DATASET, key + ".datasets", grant.datasets(), grant.permissions());
        restrict(within, Target.REFIT, key + ".refits", grant.refits(), grant.permissions());
        restrict(within, Target.COORDINATES, key + ".coordinates", grant.coordinates(), grant.permissions());
        return new Grant(Set.copyOf(grant.roles()), Set.copyOf(grant.permissions()), Map.copyOf(within));
    }

    /** A restriction that some of the permissions do not know would look as if it restricted them. */
    private void restrict(
            Map<Target, List<NamePattern>> within,
            Target target,
            String key,
            Optional<List<String>> texts,
            Set<Permission> permissions) {
        if (texts.isEmpty()) {
            return;
        }
        permissions.stream()
                .filter(permission -> !permission.targets().contains(target))
                .sorted()
                .forEach(permission -> problems.add(key + ": got " + String.join(",", texts.get()) + " for "
                        + permission.key() + ", which is not about a " + target.key()
                        + ", expected a grant of its own for it"));
        List<NamePattern> patterns = new ArrayList<>();
        for (String text : texts.get()) {
            try {
                patterns.add(target.pattern(text.strip()));
            } catch (IllegalArgumentException e) {
                problems.add(key + ": " + e.getMessage());
            }
        }
        within.put(target, List.copyOf(patterns));
    }
}
