package dev.refit.cli.platform;

import dev.refit.cli.CliFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;

/** Held by whoever starts or ends a platform; the system gives it back when its holder dies. */
final class HomeLock implements AutoCloseable {
    private final FileChannel channel;

    private HomeLock(FileChannel channel) {
        this.channel = channel;
    }

    static HomeLock take(Home home) {
        HomeFormat.check(home);
        home.create();
        HomeFormat.mark(home, HomeFormat.CURRENT);
        try {
            FileChannel channel =
                    FileChannel.open(home.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locks(channel)) {
                channel.close();
                throw CliFailure.failed(
                        "Another refit command is starting or ending the platform in " + home.folder() + ".",
                        "Wait until it is done, then try again.");
            }
            return new HomeLock(channel);
        } catch (IOException e) {
            throw Home.unusable(home.folder(), e);
        }
    }

    private static boolean locks(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // Another thread of this process holds it.
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
