package io.cowcatcher.nebula.stub;

import com.facebook.thrift.TException;
import com.facebook.thrift.protocol.THeaderProtocol;
import com.facebook.thrift.protocol.TProtocol;
import com.facebook.thrift.server.TRpcConnectionContext;
import com.facebook.thrift.transport.TSocket;
import com.vesoft.nebula.graph.GraphService;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import javax.net.ServerSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * A graph service in this process: the client's own wire protocol on a loopback socket, answered by a
 * {@link GraphModel}. No Nebula, see the package.
 *
 * <p>Can be killed and started again on the same port, and made to fail. Has a thread that accepts connections and one
 * per connection, all of which end with it. Accepts any user with the password {@value #PASSWORD}.
 *
 * <pre>{@code
 * try (GraphdStub stub = GraphdStub.start(new GraphModel())) {
 *     NebulaOptions options = NebulaOptions.at(stub.address(), "cow", NebulaCredentials.of("root", GraphdStub.PASSWORD));
 * }
 * }</pre>
 */
public final class GraphdStub implements AutoCloseable {
    /** The only password that it accepts. */
    public static final String PASSWORD = "nebula";

    private static final Pattern BINDING = Pattern.compile("\\s*(USE|YIELD)\\b.*", Pattern.CASE_INSENSITIVE);
    /** What graphd allows a user on one host by default ({@code max_sessions_per_ip_per_user}). */
    private static final int MOST_SESSIONS = 300;

    private static final int BACKLOG = 50;
    private static final int JOIN_MILLIS = 5_000;

    private final GraphModel model;
    private final ServerSocketFactory listeners;
    private final Map<Long, String> sessions = new ConcurrentHashMap<>();
    private final AtomicLong nextSession = new AtomicLong(1_000);
    private final AtomicLong statementCount = new AtomicLong();
    private final AtomicLong signIns = new AtomicLong();
    private final AtomicLong signOuts = new AtomicLong();
    private final List<String> statements = new CopyOnWriteArrayList<>();
    private volatile Fault.Plan faults = (statement, number) -> Fault.none();
    private volatile boolean recording;
    private volatile int mostSessions = MOST_SESSIONS;
    private volatile @Nullable Run run;
    private int port;

    /** What is answered, and the space the session is in then. */
    record Reply(StubAnswer answer, String space) {}

    /** Ends a call whose connection was closed. */
    static final class HungUp extends RuntimeException {
        private static final long serialVersionUID = 1L;

        HungUp() {
            super("hung up", null, false, false);
        }
    }

    /** From a start to a kill. */
    private static final class Run {
        private final ServerSocket listener;
        private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
        private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
        private final CountDownLatch over = new CountDownLatch(1);

        private Run(ServerSocket listener) {
            this.listener = listener;
        }

        private boolean isAlive() {
            return over.getCount() > 0;
        }
    }

    private GraphdStub(GraphModel model, ServerSocketFactory listeners) {
        this.model = model;
        this.listeners = listeners;
        restart();
    }

    /** Starts on a free port of the loopback interface. */
    public static GraphdStub start(GraphModel model) {
        return start(model, ServerSocketFactory.getDefault());
    }

    /** Starts with sockets from a factory, which makes them encrypted, for example. */
    public static GraphdStub start(GraphModel model, ServerSocketFactory listeners) {
        return new GraphdStub(model, listeners);
    }

    /** Where it listens, as {@code 127.0.0.1:port}. */
    public String address() {
        return "127.0.0.1:" + port;
    }

    /** The port it listens on, the same after every restart. */
    public int port() {
        return port;
    }

    /** Makes statements fail from now on. */
    public void failBy(Fault.Plan plan) {
        faults = plan;
    }

    /** Keeps the text of every statement from now on. */
    public void record() {
        recording = true;
    }

    /** The statements that were kept, but for those that bind or try a session. */
    public List<String> statements() {
        return List.copyOf(statements);
    }

    /** The number of statements that came, but for those that bind or try a session. */
    public long statementCount() {
        return statementCount.get();
    }

    /** The number of times somebody signed in. */
    public long signIns() {
        return signIns.get();
    }

    /** The number of times somebody signed out. */
    public long signOuts() {
        return signOuts.get();
    }

    /** The number of sessions that were neither signed out nor forgotten. */
    public int sessionCount() {
        return sessions.size();
    }

    /** The number of sockets that are open now. */
    public int connectionCount() {
        Run current = run;
        return current == null ? 0 : current.connections.size();
    }

    /** Forgets all sessions: the next statement of each is told that its session is invalid. */
    public void expireSessions() {
        sessions.clear();
    }

    /** Ends at once: no answer is finished, all sockets are closed. The model stays. */
    public synchronized void kill() {
        Run ended = run;
        run = null;
        if (ended == null) {
            return;
        }
        ended.over.countDown();
        closeQuietly(ended.listener);
        ended.connections.forEach(GraphdStub::closeQuietly);
        sessions.clear();
        for (Thread thread : ended.threads) {
            try {
                if (thread != Thread.currentThread()) {
                    thread.join(JOIN_MILLIS);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Starts again on the same port, after {@link #kill}. */
    public synchronized void restart() {
        if (run != null) {
            throw new IllegalStateException("stub must be killed before it is started again (got: a living one)");
        }
        try {
            ServerSocket listener = listeners.createServerSocket();
            listener.setReuseAddress(true);
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
            port = listener.getLocalPort();
            Run started = new Run(listener);
            run = started;
            startThread(started, "graphd-stub", () -> acceptAll(started));
        } catch (IOException e) {
            throw new IllegalStateException("stub must be able to listen (got: " + e.getMessage() + ")", e);
        }
    }

    private static void startThread(Run run, String name, Runnable work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } finally {
                        run.threads.remove(Thread.currentThread());
                    }
                },
                name);
        thread.setDaemon(true);
        run.threads.add(thread);
        thread.start();
    }

    private void acceptAll(Run current) {
        while (current.isAlive()) {
            try {
                Socket socket = current.listener.accept();
                current.connections.add(socket);
                if (!current.isAlive()) {
                    closeQuietly(socket);
                }
                startThread(current, "graphd-stub-connection", () -> serve(current, socket));
            } catch (IOException e) {
                // The listener was closed, or a client gave up meanwhile.
            }
        }
    }

    private void serve(Run current, Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            TSocket transport = new TSocket(socket);
            TProtocol protocol = new THeaderProtocol.Factory().getProtocol(transport);
            GraphService.Processor processor = new GraphService.Processor(new StubSession(this, socket));
            TRpcConnectionContext context = new TRpcConnectionContext(transport, protocol, protocol);
            while (current.isAlive() && processor.process(protocol, protocol, context)) {
                // One call after the other.
            }
        } catch (TException | IOException e) {
            // The client went away, or the stub was killed.
        } finally {
            current.connections.remove(socket);
        }
    }

    /** Lets in no more sessions than these; they count until they are signed out or expire. */
    public void limitSessions(int most) {
        mostSessions = most;
    }

    /** Signs in, unless there are too many. */
    synchronized OptionalLong newSession() {
        if (sessions.size() >= mostSessions) {
            return OptionalLong.empty();
        }
        signIns.incrementAndGet();
        long session = nextSession.incrementAndGet();
        sessions.put(session, "");
        return OptionalLong.of(session);
    }

    /** How many sessions it lets in. */
    int mostSessions() {
        return mostSessions;
    }

    void endSession(long session) {
        signOuts.incrementAndGet();
        sessions.remove(session);
    }

    /** What a session is answered; throws {@link HungUp} where the connection ends instead. */
    Reply answer(long session, String statement, Runnable hangUp) {
        Run current = run;
        String space = sessions.get(session);
        if (space == null || current == null) {
            return new Reply(StubAnswer.error(StubAnswer.SESSION_INVALID, "Invalid session id"), "");
        }
        if (BINDING.matcher(statement).matches()) {
            return bind(session, statement, space);
        }
        if (recording) {
            statements.add(statement);
        }
        Fault fault = faults.on(statement, statementCount.incrementAndGet());
        switch (fault.kind()) {
            case ERROR -> {
                return new Reply(StubAnswer.error(fault.code(), fault.text()), space);
            }
            case SESSION_GONE -> {
                sessions.remove(session);
                return new Reply(StubAnswer.error(StubAnswer.SESSION_INVALID, "Invalid session id"), "");
            }
            case HANG_UP_BEFORE -> {
                hangUp.run();
                throw new HungUp();
            }
            default -> {
                // It is carried out.
            }
        }
        StubAnswer answer = model.execute(space, statement, current::isAlive);
        if (fault.kind() == Fault.Kind.HANG_UP_AFTER || !current.isAlive()) {
            hangUp.run();
            throw new HungUp();
        }
        if (fault.kind() == Fault.Kind.DELAY) {
            awaitEnd(current, fault.delay());
        }
        return new Reply(answer, space);
    }

    private static void awaitEnd(Run current, Duration longest) {
        try {
            if (current.over.await(longest.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new HungUp();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HungUp();
        }
    }

    private Reply bind(long session, String statement, String space) {
        Tokens tokens = new Tokens(statement);
        if (!tokens.accept("USE")) {
            return new Reply(model.execute(space, statement, () -> true), space);
        }
        String wanted = tokens.name();
        StubAnswer answer = model.use(wanted);
        if (answer.isError()) {
            return new Reply(answer, space);
        }
        sessions.put(session, wanted);
        return new Reply(answer, wanted);
    }

    static void closeQuietly(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is of no use any more.
        }
    }

    /** Ends for good; the model stays. */
    @Override
    public void close() {
        kill();
    }
}
