package dev.refit.packaging.repository;

/** The credentials of an account that may deploy. They appear in no text. */
public record Credentials(String username, String password) {
    public Credentials {
        if (username == null || username.isBlank() || password == null) {
            throw new IllegalArgumentException("refit.packaging.maven-username and refit.packaging.maven-password:"
                    + " got one of them, expected both or none");
        }
    }

    @Override
    public String toString() {
        return "Credentials[" + username + "]";
    }
}
