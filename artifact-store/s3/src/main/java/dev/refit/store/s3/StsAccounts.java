package dev.refit.store.s3;

import dev.refit.store.ArtifactStoreException;
import dev.refit.store.StoreAccess;
import dev.refit.store.StoreAccounts;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.StsClientBuilder;
import software.amazon.awssdk.services.sts.model.Credentials;

/**
 * Accounts by AssumeRole, of AWS's STS or of a store's own: the role's rights, and of those only what the policy of the
 * session allows.
 */
final class StsAccounts implements StoreAccounts {
    /** STS takes no less and no more. */
    static final Duration SHORTEST = Duration.ofMinutes(15);

    static final Duration LONGEST = Duration.ofHours(12);

    /** For what is still being written when the time is over, and for clocks that differ. */
    private static final Duration SPARE = Duration.ofMinutes(5);

    private static final Duration CALL = Duration.ofSeconds(30);
    private static final String KEY = "AWS_ACCESS_KEY_ID";
    private static final String SECRET = "AWS_SECRET_ACCESS_KEY";
    private static final String TOKEN = "AWS_SESSION_TOKEN";
    private static final Pattern ROLE = Pattern.compile("arn:([a-z-]+):.*\\S");

    private final StsClient client;
    private final String role;
    private final String partition;
    private final String where;

    /** @throws IllegalArgumentException when the role is none */
    StsAccounts(S3Settings settings, URI root, String role) {
        S3Location.of("artifact store", root);
        Matcher arn = ROLE.matcher(role);
        if (!arn.matches()) {
            throw new IllegalArgumentException("refit.store.s3.workload-role: got '" + role
                    + "', expected such as arn:aws:iam::123456789012:role/refit-workload");
        }
        this.role = role;
        this.partition = arn.group(1).startsWith("aws") ? arn.group(1) : "aws";
        Optional<URI> endpoint = settings.sts();
        this.where = endpoint.map(URI::toString).orElse("of AWS");
        StsClientBuilder builder = StsClient.builder().overrideConfiguration(override -> override.apiCallTimeout(CALL));
        endpoint.ifPresent(builder::endpointOverride);
        settings.region().map(Region::of).ifPresent(builder::region);
        try {
            this.client = builder.build();
        } catch (SdkException e) {
            throw new ArtifactStoreException("cannot reach STS " + where + ": " + S3Failure.words(e), e, true);
        }
    }

    @Override
    public Set<String> variables() {
        return Set.of(KEY, SECRET, TOKEN);
    }

    @Override
    public Map<String, String> make(String name, StoreAccess access, Duration lifetime) {
        if (lifetime.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("timeout: got " + lifetime + ", expected at most " + LONGEST
                    + ", which an account of the store lasts");
        }
        String policy = SessionPolicy.of(partition, access);
        int seconds = (int) seconds(lifetime).toSeconds();
        try {
            Credentials made = client.assumeRole(request -> request.roleArn(role)
                            .roleSessionName(name)
                            .policy(policy)
                            .durationSeconds(seconds))
                    .credentials();
            if (made == null
                    || made.sessionToken() == null
                    || made.sessionToken().isEmpty()) {
                throw new ArtifactStoreException(words(name, seconds, "an answer without credentials"), null, true);
            }
            return Map.of(KEY, made.accessKeyId(), SECRET, made.secretAccessKey(), TOKEN, made.sessionToken());
        } catch (SdkException e) {
            throw new ArtifactStoreException(words(name, seconds, StsFailure.words(e)), e, StsFailure.isRefusal(e));
        }
    }

    static Duration seconds(Duration lifetime) {
        Duration asked = lifetime.plus(SPARE);
        if (asked.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    }

    private String words(String name, int seconds, String said) {
        return "cannot have an account for " + name + " by AssumeRole of " + role + " for " + seconds
                + " s from the STS " + where + ": " + said
                + "; refit.store.s3.workload-role needs a store with AWS's STS, and a role that lasts as long";
    }
}
