package dev.refit.cli.demo;

import dev.refit.cli.CliFailure;
import dev.refit.cli.ExitCodes;
import dev.refit.cli.Session;
import dev.refit.cli.platform.Home;
import dev.refit.cli.platform.Platform;
import dev.refit.cli.platform.Ports;
import dev.refit.run.fold.RunState;
import dev.refit.run.fold.RunView;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the whole lifecycle on real data. */
@Command(
        name = "demo",
        description = {
            "Publish real flights of 2013 month by month, and get a refitted library for each.",
            "Uses a home of its own, the folder demo in the home, and empties it first."
        })
public final class DemoCommand implements Callable<Integer> {
    private static final int YEAR = 12;

    private final Session session;

    @Option(
            names = "--months",
            paramLabel = "N",
            defaultValue = "3",
            description = "How many months arrive, 1 to 12. Default: ${DEFAULT-VALUE}.")
    private int months;

    @Option(names = "--keep", description = "Leave the platform up afterwards.")
    private boolean keep;

    public DemoCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (months < 1 || months > YEAR) {
            throw CliFailure.invalid("--months: got " + months + ", expected 1 to 12", "");
        }
        Home home = FreshHome.below(session.home(), session.checkout());
        Platform platform = new Platform(home, session.checkout());
        Thread down = new Thread(platform::stop, "down");
        long begin = System.nanoTime();
        platform.start(ports());
        Runtime.getRuntime().addShutdownHook(down);
        session.screen().say(String.format("The platform is ready after %.1f s.", (System.nanoTime() - begin) / 1e9));
        List<RunView> runs = new Demo(
                        session.checkout().examples().resolve("flight-delay"),
                        home,
                        platform.required(),
                        session.screen())
                .play(months);
        new DemoReport(session.screen(), session.checkout().folder()).show(runs);
        if (keep) {
            Runtime.getRuntime().removeShutdownHook(down);
            session.screen()
                    .say("\nThe platform stays up. Look around: refit --home " + home.folder()
                            + " runs list; end it: refit --home " + home.folder() + " down");
        }
        boolean all = runs.size() >= months && runs.stream().allMatch(run -> run.state() == RunState.SUCCEEDED);
        return all ? ExitCodes.OK : ExitCodes.FAILED;
    }

    /** The usual ones, unless another platform has them. */
    private static Ports ports() {
        Ports usual = Ports.at(Ports.DEFAULT_BASE);
        return usual.taken().isEmpty() ? usual : Ports.free();
    }
}
