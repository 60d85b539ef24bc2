package dev.refit.packaging.job;

import com.palantir.javapoet.CodeBlock;
import dev.refit.events.definition.InputsSpec;
import dev.refit.model.library.InputPolicies;
import dev.refit.model.library.InputPolicy;

/** What the definition says of values that the model was not made for. */
final class Policies {
    private Policies() {}

    static InputPolicies of(Library library) {
        InputsSpec said = library.request().packaging().inputs();
        InputsSpec inputs = said == null ? new InputsSpec(null, null, null) : said;
        return new InputPolicies(
                policy(inputs.unseenLevel(), InputPolicy.MISSING),
                policy(inputs.missing(), InputPolicy.COUNT),
                policy(inputs.outOfRange(), InputPolicy.COUNT));
    }

    private static InputPolicy policy(dev.refit.events.definition.InputPolicy said, InputPolicy otherwise) {
        if (said == null) {
            return otherwise;
        }
        return switch (said) {
            case SCORE -> InputPolicy.COUNT;
            case MISSING -> InputPolicy.MISSING;
            case REFUSE -> InputPolicy.THROW;
        };
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
