package dev.refit.cli.doctor;

import dev.refit.cli.ExitCodes;
import dev.refit.cli.Session;
import dev.refit.cli.doctor.Finding.Verdict;
import dev.refit.cli.screen.Table;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Looks for what is missing. */
@Command(name = "doctor", description = "Check this machine and the platform, and advise what to do.")
public final class DoctorCommand implements Callable<Integer> {
    private final Session session;

    public DoctorCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        String path = System.getenv().getOrDefault("PATH", "");
        List<Finding> findings = new Doctor(session.home(), session.checkout(), path).examine();
        Table table = new Table("CHECK", "VERDICT", "FOUND");
        findings.forEach(finding ->
                table.row(finding.check(), finding.verdict().name().toLowerCase(Locale.ROOT), finding.found()));
        session.screen().say(table);
        findings.stream().filter(finding -> finding.verdict() != Verdict.OK).forEach(finding -> session.screen()
                .say(finding.check() + ": " + finding.advice()));
        session.screen().answer(findings);
        boolean failed = findings.stream().anyMatch(finding -> finding.verdict() == Verdict.FAILED);
        return failed ? ExitCodes.FAILED : ExitCodes.OK;
    }
}
