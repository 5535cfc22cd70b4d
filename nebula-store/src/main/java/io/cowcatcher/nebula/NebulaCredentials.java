package io.cowcatcher.nebula;

/**
 * Who signs in to Nebula. Never shown: neither messages nor {@link #toString} tell them.
 *
 * <p>Nebula checks passwords only where {@code enable_authorize=true} is set on graphd, which is not the default.
 */
public final class NebulaCredentials {
    private final String user;
    private final String password;

    private NebulaCredentials(String user, String password) {
        if (user.isBlank() || password.isEmpty()) {
            throw new IllegalArgumentException("user and password must not be empty (got: one that is)");
        }
        this.user = user;
        this.password = password;
    }

    /** Credentials of a user. */
    public static NebulaCredentials of(String user, String password) {
        return new NebulaCredentials(user, password);
    }

    String user() {
        return user;
    }

    String password() {
        return password;
    }

    @Override
    public String toString() {
        return "NebulaCredentials";
    }
}
