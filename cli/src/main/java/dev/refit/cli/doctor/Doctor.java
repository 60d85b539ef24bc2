package dev.refit.cli.doctor;

import dev.refit.cli.platform.Checkout;
import dev.refit.cli.platform.Home;
import java.util.ArrayList;
import java.util.List;

/** Looks at everything that Refit needs. */
public final class Doctor {
    private final Home home;
    private final Checkout checkout;
    private final String path;

    /** @param path the folders to look for programs in, as in the environment variable */
    public Doctor(Home home, Checkout checkout, String path) {
        this.home = home;
        this.checkout = checkout;
        this.path = path;
    }

    public List<Finding> examine() {
        List<Finding> findings = new ArrayList<>(new JavaChecks(path).run());
        findings.addAll(new MachineChecks(home).run());
        findings.addAll(new PlatformChecks(home, checkout).run());
        return findings;
    }
}
