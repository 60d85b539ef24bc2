package dev.refit.launcher.kubernetes.api;

import dev.refit.launcher.LauncherException;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Optional;
import java.util.function.Supplier;

/** Calls the API server and translates its failures. The client has tried again by itself what may be tried again (429, 5xx). */
public final class Api {
    public static final int CONFLICT = 409;
    public static final int FORBIDDEN = 403;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int INVALID = 422;

    private Api() {}

    /**
     * Makes a call that may be made twice.
     *
     * @throws LauncherException when the server cannot be reached or refuses; the message says what was tried
     */
    public static <T> T call(String what, Supplier<T> call) {
        try {
            return onAnOpenConnection(call);
        } catch (KubernetesClientException e) {
            throw failed(what, e);
        }
    }

    private static <T> T onAnOpenConnection(Supplier<T> call) {
        try {
            return call.get();
        } catch (KubernetesClientException e) {
            if (isClosedConnection(e)) {
                return call.get();
            }
            throw e;
        }
    }

    /**
     * Whether the call met a connection that the server had just closed. Vert.x tells that by an exception that is no
     * IOException, and the client tries only those again (fabric8io/kubernetes-client#7450).
     */
    private static boolean isClosedConnection(KubernetesClientException e) {
        return e.getCause() != null && e.getCause().getClass().getSimpleName().equals("HttpClosedException");
    }

    public static LauncherException failed(String what, KubernetesClientException e) {
        return new LauncherException("cannot " + what + ": " + reason(e), e);
    }

    /** The server's reason, in one line. */
    public static String reason(KubernetesClientException e) {
        return Optional.ofNullable(e.getStatus())
                .map(Status::getMessage)
                .orElseGet(() ->
                        e.getCause() == null ? e.getMessage() : e.getCause().toString());
    }

    /** Whether the object itself is wrong, so that the same call never helps. */
    public static boolean isWrong(KubernetesClientException e) {
        return e.getCode() == BAD_REQUEST || e.getCode() == INVALID;
    }

    /**
     * Whether the server refuses the object until there is more room. Its other refusals (a permission, a policy, a webhook,
     * a limit for each container, a namespace that is being removed) stay until somebody changes something.
     */
    public static boolean isQuota(KubernetesClientException e) {
        return e.getCode() == FORBIDDEN && reason(e).contains("exceeded quota");
    }

    public static boolean isGone(KubernetesClientException e) {
        return e.getCode() == NOT_FOUND;
    }
}
