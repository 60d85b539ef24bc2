package dev.refit.stage.access;

import dev.refit.events.checks.Excerpt;
import dev.refit.events.run.Actor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Who sent a request, as far as the service knows. */
public sealed interface Caller {

    /** How messages call the caller. */
    String described();

    /** Whether the caller may do everything, whatever is granted. */
    default boolean isUnlimited() {
        return false;
    }

    /** What grants are given to. */
    default Set<String> roles() {
        return Set.of();
    }

    /** How the audit log knows the caller. */
    Map<String, String> recorded();

    /** How events and records know the caller. */
    Actor actor();

    /**
     * Whoever showed the platform's token. It says that somebody may do everything, and not who that is.
     *
     * @param claimedName what the client says of itself, which nobody has checked; empty when it says nothing
     */
    record TokenHolder(String claimedName) implements Caller {
        @Override
        public String described() {
            return "the holder of the platform's token";
        }

        @Override
        public boolean isUnlimited() {
            return true;
        }

        @Override
        public Map<String, String> recorded() {
            return Map.of("caller", "token", "claimed_name", claimedName);
        }

        @Override
        public Actor actor() {
            return Actor.token(claimedName);
        }
    }

    /**
     * Anybody, where the service asks nobody who they are.
     *
     * @param claimedName as of {@link TokenHolder}
     */
    record Anybody(String claimedName) implements Caller {
        @Override
        public String described() {
            return "anybody";
        }

        @Override
        public boolean isUnlimited() {
            return true;
        }

        @Override
        public Map<String, String> recorded() {
            return Map.of("caller", "anybody", "claimed_name", claimedName);
        }

        @Override
        public Actor actor() {
            return Actor.unknown(claimedName);
        }
    }

    /**
     * A person or a program whom an issuer vouches for.
     *
     * @param subject what the issuer knows the caller by; never given to another
     * @param name what people call the caller; not unique, and the subject where the issuer tells none
     * @param roles sorted
     */
    record Authenticated(String issuer, String subject, String name, Set<String> roles) implements Caller {
        /** As long as OpenID Connect lets a subject be. */
        private static final int MAX_NAME = 255;

        public Authenticated {
            issuer = Excerpt.of(issuer, Excerpt.LINE);
            subject = Excerpt.of(subject, MAX_NAME);
            name = name == null || name.isBlank() ? subject : Excerpt.of(name, MAX_NAME);
            roles = Collections.unmodifiableSet(new TreeSet<>(roles));
        }

        @Override
        public String described() {
            String who = name.equals(subject) ? "subject " + subject : name + " (subject " + subject + ")";
            return who + (roles.isEmpty() ? " without a role" : " with the roles " + shownRoles());
        }

        @Override
        public Map<String, String> recorded() {
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("caller", "oidc");
            fields.put("issuer", issuer);
            fields.put("subject", subject);
            fields.put("name", name);
            fields.put("roles", shownRoles());
            return fields;
        }

        @Override
        public Actor actor() {
            return Actor.oidc(issuer, subject, name);
        }

        private String shownRoles() {
            return Excerpt.of(String.join(", ", roles), Excerpt.LINE);
        }
    }
}
