package dev.refit.cli;

import dev.refit.cli.backfill.BackfillCommand;
import dev.refit.cli.backfill.BackfillsCommand;
import dev.refit.cli.coordinates.CoordinatesCommand;
import dev.refit.cli.deadletters.DeadLettersCommand;
import dev.refit.cli.definitions.ApplyCommand;
import dev.refit.cli.definitions.DefinitionsCommand;
import dev.refit.cli.definitions.ValidateCommand;
import dev.refit.cli.demo.DemoCommand;
import dev.refit.cli.doctor.DoctorCommand;
import dev.refit.cli.gc.GcCommand;
import dev.refit.cli.ingest.PublishCommand;
import dev.refit.cli.models.ModelsCommand;
import dev.refit.cli.packaging.PackageCommand;
import dev.refit.cli.platform.command.ArchiveCommand;
import dev.refit.cli.platform.command.DownCommand;
import dev.refit.cli.platform.command.UpCommand;
import dev.refit.cli.runs.RunCommand;
import dev.refit.cli.runs.RunsCommand;
import dev.refit.cli.runs.WhyCommand;
import dev.refit.cli.screen.Screen;
import dev.refit.cli.signature.KeysCommand;
import dev.refit.cli.signature.VerifyCommand;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command, of which all others are a part. */
@Command(
        name = "refit",
        description = "Keeps machine-learning models fresh: data arrives, a proven Java library comes out.",
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            DownCommand.class,
            ValidateCommand.class,
            ApplyCommand.class,
            DefinitionsCommand.class,
            CoordinatesCommand.class,
            PublishCommand.class,
            PackageCommand.class,
            VerifyCommand.class,
            KeysCommand.class,
            RunCommand.class,
            WhyCommand.class,
            BackfillCommand.class,
            BackfillsCommand.class,
            RunsCommand.class,
            ModelsCommand.class,
            DeadLettersCommand.class,
            GcCommand.class,
            DoctorCommand.class,
            CompletionCommand.class,
            ArchiveCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:a run ended without a new model, or a check or the platform failed",
            "2:the command line, a definition or other input is wrong",
            "3:the platform is not up, or does not answer",
            "4:a release has no signature",
            "130:interrupted"
        },
        footerHeading = "%nEnvironment:%n",
        footer = {
            "  REFIT_HOME   the folder that holds all state (default: .refit in the checkout)",
            "  REFIT_SERVER, REFIT_BROKER, REFIT_ARTIFACT_STORE",
            "               a platform elsewhere: where its ingest-service answers, such as",
            "               http://localhost:7110, its brokers, and the root of its artifact store",
            "  REFIT_TOKEN, REFIT_TOKEN_FILE",
            "               what that platform asks of its clients, or a file that holds it",
            "  NO_COLOR     no colors, whatever the terminal can do",
            "  REFIT_DEBUG  stack traces of errors that nobody expected"
        })
public final class Refit {
    private final Session session;

    Refit(Session session) {
        this.session = session;
    }

    @Option(
            names = "--home",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "The folder that holds all state.")
    void home(Path folder) {
        session.home(folder);
    }

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Answer in JSON.")
    void json(boolean wanted) {
        session.screen().json(wanted);
    }

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    private boolean help;

    public static void main(String[] args) {
        // What is answered is read by programs, whose digits are not those of every language.
        Locale.setDefault(Locale.ROOT);
        boolean terminal = System.console() != null && !"dumb".equals(System.getenv("TERM"));
        boolean colors = System.getenv().getOrDefault("NO_COLOR", "").isEmpty();
        Screen screen = new Screen(writer(FileDescriptor.out), writer(FileDescriptor.err), terminal, colors);
        Path checkout = Path.of(System.getProperty("refit.checkout", ""));
        System.exit(run(screen, System.getenv(), checkout.toAbsolutePath(), args));
    }

    /** Runs a command and answers its exit code. */
    static int run(Screen screen, Map<String, String> environment, Path checkout, String... args) {
        return commandLine(screen, environment, checkout).execute(args);
    }

    static CommandLine commandLine(Screen screen, Map<String, String> environment, Path checkout) {
        Session session = new Session(screen, environment, checkout);
        CommandLine line = new CommandLine(new Refit(session), new CommandFactory(session));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(
                screen.hasColors() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        line.setOut(screen.out());
        line.setErr(screen.err());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler(new FailureHandler(screen, environment.containsKey("REFIT_DEBUG")));
        return line;
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
