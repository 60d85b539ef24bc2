package dev.refit.events.run;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.refit.events.checks.Checks;
import dev.refit.events.checks.Excerpt;

/**
 * Who asked for something, as far as whoever published it knows. Whoever may write a topic can write any actor: it is as
 * trustworthy as the accounts of the broker. Long texts are kept by their beginning.
 *
 * @param authentication how the actor is known: {@code oidc}, an issuer vouches for the subject; {@code token}, somebody showed
 *     the platform's token; {@code none}, nobody was asked. Later releases may add others
 * @param issuer the issuer that vouches for the subject; null unless there is one
 * @param subject what the issuer knows the actor by, never given to another; null unless there is one
 * @param name what people call the actor: with {@code oidc} as the issuer tells it; otherwise what the client says of itself,
 *     such as the operating system's user, which nobody has checked; null when nothing was told
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Actor(String authentication, String issuer, String subject, String name) {
    /** As long as OpenID Connect lets a subject be. */
    private static final int MAX_NAME = 255;

    public Actor {
        authentication = Checks.name("authentication", authentication, 20);
        issuer = issuer == null ? null : Excerpt.of(issuer, Excerpt.LINE);
        subject = subject == null ? null : Excerpt.of(subject, MAX_NAME);
        name = name == null || name.isBlank() ? null : Excerpt.of(name, MAX_NAME);
    }

    /** Somebody whom an issuer vouches for. */
    public static Actor oidc(String issuer, String subject, String name) {
        return new Actor("oidc", Checks.text("issuer", issuer), Checks.text("subject", subject), name);
    }

    /** Somebody who showed the platform's token, and calls themselves this; null when they do not say. */
    public static Actor token(String claimedName) {
        return new Actor("token", null, null, claimedName);
    }

    /** Somebody who was not asked, and calls themselves this; null when they do not say. */
    public static Actor unknown(String claimedName) {
        return new Actor("none", null, null, claimedName);
    }

    /** Whether somebody else than the actor vouches for who it is. */
    @JsonIgnore
    public boolean isVouchedFor() {
        return subject != null;
    }
}
