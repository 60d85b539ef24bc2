package dev.refit.store.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Passes connections on to a server, and loses as many of its answers as it is told to. */
final class LossyRelay implements AutoCloseable {
    private final ServerSocket listening;
    private final URI server;
    private final AtomicInteger losses = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    LossyRelay(URI server) throws IOException {
        this.server = server;
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    /** The next so many answers are lost: the server has done what was asked, its client sees the connection end. */
    void lose(int answers) {
        losses.set(answers);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                Socket onward = new Socket(server.getHost(), server.getPort());
                threads.execute(() -> pass(client, onward, false));
                threads.execute(() -> pass(onward, client, true));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void pass(Socket from, Socket to, boolean answers) {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                boolean interim = new String(buffer, 0, Math.min(12, read), java.nio.charset.StandardCharsets.US_ASCII)
                        .equals("HTTP/1.1 100");
                if (answers && !interim && losses.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    return;
                }
                out.write(buffer, 0, read);
                out.flush();
            }
        } catch (IOException e) {
            // Either side has closed: so does the other.
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        threads.shutdownNow();
    }
}
