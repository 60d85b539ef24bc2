package dev.refit.events.definition;

import dev.refit.events.checks.Checks;

/** Under which coordinates the library is released. Its Java package is the group id. */
public record MavenSpec(String groupId, String artifactId) {
    private static final String GROUP = "[a-z_][a-z0-9_]*(\\.[a-z_][a-z0-9_]*)*";
    private static final String ARTIFACT = "[a-z][a-z0-9]*([-.][a-z0-9]+)*";

    public MavenSpec {
        if (groupId == null || !groupId.matches(GROUP)) {
            throw Checks.invalid("groupId", groupId, "a Java package name, such as com.example.models");
        }
        if (artifactId == null || !artifactId.matches(ARTIFACT)) {
            throw Checks.invalid("artifactId", artifactId, "lower-case words joined by '-', such as delay-model");
        }
    }
}
