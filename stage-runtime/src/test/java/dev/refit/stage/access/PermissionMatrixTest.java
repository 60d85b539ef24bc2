package dev.refit.stage.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every role against every permission, for what is its own and for what is somebody else's. */
class PermissionMatrixTest {
    private static final String EVERYTHING = "everything";
    private static final String NOTHING = "nothing";
    private static final Map<Target, String> OWN = Map.of(
            Target.DATASET, "flights",
            Target.REFIT, "flight-delay",
            Target.COORDINATES, "com.example.flights:delay");
    private static final Map<Target, String> FOREIGN = Map.of(
            Target.DATASET, "wines",
            Target.REFIT, "wine-quality",
            Target.COORDINATES, "com.example.wines:quality");
    private static final Map<Target, String> PATTERNS = Map.of(
            Target.DATASET, "flight*",
            Target.REFIT, "flight-*",
            Target.COORDINATES, "com.example.flights:*");

    /** A role for each permission, named after it, for what matches the patterns; and one that may do everything. */
    private static final AccessPolicy POLICY = new AccessPolicy(Stream.concat(
                    Arrays.stream(Permission.values())
                            .map(permission ->
                                    grant(permission.key(), Set.of(permission), patterns(permission.targets()))),
                    Stream.of(grant(EVERYTHING, Set.of(Permission.values()), Map.of())))
            .toList());

    @ParameterizedTest(name = "{0} asks for {1}")
    @MethodSource("cells")
    void aRoleMayDoWhatItIsGrantedAndNothingElse(String role, Action action, boolean allowed) {
        Caller caller = new Caller.Authenticated("https://issuer", "8f3a", "alice", Set.of(role, "unheard-of"));

        assertThat(POLICY.decide(caller, action).isEmpty()).isEqualTo(allowed);
    }

    @ParameterizedTest
    @MethodSource("actions")
    void whoeverHasTheTokenMayDoEverything(Action action) {
        assertThat(POLICY.decide(new Caller.TokenHolder(""), action)).isEmpty();
        assertThat(POLICY.decide(new Caller.Anybody(""), action)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("actions")
    void aRefusalNamesThePermissionTheTargetAndTheSubject(Action action) {
        Caller caller = new Caller.Authenticated("https://issuer", "8f3a", "alice", Set.of(NOTHING));

        assertThat(POLICY.decide(caller, action).orElseThrow())
                .contains(action.permission().key(), "alice", "subject 8f3a", "roles nothing")
                .contains(action.about().values());
    }

    @ParameterizedTest
    @MethodSource("actions")
    void aRestrictedGrantAllowsNothingThatDoesNotSayWhatItIsAbout(Action action) {
        Caller caller = new Caller.Authenticated(
                "https://issuer", "8f3a", "alice", Set.of(action.permission().key()));

        assertThat(POLICY.decide(caller, new Action(action.permission(), Map.of())))
                .isPresent();
    }

    static Stream<Arguments> cells() {
        List<String> roles = Stream.concat(
                        Arrays.stream(Permission.values()).map(Permission::key), Stream.of(EVERYTHING, NOTHING))
                .toList();
        return roles.stream().flatMap(role -> Arrays.stream(Permission.values()).flatMap(permission -> {
            boolean everything = role.equals(EVERYTHING);
            return Stream.of(
                    Arguments.of(
                            role,
                            action(permission, OWN),
                            everything || permission.key().equals(role)),
                    Arguments.of(role, action(permission, FOREIGN), everything));
        }));
    }

    static Stream<Action> actions() {
        return Arrays.stream(Permission.values()).map(permission -> action(permission, OWN));
    }

    private static Action action(Permission permission, Map<Target, String> names) {
        return new Action(
                permission, permission.targets().stream().collect(Collectors.toMap(Function.identity(), names::get)));
    }

    private static Map<Target, List<NamePattern>> patterns(Set<Target> targets) {
        return targets.stream()
                .collect(
                        Collectors.toMap(Function.identity(), target -> List.of(target.pattern(PATTERNS.get(target)))));
    }

    private static Grant grant(String role, Set<Permission> permissions, Map<Target, List<NamePattern>> within) {
        return new Grant(Set.of(role), permissions, within);
    }

    @Test
    void deletingNeedsAGrantForTheRefit() {
        Map<Target, List<NamePattern>> both = patterns(Set.of(Target.REFIT, Target.COORDINATES));
        Map<Target, List<NamePattern>> coordinates = patterns(Set.of(Target.COORDINATES));
        Set<Permission> sql = Set.of(Permission.APPLY_SQL);

        assertThat(grant("any", sql, both).allows(Action.delete("flight-delay")))
                .isTrue();
        assertThat(grant("any", sql, both).allows(Action.delete("wine-quality")))
                .isFalse();
        assertThat(grant("any", sql, coordinates).allows(Action.delete("flight-delay")))
                .isFalse();
    }

    @Test
    void bothRestrictionsOfAGrantHaveToMatch() {
        Grant grant = grant("any", Set.of(Permission.APPLY_SQL), patterns(Set.of(Target.REFIT, Target.COORDINATES)));
        Map<Target, String> foreignLibrary =
                Map.of(Target.REFIT, OWN.get(Target.REFIT), Target.COORDINATES, FOREIGN.get(Target.COORDINATES));
        Map<Target, String> foreignRefit =
                Map.of(Target.REFIT, FOREIGN.get(Target.REFIT), Target.COORDINATES, OWN.get(Target.COORDINATES));

        assertThat(grant.allows(new Action(Permission.APPLY_SQL, foreignLibrary)))
                .isFalse();
        assertThat(grant.allows(new Action(Permission.APPLY_SQL, foreignRefit))).isFalse();
    }
}
