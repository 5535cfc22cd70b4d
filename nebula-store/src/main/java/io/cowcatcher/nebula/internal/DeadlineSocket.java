package io.cowcatcher.nebula.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Objects;

/**
 * A socket whose reads and writes together end by one deadline, whatever the other side does.
 *
 * <p>The timeout of a plain socket is for a single read: who sends a byte now and then is never late. And there is none
 * for writing, which blocks for a quarter of an hour when the other side is gone without a word and the buffers are
 * full. So this one is a channel that never blocks, and waits for it with a selector; TLS can be laid over it as over
 * any socket. For one thread at a time; an interrupt ends it, and a deadline that is cancelled.
 */
final class DeadlineSocket extends Socket {
    private final SocketChannel channel;
    private final Selector selector;
    private final SelectionKey key;
    private Deadline deadline;

    private DeadlineSocket(SocketChannel channel, Selector selector, Deadline deadline) throws IOException {
        this.channel = channel;
        this.selector = selector;
        this.deadline = deadline;
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        this.key = channel.register(selector, 0);
    }

    /** Connects to a host; the time that looking up its name takes is the system's. */
    static DeadlineSocket connect(HostPort address, Deadline deadline) throws IOException {
        InetSocketAddress resolved = new InetSocketAddress(address.host(), address.port());
        if (resolved.isUnresolved()) {
            throw new UnknownHostException(address.host());
        }
        SocketChannel channel = SocketChannel.open();
        Selector selector = null;
        try {
            selector = Selector.open();
            DeadlineSocket socket = new DeadlineSocket(channel, selector, deadline);
            boolean connected = channel.connect(resolved);
            while (!connected) {
                socket.await(SelectionKey.OP_CONNECT);
                connected = channel.finishConnect();
            }
            return socket;
        } catch (IOException | RuntimeException e) {
            channel.close();
            if (selector != null) {
                selector.close();
            }
            throw e;
        }
    }

    /** Sets by when what follows must have ended. */
    void endBy(Deadline newDeadline) {
        this.deadline = newDeadline;
    }

    /** Tells that nobody waits for the answer any more. */
    static final class CancelledException extends IOException {
        private static final long serialVersionUID = 1L;

        private CancelledException() {
            super("cancelled");
        }
    }

    private void requireTime() throws IOException {
        if (deadline.isOver()) {
            throw new SocketTimeoutException("no progress before the deadline");
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new ClosedByInterruptException(); // a channel that does not block would only spin
        }
        if (deadline.isCancelled()) {
            throw new CancelledException();
        }
    }

    private void await(int operation) throws IOException {
        requireTime();
        key.interestOps(operation);
        selector.select(deadline.millisToWait());
        selector.selectedKeys().clear();
    }

    private int read(ByteBuffer target) throws IOException {
        while (true) {
            requireTime();
            int read = channel.read(target);
            if (read != 0 || !target.hasRemaining()) {
                return read;
            }
            await(SelectionKey.OP_READ);
        }
    }

    private void write(ByteBuffer source) throws IOException {
        while (source.hasRemaining()) {
            if (channel.write(source) == 0) {
                await(SelectionKey.OP_WRITE);
            }
        }
    }

    @Override
    public InputStream getInputStream() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return DeadlineSocket.this.read(ByteBuffer.wrap(bytes, offset, length));
            }

            @Override
            public void close() throws IOException {
                DeadlineSocket.this.close();
            }
        };
    }

    @Override
    public OutputStream getOutputStream() {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                DeadlineSocket.this.write(ByteBuffer.wrap(bytes, offset, length));
            }

            @Override
            public void close() throws IOException {
                DeadlineSocket.this.close();
            }
        };
    }

    @Override
    public synchronized void close() throws IOException {
        try {
            channel.close();
        } finally {
            selector.close();
        }
    }

    // What a layer of TLS asks of the socket below it.

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public boolean isBound() {
        return true;
    }

    @Override
    public boolean isClosed() {
        return !channel.isOpen();
    }

    @Override
    public boolean isInputShutdown() {
        return isClosed();
    }

    @Override
    public boolean isOutputShutdown() {
        return isClosed();
    }

    @Override
    public void shutdownInput() throws IOException {
        channel.shutdownInput();
    }

    @Override
    public void shutdownOutput() throws IOException {
        channel.shutdownOutput();
    }

    @Override
    public SocketAddress getRemoteSocketAddress() {
        return Objects.requireNonNull(remote());
    }

    private InetSocketAddress remote() {
        try {
            return (InetSocketAddress) Objects.requireNonNull(channel.getRemoteAddress());
        } catch (IOException e) {
            throw new IllegalStateException("socket must be open (got: closed)", e);
        }
    }

    @Override
    public InetAddress getInetAddress() {
        return remote().getAddress();
    }

    @Override
    public int getPort() {
        return remote().getPort();
    }

    @Override
    public int getSoTimeout() {
        return 0;
    }

    @Override
    public void setSoTimeout(int timeout) {
        // The deadline is the timeout.
    }

    @Override
    public void setTcpNoDelay(boolean on) {
        // Set from the start.
    }

    @Override
    public void setSoLinger(boolean on, int linger) throws SocketException {
        // Never waits for the other side.
    }

    @Override
    public int getSoLinger() {
        return -1;
    }
}
