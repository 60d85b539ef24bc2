package io.quarkus.runner;

import dev.refit.cli.platform.FakeService;
import java.io.IOException;

/** Bears the name of the class that starts a Quarkus application, and starts the fake. */
public final class GeneratedMain {
    private GeneratedMain() {}

    public static void main(String[] args) throws IOException {
        FakeService.main(args);
    }
}
