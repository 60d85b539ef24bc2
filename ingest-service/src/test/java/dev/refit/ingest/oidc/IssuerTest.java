package dev.refit.ingest.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refit.stage.http.HttpSettings.OidcSettings;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IssuerTest {
    @Test
    void anIssuerIsKnownByItsUriAndItsAudiences() {
        Issuer issuer = issuer("https://login.example.com/realms/models", "refit", "other");

        assertThat(issuer.uri()).hasToString("https://login.example.com/realms/models");
        assertThat(issuer.audience()).containsExactly("refit", "other");
        assertThat(issuer.roleClaims()).containsExactly("groups");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8080/dex", "http://localhost/dex", "http://[::1]:5556"})
    void anIssuerOfThisMachineNeedsNoEncryption(String uri) {
        assertThat(issuer(uri, "refit").uri()).hasToString(uri);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://login.example.com", "file:///keys", "login.example.com", "https:login"})
    void anIssuerThatOthersCouldAnswerForIsRefused(String uri) {
        assertThatThrownBy(() -> issuer(uri, "refit"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("refit.http.oidc.issuer: got " + uri + ", expected the https: URI");
    }

    @Test
    void everythingThatIsMissingIsToldAtOnce() {
        assertThatThrownBy(() -> issuer(null))
                .hasMessageContaining("refit.http.oidc.issuer: got none")
                .hasMessageContaining("refit.http.oidc.audience: got none");
    }

    private static Issuer issuer(String uri, String... audience) {
        return Issuer.of(new Settings(
                Optional.ofNullable(uri).map(URI::create),
                Optional.of(List.of(audience)).filter(names -> !names.isEmpty()),
                List.of("groups")));
    }

    private record Settings(Optional<URI> issuer, Optional<List<String>> audience, List<String> roleClaims)
            implements OidcSettings {}
}
