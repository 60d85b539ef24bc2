package dev.refit.system.fault.platform;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Between a client and a server, until it is cut: then every connection breaks and no new one is made. Thread-safe. */
public final class TcpProxy implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;

    private final ServerSocket server;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    /** From a free port of 127.0.0.1 to another one. */
    public TcpProxy(int target) {
        this.target = target;
        try {
            this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    public void cut() {
        cut = true;
        open.forEach(TcpProxy::end);
    }

    public void mend() {
        cut = false;
    }

    @Override
    public void close() {
        end(server);
        cut();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                daemon(() -> connect(client));
            } catch (IOException e) {
                // Closed; or this one connection came to nothing, and its client tries again.
            }
        }
    }

    private void connect(Socket client) {
        open.add(client);
        Socket upstream = null;
        try {
            if (!cut) {
                upstream = new Socket(InetAddress.getLoopbackAddress(), target);
                open.add(upstream);
                Socket there = upstream;
                daemon(() -> pass(there, client));
                pass(client, upstream);
            }
        } catch (IOException e) {
            // The server is away: so is the proxy.
        } finally {
            finish(client);
            finish(upstream);
        }
    }

    private void pass(Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            int read = in.read(buffer);
            while (read >= 0 && !cut) {
                out.write(buffer, 0, read);
                read = in.read(buffer);
            }
        } catch (IOException e) {
            // One side is gone; the other side learns it now.
        } finally {
            finish(from);
            finish(to);
        }
    }

    private void finish(Socket socket) {
        if (socket != null) {
            open.remove(socket);
            end(socket);
        }
    }

    private static void end(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "proxy");
        thread.setDaemon(true);
        thread.start();
    }
}
