package dev.refit.launcher.kubernetes;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A line to a server that can be cut: what is said is broken off, and nobody gets through until it is mended. */
final class Line implements AutoCloseable {
    private final ServerSocket here = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final URI server;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile boolean cut;

    Line(URI server) throws IOException {
        this.server = server;
        threads.execute(this::accept);
    }

    String url() {
        return server.getScheme() + "://127.0.0.1:" + here.getLocalPort();
    }

    synchronized void cut() {
        cut = true;
        breakOff();
    }

    void mend() {
        cut = false;
    }

    /** Ends what is being said; who calls again gets through. */
    synchronized void breakOff() {
        sockets.forEach(Line::hangUp);
        sockets.clear();
    }

    @Override
    public void close() throws IOException {
        here.close();
        cut();
        threads.shutdownNow();
    }

    private void accept() {
        while (!here.isClosed()) {
            try {
                connect(here.accept());
            } catch (IOException e) {
                // The next caller may have more luck.
            }
        }
    }

    /** Whole before the line is cut or not at all. */
    private synchronized void connect(Socket caller) throws IOException {
        sockets.add(caller);
        if (cut) {
            breakOff();
            return;
        }
        Socket called = new Socket(server.getHost(), server.getPort());
        sockets.add(called);
        threads.execute(() -> carry(caller, called));
        threads.execute(() -> carry(called, caller));
    }

    private static void carry(Socket from, Socket to) {
        try (InputStream in = from.getInputStream()) {
            in.transferTo(to.getOutputStream());
        } catch (IOException e) {
            // Broken off.
        } finally {
            hangUp(from);
            hangUp(to);
        }
    }

    private static void hangUp(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is of no use any more, however it closes.
        }
    }
}
