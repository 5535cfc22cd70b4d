package io.cowcatcher.nebula.internal;

/**
 * Where a graph service listens.
 *
 * @param host a name or an address; IPv6 without brackets
 * @param port from 1 to 65,535
 */
public record HostPort(String host, int port) {

    /** Checks both. */
    public HostPort {
        if (host.isBlank() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException(
                    "address must be host:port with a port from 1 to 65535 (got: " + host + ":" + port + ")");
        }
    }

    /**
     * Reads {@code host:port} or {@code [ipv6]:port}.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static HostPort parse(String text) {
        int colon = text.lastIndexOf(':');
        String host = colon < 0 ? "" : text.substring(0, colon);
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        if (!bracketed && host.indexOf(':') >= 0) {
            throw new IllegalArgumentException(
                    "address must be host:port or [ipv6]:port (got: " + text + "); put IPv6 between brackets");
        }
        try {
            return new HostPort(
                    bracketed ? host.substring(1, host.length() - 1) : host,
                    Integer.parseInt(text.substring(colon + 1)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "address must be host:port, for example 10.0.0.7:9669 (got: " + text + ")", e);
        }
    }

    @Override
    public String toString() {
        return host.indexOf(':') < 0 ? host + ":" + port : "[" + host + "]:" + port;
    }
}
