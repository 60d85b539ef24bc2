package dev.refit.cli;

import dev.refit.cli.platform.Checkout;
import dev.refit.cli.platform.Connection;
import dev.refit.cli.platform.Home;
import dev.refit.cli.platform.Platform;
import dev.refit.cli.platform.PlatformRecord;
import dev.refit.cli.platform.ServiceAddress;
import dev.refit.cli.screen.Screen;
import java.nio.file.Path;
import java.util.Map;

/** What every command needs to know of its call: where the state lies, and how to answer. */
public final class Session {
    private final Screen screen;
    private final Checkout checkout;
    private final Map<String, String> environment;
    private Path home;

    public Session(Screen screen, Map<String, String> environment, Path checkoutFolder) {
        this.screen = screen;
        this.environment = environment;
        this.checkout = new Checkout(checkoutFolder);
        String fromEnvironment = environment.getOrDefault("REFIT_HOME", "");
        this.home = fromEnvironment.isBlank() ? checkoutFolder.resolve(".refit") : Path.of(fromEnvironment);
    }

    void home(Path folder) {
        this.home = folder;
    }

    /** @throws CliFailure when no home can lie there */
    public Home home() {
        return new Home(home);
    }

    public Checkout checkout() {
        return checkout;
    }

    public Screen screen() {
        return screen;
    }

    public Platform platform() {
        return new Platform(home(), checkout);
    }

    /**
     * How the platform is reached: the one that the environment names, or the one of this machine.
     *
     * @throws CliFailure when that is not up
     */
    public Connection connection() {
        return Connection.elsewhere(environment).orElseGet(() -> running().connection(home()));
    }

    /**
     * How the HTTP interface of the platform is reached, which is all that some commands need.
     *
     * @throws CliFailure when the environment names none, and the platform of this machine is not up
     */
    public ServiceAddress service() {
        return Connection.serviceElsewhere(environment)
                .orElseGet(() -> running().service(home()));
    }

    /**
     * The running platform of this machine.
     *
     * @throws CliFailure when it is not up
     */
    public PlatformRecord running() {
        return platform().required();
    }
}
