package io.cowcatcher.nebula.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;

/**
 * What it takes to open sessions; checked by whoever makes it.
 *
 * @param hosts where graph services listen, at least one
 * @param space the space the sessions are bound to; empty for statements about spaces themselves
 * @param user who signs in
 * @param password never shown
 * @param sessions how many there are at most
 * @param connectTimeout for connecting, the TLS handshake and signing in together
 * @param statementTimeout for one statement
 * @param tls makes the sockets, where connections are encrypted; the host name is checked here
 */
public record SessionSettings(
        List<HostPort> hosts,
        Optional<Name> space,
        String user,
        String password,
        int sessions,
        Duration connectTimeout,
        Duration statementTimeout,
        Optional<SSLSocketFactory> tls) {

    /** The same without a space, one session alone. */
    public SessionSettings unbound() {
        return new SessionSettings(hosts, Optional.empty(), user, password, 1, connectTimeout, statementTimeout, tls);
    }

    /** Leaves out who signs in and how. */
    @Override
    public String toString() {
        return "SessionSettings of " + hosts;
    }
}
