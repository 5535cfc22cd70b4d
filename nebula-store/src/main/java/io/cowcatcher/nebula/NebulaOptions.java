package io.cowcatcher.nebula;

import io.cowcatcher.nebula.internal.HostPort;
import io.cowcatcher.nebula.internal.Name;
import io.cowcatcher.nebula.internal.SessionSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where Nebula is and how to speak to it.
 *
 * @param addresses {@code host:port} of each graph service, at least one; IPv6 as {@code [::1]:9669}
 * @param space the name of the space: a letter, then letters, digits or underscores, at most 64 in all
 * @param credentials who signs in
 * @param sessions how many sessions are used at most, from 1 to 256; Nebula allows 300 per user and address by default
 * @param connectTimeout for connecting, the TLS handshake and signing in together
 * @param statementTimeout for one statement: every call ends after it, whatever the server does
 * @param retries what is tried again, and when
 * @param tls how connections are encrypted, if they are
 */
public record NebulaOptions(
        List<String> addresses,
        String space,
        NebulaCredentials credentials,
        int sessions,
        Duration connectTimeout,
        Duration statementTimeout,
        RetryOptions retries,
        Optional<NebulaTls> tls) {
    private static final int MOST_SESSIONS = 256;

    /** Checks every value. */
    public NebulaOptions {
        addresses = List.copyOf(addresses);
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("addresses must not be empty (got: none); name host:port of a graphd");
        }
        addresses.forEach(HostPort::parse);
        new Name(space);
        if (sessions < 1 || sessions > MOST_SESSIONS) {
            throw new IllegalArgumentException(
                    "sessions must be from 1 to " + MOST_SESSIONS + " (got: " + sessions + ")");
        }
        requirePositive("connectTimeout", connectTimeout);
        requirePositive("statementTimeout", statementTimeout);
    }

    /** Checks that a time is above zero. */
    static void requirePositive(String name, Duration time) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException(name + " must be above zero (got: " + time + ")");
        }
    }

    /** 8 sessions, 5 s to connect, 30 s for a statement, no encryption. */
    public static NebulaOptions at(String address, String space, NebulaCredentials credentials) {
        return new NebulaOptions(
                List.of(address),
                space,
                credentials,
                8,
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                RetryOptions.defaults(),
                Optional.empty());
    }

    /** A copy that knows these graph services. */
    public NebulaOptions withAddresses(List<String> addresses) {
        return new NebulaOptions(
                addresses, space, credentials, sessions, connectTimeout, statementTimeout, retries, tls);
    }

    /** A copy with so many sessions. */
    public NebulaOptions withSessions(int sessions) {
        return new NebulaOptions(
                addresses, space, credentials, sessions, connectTimeout, statementTimeout, retries, tls);
    }

    /** A copy with these limits of time. */
    public NebulaOptions withTimeouts(Duration connect, Duration statement) {
        return new NebulaOptions(addresses, space, credentials, sessions, connect, statement, retries, tls);
    }

    /** A copy that tries again in this way. */
    public NebulaOptions withRetries(RetryOptions retries) {
        return new NebulaOptions(
                addresses, space, credentials, sessions, connectTimeout, statementTimeout, retries, tls);
    }

    /** A copy whose connections are encrypted. */
    public NebulaOptions encryptedBy(NebulaTls tls) {
        return new NebulaOptions(
                addresses, space, credentials, sessions, connectTimeout, statementTimeout, retries, Optional.of(tls));
    }

    SessionSettings settings() {
        return new SessionSettings(
                addresses.stream().map(HostPort::parse).toList(),
                Optional.of(new Name(space)),
                credentials.user(),
                credentials.password(),
                sessions,
                connectTimeout,
                statementTimeout,
                tls.map(NebulaTls::socketFactory));
    }
}
