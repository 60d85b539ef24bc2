package dev.refit.cli.backfill;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refit.cli.CliFailure;
import dev.refit.cli.ExitCodes;
import dev.refit.cli.Session;
import dev.refit.cli.ingest.BackfillClient;
import dev.refit.events.RefitJson;
import dev.refit.trigger.backfill.BackfillOrder;
import dev.refit.trigger.backfill.BackfillPlan;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Plans a back-fill and begins it. */
@Command(
        name = "backfill",
        description = {
            "Run many partitions, a few at a time.",
            "Shows first what would be run and what would not, and begins when you agree, or with --yes. What has succeeded from"
                    + " the same data and definition is not run again. See how it goes with: refit backfills show REFIT"
        })
public final class BackfillCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "REFIT", description = "The definition's name.")
    private String refit;

    @Option(names = "--from", paramLabel = "P", description = "The first partition, such as 2013-01.")
    private String from;

    @Option(names = "--to", paramLabel = "P", description = "The last partition, such as 2013-12.")
    private String to;

    @Option(
            names = "--only",
            paramLabel = "KIND",
            split = ",",
            description = {
                "Only partitions of these kinds: ${COMPLETION-CANDIDATES}.",
                "Missing: no run of it has ended. Failed: the last one failed or was cancelled. Changed: its last run read other"
                        + " data or was of another definition."
            })
    private Set<BackfillOrder.Kind> only;

    @Option(names = "--parallel", paramLabel = "N", description = "How many runs at once (default: 1).")
    private Integer parallel;

    @Option(names = "--force", description = "Run those, too, that have succeeded from the same data and definition.")
    private boolean force;

    @Option(names = "--dry-run", description = "Only show what would be run.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Begin without being asked.")
    private boolean yes;

    public BackfillCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        BackfillOrder order = order();
        BackfillClient client = new BackfillClient(session.service(), refit);
        if (dryRun || !yes) {
            JsonNode planned = client.plan(order);
            show(planned);
            if (dryRun || nothing(planned)) {
                session.screen().answer(planned);
                return ExitCodes.OK;
            }
            if (!agreed()) {
                return ExitCodes.OK;
            }
        }
        JsonNode begun = client.begin(order);
        if (yes) {
            show(begun);
        }
        session.screen().answer(begun);
        if (begun.path("begun").asBoolean()) {
            session.screen().say("Begun. See how it goes with: refit backfills show " + refit);
        } else if (!nothing(begun)) {
            session.screen().say("The same back-fill is under way. See it with: refit backfills show " + refit);
        }
        return ExitCodes.OK;
    }

    private BackfillOrder order() {
        try {
            return new BackfillOrder(from, to, only, parallel, force);
        } catch (IllegalArgumentException e) {
            throw CliFailure.invalid(e.getMessage(), "");
        }
    }

    private void show(JsonNode answer) {
        BackfillPlan plan = RefitJson.read(RefitJson.bytes(answer.path("plan")), BackfillPlan.class);
        session.screen().say(BackfillText.table(plan));
        session.screen().say(BackfillText.summary(plan));
    }

    private static boolean nothing(JsonNode answer) {
        return answer.path("plan").path("backfill").isMissingNode();
    }

    private boolean agreed() {
        if (!session.screen().isTerminal()) {
            throw CliFailure.invalid(
                    "Nothing has begun: there is no terminal to ask on, and --yes was not given.",
                    "To begin without being asked: --yes. Only to see what would be run: --dry-run.");
        }
        return session.screen().agrees("Begin?");
    }
}
