package io.cowcatcher.seed;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A file in memory that knows what a disk may hold after a power failure: everything up to the last sync, and of what
 * was written since, any sectors in any order.
 */
final class PowerLossFile implements StorageFile {
    private static final int SECTOR = 512;

    private byte[] visible;
    private byte[] durable;
    private final List<Change> unsynced = new ArrayList<>();
    private Runnable beforeChange = () -> {};

    PowerLossFile(byte[] content) {
        this.visible = content.clone();
        this.durable = content.clone();
    }

    /** Calls {@code observer} before each write, truncation and sync. */
    void observedBy(Runnable observer) {
        this.beforeChange = observer;
    }

    /** One sector written, or, with no data, the file cut to {@code position}. */
    private static final class Change {
        private final int position;
        private final byte[] data;

        Change(int position, byte[] data) {
            this.position = position;
            this.data = data;
        }

        byte[] applyTo(byte[] file) {
            if (data.length == 0) {
                return Arrays.copyOf(file, position);
            }
            byte[] result = file.length < position + data.length ? Arrays.copyOf(file, position + data.length) : file;
            System.arraycopy(data, 0, result, position, data.length);
            return result;
        }
    }

    /** What may be on the disk if the power fails now. */
    byte[] imageAfterPowerLoss(SplittableRandom random) {
        byte[] image = durable.clone();
        double survival = random.nextInt(5) / 4.0;
        for (Change change : unsynced) {
            if (random.nextDouble() < survival) {
                image = change.applyTo(image);
            }
        }
        return image;
    }

    /** What a reader sees now. */
    byte[] content() {
        return visible.clone();
    }

    @Override
    public synchronized void read(long position, ByteBuffer target) throws IOException {
        if (position + target.remaining() > visible.length) {
            throw new EOFException("read must end within " + visible.length + " bytes (got: " + position + ")");
        }
        target.put(visible, (int) position, target.remaining());
    }

    @Override
    public synchronized void write(long position, ByteBuffer source) {
        beforeChange.run();
        byte[] bytes = new byte[source.remaining()];
        source.get(bytes);
        for (int from = 0; from < bytes.length; from += SECTOR) {
            byte[] sector = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + SECTOR));
            change(new Change((int) position + from, sector));
        }
    }

    @Override
    public synchronized void truncate(long size) {
        beforeChange.run();
        change(new Change((int) size, new byte[0]));
    }

    private void change(Change change) {
        visible = change.applyTo(visible);
        unsynced.add(change);
    }

    @Override
    public synchronized void sync() {
        beforeChange.run();
        durable = visible.clone();
        unsynced.clear();
    }

    @Override
    public synchronized long size() {
        return visible.length;
    }

    @Override
    public void close() {
        // what lies in memory needs no closing
    }
}
