package dev.refit.store.s3;

import java.net.URI;
import java.util.Optional;

/**
 * How S3 is reached, from the standard settings of AWS: a system property, else the environment. Credentials are the
 * SDK's own matter.
 *
 * @param endpoint of another server than AWS's: {@code aws.endpointUrlS3}, {@code AWS_ENDPOINT_URL_S3}, {@code
 *     aws.endpointUrl} or {@code AWS_ENDPOINT_URL}
 * @param region {@code aws.region} or {@code AWS_REGION}; servers of one's own rarely have any, so with an endpoint it
 *     is {@code us-east-1} unless said otherwise
 * @param pathStyle whether the bucket stands in the path and not in the host's name: {@code refit.s3.path-style} or
 *     {@code REFIT_S3_PATH_STYLE}
 */
public record S3Settings(Optional<URI> endpoint, Optional<String> region, boolean pathStyle) {

    /** @throws IllegalArgumentException for a setting that cannot be; the message names it */
    public static S3Settings current() {
        Optional<URI> endpoint = setting("aws.endpointUrlS3", "AWS_ENDPOINT_URL_S3")
                .or(() -> setting("aws.endpointUrl", "AWS_ENDPOINT_URL"))
                .map(S3Settings::url);
        return new S3Settings(
                endpoint,
                setting("aws.region", "AWS_REGION").or(() -> endpoint.map(url -> "us-east-1")),
                setting("refit.s3.path-style", "REFIT_S3_PATH_STYLE")
                        .map(S3Settings::truth)
                        .orElse(false));
    }

    /** Where AssumeRole is asked for: at the same server, unless {@code AWS_ENDPOINT_URL_STS} names another. */
    Optional<URI> sts() {
        return setting("aws.endpointUrlSts", "AWS_ENDPOINT_URL_STS")
                .map(S3Settings::url)
                .or(this::endpoint);
    }

    private static Optional<String> setting(String property, String variable) {
        return Optional.ofNullable(System.getProperty(property))
                .or(() -> Optional.ofNullable(System.getenv(variable)))
                .map(String::trim)
                .filter(value -> !value.isEmpty());
    }

    private static URI url(String text) {
        URI url;
        try {
            url = URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "AWS_ENDPOINT_URL: got '" + text + "', expected such as http://minio:9000", e);
        }
        if (!("http".equals(url.getScheme()) || "https".equals(url.getScheme())) || url.getHost() == null) {
            throw new IllegalArgumentException(
                    "AWS_ENDPOINT_URL: got '" + text + "', expected such as http://minio:9000");
        }
        return url;
    }

    private static boolean truth(String text) {
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return Boolean.parseBoolean(text);
        }
        throw new IllegalArgumentException("REFIT_S3_PATH_STYLE: got '" + text + "', expected true or false");
    }
}
