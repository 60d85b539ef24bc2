package dev.refit.store.s3;

import dev.refit.store.StoreAccess;
import java.net.URI;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a workload's account may do, as a policy of IAM that AssumeRole takes. What it does not allow is refused. It may have
 * 2,048 characters at most: where a workload reads too many objects to name them, it may read the folders they are in.
 */
final class SessionPolicy {
    static final int MAX = 2_048;

    private static final String ANY = "*";

    /** What may be read lies below a bucket and two folders at least. */
    private static final int LEAST_DEPTH = 3;

    private final String partition;
    private final String folder;
    private final String bucket;
    private final boolean absence;
    private SortedSet<String> reads;

    private SessionPolicy(String partition, StoreAccess access) {
        S3Location own = S3Location.of("folder", access.folder());
        this.partition = partition;
        this.folder = pattern(own);
        this.bucket = own.bucket();
        this.absence = access.absence();
        this.reads = withoutCovered(access.reads().stream()
                .filter(uri -> "s3".equalsIgnoreCase(uri.getScheme()))
                .map(SessionPolicy::pattern)
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    /**
     * @param partition of AWS, such as {@code aws}
     * @throws IllegalArgumentException when what may be read cannot be said in so few words
     */
    static String of(String partition, StoreAccess access) {
        SessionPolicy policy = new SessionPolicy(partition, access);
        while (policy.json().length() > MAX) {
            policy.widen();
        }
        return policy.json();
    }

    private static String pattern(URI uri) {
        return pattern(S3Location.of("uri", uri));
    }

    /** What has a meaning in a policy, or no place in its text, may be any character. */
    private static String pattern(S3Location location) {
        String path = (location.bucket() + "/" + location.key()).replaceAll("[^\\x20-\\x7e]|[\"\\\\?$*]", "?");
        return path.endsWith("/") ? path + ANY : path;
    }

    /** Lets all of a folder be read in place of what is named of it: of the one that most is named of, the deepest first. */
    private void widen() {
        Map<String, Long> named = reads.stream()
                .filter(read -> depth(read) > (read.startsWith(bucket + "/") ? LEAST_DEPTH : LEAST_DEPTH - 1))
                .collect(Collectors.groupingBy(SessionPolicy::parent, TreeMap::new, Collectors.counting()));
        String widest = named.keySet().stream()
                .max(Comparator.<String, Long>comparing(named::get).thenComparing(SessionPolicy::depth))
                .orElseThrow(() -> new IllegalArgumentException("refit.store.s3.workload-role: got " + reads.size()
                        + " places that the workload reads, expected as few as a policy of " + MAX
                        + " characters can name"));
        reads.add(widest);
        reads = withoutCovered(reads);
    }

    private static SortedSet<String> withoutCovered(SortedSet<String> patterns) {
        return patterns.stream()
                .filter(one -> patterns.stream().noneMatch(other -> isCovered(one, other)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isCovered(String one, String other) {
        return !one.equals(other)
                && other.endsWith("/" + ANY)
                && one.startsWith(other.substring(0, other.length() - ANY.length()));
    }

    /** Of an object one more than of the folder that it is in. */
    private static int depth(String pattern) {
        int slashes =
                (int) pattern.chars().filter(character -> character == '/').count();
        return pattern.endsWith("/" + ANY) ? slashes : slashes + 1;
    }

    private static String parent(String pattern) {
        String path = pattern.endsWith("/" + ANY) ? pattern.substring(0, pattern.length() - 2) : pattern;
        return path.substring(0, path.lastIndexOf('/') + 1) + ANY;
    }

    private String json() {
        return "{\"Version\":\"2012-10-17\",\"Statement\":["
                + "{\"Effect\":\"Allow\",\"Action\":[\"s3:PutObject\",\"s3:DeleteObject\",\"s3:AbortMultipartUpload\"],"
                + "\"Resource\":\"" + arn(folder) + "\"},"
                + "{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":["
                + texts(readable().map(this::arn).toList()) + "]},"
                + "{\"Effect\":\"Allow\",\"Action\":\"s3:ListBucket\",\"Resource\":\"" + arn(bucket) + "\"" + listed()
                + "}]}";
    }

    private Stream<String> readable() {
        return Stream.concat(Stream.of(folder), reads.stream());
    }

    private String listed() {
        if (absence) {
            return "";
        }
        String own = bucket + "/";
        return ",\"Condition\":{\"StringLike\":{\"s3:prefix\":["
                + texts(readable()
                        .filter(pattern -> pattern.startsWith(own) && pattern.endsWith("/" + ANY))
                        .map(pattern -> pattern.substring(own.length()))
                        .toList())
                + "]}}";
    }

    private String arn(String path) {
        return "arn:" + partition + ":s3:::" + path;
    }

    private static String texts(Collection<String> texts) {
        return texts.stream().map(text -> "\"" + text + "\"").collect(Collectors.joining(","));
    }
}
