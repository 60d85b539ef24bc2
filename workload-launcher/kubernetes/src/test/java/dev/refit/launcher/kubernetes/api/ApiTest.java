package dev.refit.launcher.kubernetes.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiTest {
    @Test
    void anExceededQuotaIsLackOfRoom() {
        assertThat(Api.isQuota(answer(
                        403, "jobs.batch \"a\" is forbidden: exceeded quota: small, requested: count/jobs.batch=1")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jobs.batch is forbidden: User \"system:serviceaccount:refit:training\" cannot create resource \"jobs\"",
                "admission webhook \"policy.example.com\" denied the request: no owner",
                "pods \"a\" is forbidden: minimum cpu usage per Container is 100m, but request is 50m",
                "jobs.batch \"a\" is forbidden: unable to create new content in namespace refit because it is being"
                        + " terminated"
            })
    void everyOtherRefusalIsNot(String message) {
        assertThat(Api.isQuota(answer(403, message))).isFalse();
    }

    private static KubernetesClientException answer(int code, String message) {
        return new KubernetesClientException(
                message,
                code,
                new StatusBuilder().withCode(code).withMessage(message).build());
    }
}
