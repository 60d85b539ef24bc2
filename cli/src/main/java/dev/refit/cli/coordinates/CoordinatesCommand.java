package dev.refit.cli.coordinates;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refit.cli.CliFailure;
import dev.refit.cli.ExitCodes;
import dev.refit.cli.Session;
import dev.refit.cli.ingest.IngestClient;
import dev.refit.events.definition.MavenSpec;
import dev.refit.run.coordinates.Owner;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The owners of Maven coordinates. */
@Command(
        name = "coordinates",
        description = {
            "Show who owns Maven coordinates, hand them over, and release them.",
            "Only their owner publishes under them: a definition, 'refit NAME', or uploaded models, 'uploads'."
        })
public final class CoordinatesCommand {
    private final Session session;

    public CoordinatesCommand(Session session) {
        this.session = session;
    }

    @Command(description = "Show who owns coordinates.")
    int show(@Parameters(paramLabel = "GROUP:ARTIFACT") String coordinates) {
        return tell(ask("GET", coordinates, null));
    }

    @Command(description = "Hand coordinates over to another owner.")
    int give(
            @Parameters(paramLabel = "GROUP:ARTIFACT") String coordinates,
            @Option(
                            names = "--from",
                            paramLabel = "OWNER",
                            required = true,
                            description = "Who owns them now, such as 'refit flight-delay'.")
                    String from,
            @Option(
                            names = "--to",
                            paramLabel = "OWNER",
                            required = true,
                            description = "Who is to own them, such as 'refit flights' or uploads.")
                    String to) {
        return tell(ask("PUT", coordinates, change(from, to)));
    }

    @Command(description = "Release coordinates: whoever claims them next, by a definition or an upload, has them.")
    int release(
            @Parameters(paramLabel = "GROUP:ARTIFACT") String coordinates,
            @Option(names = "--from", paramLabel = "OWNER", required = true, description = "Who owns them now.")
                    String from) {
        return tell(ask("PUT", coordinates, change(from, null)));
    }

    private static Map<String, Object> change(String from, String to) {
        Map<String, Object> change = new LinkedHashMap<>();
        change.put("from", owner("--from", from));
        if (to != null) {
            change.put("to", owner("--to", to));
        }
        return change;
    }

    private static String owner(String option, String text) {
        try {
            return Owner.parse(text).toString();
        } catch (IllegalArgumentException e) {
            throw CliFailure.invalid(option + ": " + e.getMessage() + ".", "");
        }
    }

    private JsonNode ask(String method, String coordinates, Object body) {
        String[] parts = coordinates.split(":", -1);
        if (parts.length != 2) {
            throw CliFailure.invalid("GROUP:ARTIFACT: got " + coordinates + ", expected com.example:delay-model.", "");
        }
        MavenSpec maven;
        try {
            maven = new MavenSpec(parts[0], parts[1]);
        } catch (IllegalArgumentException e) {
            throw CliFailure.invalid("GROUP:ARTIFACT: " + e.getMessage() + ".", "");
        }
        return new IngestClient(session.service())
                .send(method, "/api/coordinates/" + maven.groupId() + "/" + maven.artifactId(), body);
    }

    private int tell(JsonNode owned) {
        session.screen().answer(owned);
        String owner = owned.path("owner").asText("nobody");
        session.screen().say(owned.path("coordinates").asText() + " belongs to " + owner + ".");
        return ExitCodes.OK;
    }
}
