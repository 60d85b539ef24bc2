package dev.refit.stage.http;

import java.util.Optional;

/** One condition of a request's head. */
interface RequestRule {

    /** Why a request is not let in; empty when it satisfies the rule. */
    Optional<Refusal> check(RequestHead request);
}
