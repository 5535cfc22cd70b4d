package io.cowcatcher.nebula.internal;

import com.facebook.thrift.TApplicationException;
import com.facebook.thrift.TException;
import com.facebook.thrift.protocol.THeaderProtocol;
import com.facebook.thrift.transport.THeaderTransport;
import com.facebook.thrift.transport.TIOStreamTransport;
import com.facebook.thrift.transport.TTransportException;
import com.vesoft.nebula.DataSet;
import com.vesoft.nebula.ErrorCode;
import com.vesoft.nebula.Row;
import com.vesoft.nebula.Value;
import com.vesoft.nebula.graph.AuthResponse;
import com.vesoft.nebula.graph.ExecutionResponse;
import com.vesoft.nebula.graph.GraphService;
import com.vesoft.nebula.graph.VerifyClientVersionReq;
import com.vesoft.nebula.graph.VerifyClientVersionResp;
import io.cowcatcher.nebula.internal.DeadlineSocket.CancelledException;
import io.cowcatcher.nebula.internal.ServerFailure.Kind;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * One connection to a graph service, signed in and bound to a space; the only class that calls {@code execute}.
 *
 * <p>Uses the service stub, codec and transport of the official client, over a socket of our own: the client's own
 * connection knows no deadline for writing, does not check host names, and reads texts in the charset of the platform.
 * For one thread at a time. After a {@link ServerFailure} that ends the connection it must be closed, because an answer
 * that comes late would be taken for that of the next statement.
 */
final class GraphdConnection implements AutoCloseable {
    private static final Duration TIME_TO_SAY_GOODBYE = Duration.ofSeconds(1);

    private final DeadlineSocket socket;
    private final Socket top;
    private final HostPort address;
    private final GraphService.Client client;
    private final long openedAtNanos = System.nanoTime();
    private long session;

    private GraphdConnection(DeadlineSocket socket, Socket top, HostPort address) throws IOException {
        this.socket = socket;
        this.top = top;
        this.address = address;
        this.client = new GraphService.Client(new THeaderProtocol(new THeaderTransport(new TIOStreamTransport(
                new BufferedInputStream(top.getInputStream(), 1 << 16),
                new BufferedOutputStream(top.getOutputStream(), 1 << 16)))));
    }

