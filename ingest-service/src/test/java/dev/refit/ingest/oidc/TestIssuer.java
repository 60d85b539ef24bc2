package dev.refit.ingest.oidc;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.refit.events.RefitJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A small OpenID Connect issuer: discovery, its public key, and access tokens signed with RS256. */
final class TestIssuer implements AutoCloseable {
    static final String AUDIENCE = "refit";

    private static final String KEY_ID = "k1";
    private static final long LIFETIME_SECONDS = 600;

    private final KeyPair key = keyPair();
    private final HttpServer server;

    TestIssuer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/.well-known/openid-configuration", this::discovery);
        server.createContext("/keys", this::keys);
        server.start();
    }

    String uri() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The claims of a good token; tests change them. */
    Map<String, Object> claims(String... roles) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", uri());
        claims.put("sub", "8f3a");
        claims.put("preferred_username", "alice");
        claims.put("aud", AUDIENCE);
        claims.put("iat", Instant.now().getEpochSecond());
        claims.put("exp", Instant.now().getEpochSecond() + LIFETIME_SECONDS);
        claims.put("groups", List.of(roles));
        return claims;
    }

    String token(Map<String, Object> claims) {
        return signed(claims, key.getPrivate());
    }

    /** A token that names the issuer's key and is signed with another one. */
    static String signedWithAnotherKey(Map<String, Object> claims) {
        return signed(claims, keyPair().getPrivate());
    }

    /** A token of the algorithm {@code none}. */
    static String unsigned(Map<String, Object> claims) {
        return part(Map.of("alg", "none", "typ", "JWT")) + "." + part(claims) + ".";
    }

    private static String signed(Map<String, Object> claims, PrivateKey key) {
        String content = part(Map.of("alg", "RS256", "typ", "JWT", "kid", KEY_ID)) + "." + part(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void discovery(HttpExchange exchange) throws IOException {
        answer(
                exchange,
                Map.of(
                        "issuer",
                        uri(),
                        "jwks_uri",
                        uri() + "/keys",
                        "authorization_endpoint",
                        uri() + "/authorize",
                        "token_endpoint",
                        uri() + "/token"));
    }

    private void keys(HttpExchange exchange) throws IOException {
        RSAPublicKey key = (RSAPublicKey) this.key.getPublic();
        Map<String, String> shown = Map.of(
                "kty",
                "RSA",
                "use",
                "sig",
                "alg",
                "RS256",
                "kid",
                KEY_ID,
                "n",
                base64(unsigned(key.getModulus())),
                "e",
                base64(unsigned(key.getPublicExponent())));
        answer(exchange, Map.of("keys", List.of(shown)));
    }

    private static void answer(HttpExchange exchange, Object body) throws IOException {
        byte[] bytes = RefitJson.bytes(body);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String part(Map<String, ?> content) {
        return base64(RefitJson.bytes(content));
    }

    private static byte[] unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
