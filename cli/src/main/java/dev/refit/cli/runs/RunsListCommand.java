package dev.refit.cli.runs;

import dev.refit.cli.ExitCodes;
import dev.refit.cli.Session;
import dev.refit.run.fold.RunState;
import dev.refit.run.fold.RunView;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists runs. */
@Command(name = "list", description = "List runs, the newest last.")
public final class RunsListCommand implements Callable<Integer> {
    private final Session session;

    @Option(names = "--refit", paramLabel = "NAME", description = "Only runs of this definition.")
    private String refit;

    @Option(
            names = "--state",
            paramLabel = "S",
            split = ",",
            description = "Only runs in these states: ${COMPLETION-CANDIDATES}.")
    private Set<RunState> states = Set.of(RunState.values());

    public RunsListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        List<RunView> runs = new RunReader(session.connection().kafka())
                .read().runs().stream()
                        .filter(run -> refit == null || run.refit().equals(refit))
                        .filter(run -> states.contains(run.state()))
                        .toList();
        session.screen().answer(runs);
        if (runs.isEmpty()) {
            session.screen().say("No runs. Publish data that a definition waits for: refit publish --help");
        } else {
            session.screen().say(RunText.table(runs));
        }
        return ExitCodes.OK;
    }
}
