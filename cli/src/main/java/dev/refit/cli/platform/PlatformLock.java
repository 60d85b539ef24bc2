package dev.refit.cli.platform;

import dev.refit.cli.CliFailure;
import dev.refit.launcher.local.file.FolderLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;

/** Held by whoever starts or ends a platform; the system releases it when its holder dies. */
final class PlatformLock implements AutoCloseable {
    private final FileChannel held;

    private PlatformLock(FileChannel held) {
        this.held = held;
    }

    static PlatformLock take(Home home) {
        HomeFormat.check(home);
        home.create();
        HomeFormat.mark(home, HomeFormat.CURRENT);
        try {
            return new PlatformLock(new FolderLock(home.lockFile())
                    .tryTake()
                    .orElseThrow(() -> CliFailure.failed(
                            "Another refit command is starting or ending the platform in " + home.folder() + ".",
                            "Wait until it is done, then try again.")));
        } catch (IOException e) {
            throw Home.unusable(home.folder(), e);
        }
    }

    @Override
    public void close() {
        try {
            held.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
