package dev.refit.ingest.notification;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Posts notifications. Follows no redirect, and reads no answer: its status is what counts. Thread-safe. */
final class SinkClient {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
    private final Clock clock;

    SinkClient(Clock clock) {
        this.clock = clock;
    }

    /**
     * Posts once.
     *
     * @throws DeliveryException when the sink has not answered with a status of 200 to 299 in time
     */
    void post(Sink sink, Notification notification) {
        CompletableFuture<HttpResponse<Void>> answer =
                http.sendAsync(request(sink, notification), HttpResponse.BodyHandlers.discarding());
        try {
            // The request's own timeout would end with the head of the answer, and a body may never end.
            int status =
                    answer.get(sink.timeout().toMillis(), TimeUnit.MILLISECONDS).statusCode();
            if (status / 100 != 2) {
                throw new DeliveryException(
                        "answered " + status + (status / 100 == 3 ? ", and redirects are not followed" : ""));
            }
        } catch (TimeoutException e) {
            throw new DeliveryException("did not answer within " + sink.timeout());
        } catch (ExecutionException e) {
            throw new DeliveryException("cannot be reached: " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeliveryException("was not waited for, as the service ends");
        } finally {
            answer.cancel(true);
        }
    }

    private HttpRequest request(Sink sink, Notification notification) {
        Instant now = clock.instant();
        return HttpRequest.newBuilder(sink.url())
                .header("content-type", Notification.CONTENT_TYPE)
                .header("webhook-id", notification.id())
                .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .header("webhook-signature", sink.signature().sign(notification.id(), now, notification.body()))
                .POST(HttpRequest.BodyPublishers.ofByteArray(notification.body()))
                .build();
    }

    /** A sink has not taken a notification. The message goes on from the sink's name. */
    static final class DeliveryException extends RuntimeException {
        private static final long serialVersionUID = 1;

        DeliveryException(String message) {
            super(message);
        }
    }
}
