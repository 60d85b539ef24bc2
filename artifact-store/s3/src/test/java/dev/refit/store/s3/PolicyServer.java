package dev.refit.store.s3;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.refit.store.s3.testing.S3Server;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * An S3 server that has STS: AssumeRole gives credentials whose requests the session's policy decides about, with {@code
 * StringLike} on {@code s3:prefix}, everything else denied. As with AWS only who may list the bucket, with no condition of
 * the prefix, is told that an object is not there. What is allowed goes to a real server, which checks the signature.
 */
final class PolicyServer implements AutoCloseable {
    private final ServerSocket listening;
    private final URI server;
    private final Map<String, Policy> sessions = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** The parameters of the last AssumeRole. */
    volatile Map<String, String> asked = Map.of();

    PolicyServer(URI server) throws IOException {
        this.server = server;
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                InputStream in = client.getInputStream();
                OutputStream out = client.getOutputStream()) {
            Request request = Request.read(in, out);
            if (request.line().startsWith("POST / ")) {
                out.write(assumeRole(new String(request.body(), UTF_8)));
                return;
            }
            Policy policy = sessions.get(request.header("x-amz-security-token"));
            if (policy != null && !policy.allows(request.action(), request.resource(), request.prefix())) {
                out.write(answer("403 Forbidden", "<Error><Code>AccessDenied</Code></Error>"));
                return;
            }
            byte[] answer = pass(request);
            boolean absent = new String(answer, 0, 12, ISO_8859_1).equals("HTTP/1.1 404");
            boolean told =
                    policy == null || request.isOfBucket() || policy.allows("s3:ListBucket", request.bucket(), null);
            out.write(absent && !told ? answer("403 Forbidden", "<Error><Code>AccessDenied</Code></Error>") : answer);
        } catch (IOException e) {
            // The client has gone.
        }
    }

    private byte[] pass(Request request) throws IOException {
        try (Socket onward = new Socket(server.getHost(), server.getPort())) {
            onward.getOutputStream().write(request.head().getBytes(ISO_8859_1));
            onward.getOutputStream().write(request.body());
            onward.getOutputStream().flush();
            return onward.getInputStream().readAllBytes();
        }
    }

    /** All sessions have the server's one key; their token tells them apart. */
    private byte[] assumeRole(String form) {
        asked = Arrays.stream(form.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
        if (Integer.parseInt(asked.get("DurationSeconds")) > 4 * 3600) {
            return answer(
                    "400 Bad Request",
                    "<ErrorResponse><Error><Type>Sender</Type><Code>ValidationError</Code><Message>The requested"
                            + " DurationSeconds exceeds the MaxSessionDuration set for this role.</Message></Error></ErrorResponse>");
        }
        String token = "session-" + (sessions.size() + 1);
        sessions.put(token, Policy.of(asked.get("Policy")));
        return answer(
                "200 OK",
                "<AssumeRoleResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><AssumeRoleResult><Credentials>"
                        + "<AccessKeyId>" + S3Server.ACCESS_KEY + "</AccessKeyId><SecretAccessKey>"
                        + S3Server.SECRET_KEY
                        + "</SecretAccessKey><SessionToken>" + token
                        + "</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration>"
                        + "</Credentials></AssumeRoleResult></AssumeRoleResponse>");
    }

    private static byte[] answer(String status, String xml) {
        return ("HTTP/1.1 " + status + "\r\nContent-Type: text/xml\r\nConnection: close\r\nContent-Length: "
                        + xml.length() + "\r\n\r\n" + xml)
                .getBytes(UTF_8);
    }

    @Override
    public void close() throws IOException {
        listening.close();
        threads.shutdownNow();
    }

    /** One request of path style; each has a connection of its own. */
    private record Request(String line, String head, byte[] body) {

        static Request read(InputStream in, OutputStream out) throws IOException {
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
                int next = in.read();
                if (next < 0) {
                    throw new IOException("no request");
                }
                head.write(next);
            }
            String text = head.toString(ISO_8859_1);
            if (text.toLowerCase(java.util.Locale.ROOT).contains("\r\nexpect: 100-continue")) {
                out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(ISO_8859_1));
            }
            String own = text.replaceAll("(?i)\r\n(expect|connection):[^\r]*", "")
                    .replaceFirst("\r\n\r\n$", "\r\nConnection: close\r\n\r\n");
            String line = text.substring(0, text.indexOf('\r'));
            Request request = new Request(line, own, new byte[0]);
            String length = request.header("content-length");
            return new Request(line, own, length.isEmpty() ? new byte[0] : in.readNBytes(Integer.parseInt(length)));
        }

        String header(String name) {
            return head.lines()
                    .filter(one -> one.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(one -> one.substring(name.length() + 1).trim())
                    .findFirst()
                    .orElse("");
        }

        private URI uri() {
            return URI.create(line.split(" ")[1]);
        }

        String resource() {
            return uri().getPath().substring(1).replaceFirst("/$", isOfBucket() ? "" : "/");
        }

        boolean isOfBucket() {
            return uri().getPath().replaceFirst("/$", "").lastIndexOf('/') == 0;
        }

        String bucket() {
            return resource().split("/")[0];
        }

        String prefix() {
            return Arrays.stream(String.valueOf(uri().getRawQuery()).split("&"))
                    .filter(pair -> pair.startsWith("prefix="))
                    .map(pair -> URLDecoder.decode(pair.substring(7), UTF_8))
                    .findFirst()
                    .orElse(null);
        }

        String action() {
            if (isOfBucket()) {
                return line.startsWith("GET") ? "s3:ListBucket" : "s3:Unknown";
            }
            return switch (line.split(" ")[0]) {
                case "GET", "HEAD" -> "s3:GetObject";
                case "PUT", "POST" -> "s3:PutObject";
                case "DELETE" -> "s3:DeleteObject";
                default -> "s3:Unknown";
            };
        }
    }
}
