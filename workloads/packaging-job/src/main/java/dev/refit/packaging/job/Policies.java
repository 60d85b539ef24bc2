package dev.refit.packaging.job;

import com.palantir.javapoet.CodeBlock;
import dev.refit.model.library.InputPolicies;
import dev.refit.model.library.InputPolicy;

/** What the definition says of values that the model was not made for. */
final class Policies {
    private Policies() {}

    static InputPolicies of(Library library) {
        return new InputPolicies(InputPolicy.MISSING, InputPolicy.COUNT, InputPolicy.COUNT);
    }

    static String text(Library library) {
        InputPolicies policies = of(library);
        return "a text that was not met " + text(policies.unseen()) + ", a missing value " + text(policies.missing())
                + ", a number out of range " + text(policies.outOfRange());
    }

    static CodeBlock code(Library library) {
        InputPolicies policies = of(library);
        return CodeBlock.of(
                "new $T($T.$L, $T.$L, $T.$L)",
                library.base("InputPolicies"),
                library.base("InputPolicy"),
                policies.unseen(),
                library.base("InputPolicy"),
                policies.missing(),
                library.base("InputPolicy"),
                policies.outOfRange());
    }

    private static String text(InputPolicy policy) {
        return switch (policy) {
            case COUNT -> "is scored as it is";
            case MISSING -> "counts as missing";
            case THROW -> "is refused";
        };
    }
}
