package dev.refit.cli.doctor;

import dev.refit.cli.CliFailure;
import dev.refit.cli.platform.Checkout;
import dev.refit.cli.platform.Home;
import dev.refit.cli.platform.Part;
import dev.refit.cli.platform.Platform;
import dev.refit.cli.platform.PlatformRecord;
import dev.refit.cli.platform.Ports;
import dev.refit.launcher.local.process.PortOwner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether the platform can be started, or is well when it is up. */
final class PlatformChecks {
    private final Home home;
    private final Checkout checkout;

    PlatformChecks(Home home, Checkout checkout) {
        this.home = home;
        this.checkout = checkout;
    }

    List<Finding> run() {
        List<Finding> findings = new ArrayList<>();
        findings.add(build(checkout.missing()));
        Optional<PlatformRecord> record;
        try {
            record = PlatformRecord.read(home);
        } catch (CliFailure e) {
            findings.add(Finding.failed("platform", e.getMessage(), e.hint()));
            return findings;
        }
        if (record.isPresent()) {
            for (Part part : Part.values()) {
                findings.add(process(part, record.get()));
            }
        } else {
            findings.add(ports(Ports.at(Ports.DEFAULT_BASE).taken()));
            findings.add(Finding.ok("platform", "not up"));
        }
        return findings;
    }

    static Finding ports(Map<Integer, String> taken) {
        if (taken.isEmpty()) {
            return Finding.ok("ports", Ports.DEFAULT_BASE + " and following are free");
        }
        List<String> words = new ArrayList<>();
        taken.forEach((port, use) -> words.add(port + " (" + use + ")"
                + PortOwner.of(port).map(o -> " by " + o).orElse("")));
        return Finding.warning(
                "ports",
                "in use: " + String.join(", ", words),
                "Use others: " + Ports.advice(Ports.DEFAULT_BASE) + ".");
    }

    private Finding build(List<Path> missing) {
        return missing.isEmpty()
                ? Finding.ok("build", "complete in " + checkout.folder())
                : Finding.failed(
                        "build",
                        missing.get(0) + " is missing",
                        "Build it: mvn package -DskipTests in " + checkout.folder());
    }

    private Finding process(Part part, PlatformRecord record) {
        String log = "Its log is " + home.log(part) + ". Start anew: refit down, then refit up.";
        if (!record.isAlive(part)) {
            return Finding.failed(part.key(), "its process is gone", log);
        }
        return new Platform(home, checkout).isReady(part, record)
                ? Finding.ok(part.key(), "up and ready")
                : Finding.failed(part.key(), "up, but not ready", log);
    }
}