    /** Connects, signs in and binds the session to its space, all by the deadline. */
    static GraphdConnection open(HostPort address, SessionSettings settings, Deadline deadline) {
        GraphdConnection connection = connect(address, settings.tls(), deadline);
        try {
            connection.signIn(settings);
            if (settings.space().isPresent()) {
                Name space = settings.space().get();
                connection.execute(Ngql.of("USE ").name(space).toStatement("use space " + space), deadline);
            }
            return connection;
        } catch (RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static GraphdConnection connect(HostPort address, Optional<SSLSocketFactory> tls, Deadline deadline) {
        DeadlineSocket socket = null;
        try {
            socket = DeadlineSocket.connect(address, deadline);
            return new GraphdConnection(
                    socket, tls.isPresent() ? encrypted(socket, tls.get(), address) : socket, address);
        } catch (IOException e) {
            closeQuietly(socket);
            throw failure(e, address, Kind.UNREACHABLE, "connecting");
        }
    }

    private static Socket encrypted(DeadlineSocket socket, SSLSocketFactory tls, HostPort address) throws IOException {
        SSLSocket encrypted = (SSLSocket) tls.createSocket(socket, address.host(), address.port(), true);
        SSLParameters parameters = encrypted.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS"); // checks the host name, RFC 2818
        encrypted.setSSLParameters(parameters);
        encrypted.startHandshake();
        return encrypted;
    }

    /** The host it leads to. */
    HostPort address() {
        return address;
    }

    /** When it was made, on the clock of {@link System#nanoTime}. */
    long openedAtNanos() {
        return openedAtNanos;
    }

    /** Its session, which can be signed out over any connection to the same host. */
    long session() {
        return session;
    }

    /**
     * Ends a session that lost its connection; graphd would count it against the user for hours. Not answered, so it is
     * not known whether there was such a session.
     */
    void signOut(long lostSession, Deadline deadline) {
        socket.endBy(deadline);
        try {
            client.signout(lostSession);
        } catch (TException e) {
            throw failure(e, address, Kind.BROKEN, "signing out");
        }
    }

    private void signIn(SessionSettings settings) {
        try {
            VerifyClientVersionResp version = client.verifyClientVersion(new VerifyClientVersionReq());
            if (version.getError_code() != ErrorCode.SUCCEEDED) {
                throw new ServerFailure(
                        Kind.REJECTED,
                        "graph service must accept clients of version 3.0 (got: " + address + ", which says: "
                                + ErrorTexts.safe(decode(version.getError_msg())) + ")",
                        null);
            }
            AuthResponse answer = client.authenticate(
                    settings.user().getBytes(StandardCharsets.UTF_8),
                    settings.password().getBytes(StandardCharsets.UTF_8));
            if (answer.getError_code() != ErrorCode.SUCCEEDED) {
                String text = decode(answer.getError_msg());
                Kind kind = ErrorTexts.kindOfRefusal(answer.getError_code().getValue(), text);
                throw new ServerFailure(
                        kind,
                        "graph service must accept the credentials (got from " + address + ": "
                                + answer.getError_code().getValue() + " " + ErrorTexts.safe(text) + ")"
                                + (kind == Kind.CREDENTIALS ? "; check user and password" : ""),
                        null);
            }
            session = answer.getSession_id();
        } catch (TException e) {
            throw failure(e, address, Kind.BROKEN, "signing in");
        }
    }

    /**
     * Sends a statement and waits for the answer.
     *
     * @throws ServerFailure if the server refuses it, or does not answer by the deadline
     */
    Answer execute(Statement statement, Deadline deadline) {
        socket.endBy(deadline);
        ExecutionResponse response;
        try {
            response = client.execute(session, statement.utf8());
        } catch (TException e) {
            throw failure(e, address, Kind.BROKEN, statement.what());
        }
        int code = response.getError_code().getValue();
        if (code != ErrorTexts.SUCCEEDED) {
            String text = decode(response.getError_msg());
            throw new ServerFailure(
                    ErrorTexts.kind(code, text),
                    "graph service must carry out: " + statement.what() + " (got from " + address + ": " + code + " "
                            + ErrorTexts.safe(text) + ")",
                    null);
        }
        return response.getData() == null ? new Answer(List.of(), List.of()) : table(response.getData());
    }

    private static Answer table(DataSet data) {
        List<String> columns = new ArrayList<>();
        for (byte[] name : data.getColumn_names()) {
            columns.add(decode(name));
        }
        List<List<@Nullable Object>> rows = new ArrayList<>(data.getRows().size());
        for (Row row : data.getRows()) {
            List<@Nullable Object> values = new ArrayList<>(columns.size());
            for (Value value : row.getValues()) {
                values.add(plain(value));
            }
            rows.add(values);
        }
        return new Answer(columns, rows);
    }

    private static @Nullable Object plain(Value value) {
        return switch (value.getSetField()) {
            case Value.NVAL -> null;
            case Value.BVAL -> value.isBVal();
            case Value.IVAL -> value.getIVal();
            case Value.FVAL -> value.getFVal();
            case Value.SVAL -> decode(value.getSVal());
            default -> value;
        };
    }

    private static String decode(byte @Nullable [] utf8) {
        return utf8 == null ? "" : new String(utf8, StandardCharsets.UTF_8);
    }

    private static ServerFailure failure(Exception e, HostPort address, Kind otherwise, String what) {
        Kind kind = kindOf(e, otherwise);
        String problem = switch (kind) {
            case TIMEOUT -> "no answer in time";
            case CANCELLED -> "an interrupt, or the end of the run";
            case IDENTITY -> "a certificate that is not for this host or not trusted: " + deepest(e);
            default -> deepest(e);
        };
        return new ServerFailure(
                kind, "graph service at " + address + " must answer to: " + what + " (got: " + problem + ")", e);
    }

    private static Kind kindOf(Throwable e, Kind otherwise) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) {
                return Kind.TIMEOUT;
            }
            if (cause instanceof ClosedByInterruptException || cause instanceof CancelledException) {
                return Kind.CANCELLED;
            }
            if (cause instanceof SSLException && hasCause(cause, GeneralSecurityException.class)) {
                return Kind.IDENTITY;
            }
            if (cause instanceof TApplicationException) {
                return Kind.REJECTED;
            }
        }
        return otherwise;
    }

    private static boolean hasCause(Throwable e, Class<?> type) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static String deepest(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof TTransportException transport && transport.getType() == TTransportException.END_OF_FILE) {
            return "an end of the connection";
        }
        String message = cause.getMessage();
        return ErrorTexts.safe(message == null ? cause.getClass().getSimpleName() : message);
    }

    private static void closeQuietly(@Nullable Socket socket) {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            // Of no use any more, and what was wrong with it has been told.
        }
    }

    /** Signs out, if that is quickly done, and closes the socket. */
    @Override
    public void close() {
        socket.endBy(Deadline.after(TIME_TO_SAY_GOODBYE));
        try {
            if (session != 0 && !socket.isClosed()) {
                client.signout(session);
            }
        } catch (TException e) {
            // The server ends sessions that are idle by itself.
        } finally {
            closeQuietly(top);
            closeQuietly(socket);
        }
    }
}
