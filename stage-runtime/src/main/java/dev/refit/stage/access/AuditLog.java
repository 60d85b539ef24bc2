package dev.refit.stage.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.refit.events.RefitJson;
import dev.refit.events.checks.Excerpt;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * The record of what was asked for over HTTP: one line of the logger {@code dev.refit.audit} for each action that was allowed
 * or refused, and for each request that was let in nowhere. A line is one JSON object in ASCII, so that no name that somebody
 * sends can end it, hide in it or look like another one.
 */
public final class AuditLog {
    /** The logger, which has nothing else. */
    public static final String LOGGER = "dev.refit.audit";

    private static final Logger LOG = Logger.getLogger(LOGGER);
    private static final ObjectWriter ASCII = RefitJson.mapper().writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);

    /** Whoever nobody knows can send requests for ever; their lines must not fill the disk. */
    private static final LineBudget STRANGERS = new LineBudget(
            20,
            System::nanoTime,
            dropped -> LOG.warn(json(Map.of("outcome", "refused", "caller", "unknown", "not_recorded", dropped))));

    private AuditLog() {}

    static void allowed(RoutingContext request, Caller caller, Action action) {
        LOG.info(line("allowed", AuditedRequest.of(request), caller, action, null));
    }

    static void refused(RoutingContext request, Caller caller, Action action, String problem) {
        LOG.warn(line("refused", AuditedRequest.of(request), caller, action, problem));
    }

    /** A request whose sender is not known (null), or may do nothing at all. */
    public static void refused(RoutingContext request, Caller caller, String problem) {
        if (caller == null && !STRANGERS.hasRoom()) {
            return;
        }
        LOG.warn(line("refused", AuditedRequest.of(request), caller, null, problem));
    }

    static String line(String outcome, AuditedRequest request, Caller caller, Action action, String problem) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("outcome", outcome);
        if (action != null) {
            line.put("permission", action.permission().key());
            action.about().forEach((target, name) -> line.put(target.key(), Excerpt.of(name, Excerpt.LINE)));
        }
        line.putAll(caller == null ? Map.of("caller", "unknown") : caller.recorded());
        line.put("method", Excerpt.of(request.method(), Excerpt.LINE));
        line.put("path", Excerpt.of(request.path(), Excerpt.LINE));
        line.put("remote", request.remote());
        if (problem != null) {
            line.put("problem", Excerpt.of(problem, Excerpt.MESSAGE));
        }
        return json(line);
    }

    private static String json(Map<String, Object> line) {
        try {
            return ASCII.writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts are writable as JSON", e);
        }
    }
}
