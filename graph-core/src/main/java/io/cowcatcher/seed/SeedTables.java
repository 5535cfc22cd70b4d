package io.cowcatcher.seed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.StringDataType;
import org.jspecify.annotations.Nullable;

/**
 * The maps of a store: the seeds of every subject, and indexes of the current ones by score, by time and by expiry.
 *
 * <p>One commit of the MVStore covers all maps, so an index never disagrees with the seeds, whatever happens in
 * between. Not safe for a writer beside others; readers may be many.
 */
final class SeedTables {
    /** The version of the layout of keys, values and maps that this class reads and writes. */
    static final String LAYOUT = "1";

    private static final String PURPOSE = "cowcatcher-risk-seeds";
    private static final byte[] NOTHING = {};
    private static final int ENTRIES_PER_COMMIT = 20_000;

    private final MVStore store;
    private final MVMap<String, String> settings;
    private final MVMap<byte[], byte[]> seeds;
    private final MVMap<byte[], byte[]> byScore;
    private final MVMap<byte[], byte[]> bySetTime;
    private final MVMap<byte[], byte[]> byExpiry;
    private final SeedIndex subjectIndex;
    private final SeedIndex scoreIndex;
    private final SeedIndex timeIndex;

    /** Opens the maps of a store, new ones where there are none. */
    SeedTables(MVStore store) {
        this.store = store;
        this.settings = openSettings(store);
        this.seeds = openBytes(store, "seeds");
        this.byScore = openBytes(store, "seedsByScore");
        this.bySetTime = openBytes(store, "seedsBySetTime");
        this.byExpiry = openBytes(store, "seedsByExpiry");
        this.subjectIndex = new SeedIndex(seeds, 0, (seed, subjectKey) -> subjectKey);
        this.scoreIndex = new SeedIndex(
                byScore, SeedKeys.INDEX_BYTES, (seed, subjectKey) -> SeedKeys.score(seed.score(), subjectKey));
        this.timeIndex = new SeedIndex(
                bySetTime, SeedKeys.INDEX_BYTES, (seed, subjectKey) -> SeedKeys.time(seed.setAt(), subjectKey));
        if (settings.isEmpty()) {
            settings.put("purpose", PURPOSE);
            settings.put("layout", LAYOUT);
        }
    }

    private static MVMap<String, String> openSettings(MVStore store) {
        return store.openMap(
                "settings",
                new MVMap.Builder<String, String>()
                        .keyType(StringDataType.INSTANCE)
                        .valueType(StringDataType.INSTANCE));
    }

    private static MVMap<byte[], byte[]> openBytes(MVStore store, String name) {
        return store.openMap(
                name,
                new MVMap.Builder<byte[], byte[]>()
                        .keyType(ByteArrayDataType.INSTANCE)
                        .valueType(ByteArrayDataType.INSTANCE));
    }

    /** What keeps this class from working with a store that was opened for reading, or null if nothing does. */
    static @Nullable String objectionTo(MVStore store) {
        if (!store.hasMap("settings")) {
            return store.getMapNames().isEmpty() ? null : "it belongs to another program";
        }
        MVMap<String, String> settings = openSettings(store);
        if (!PURPOSE.equals(settings.get("purpose"))) {
            return "it belongs to another program";
        }
        String layout = settings.get("layout");
        if (!LAYOUT.equals(layout)) {
            return "its layout is version " + layout + ", this version of Cowcatcher reads version " + LAYOUT;
        }
        int size = openBytes(store, "seeds").size();
        boolean complete = openBytes(store, "seedsByScore").size() == size
                && openBytes(store, "seedsBySetTime").size() == size;
        return complete ? null : "its indexes do not fit its seeds";
    }

    SeedHistory history(byte[] subjectKey) {
        byte[] encoded = seeds.get(subjectKey);
        return encoded == null ? SeedHistory.EMPTY : SeedCodec.decode(subjectKey, encoded);
    }

    void put(RiskSeed seed, Instant now) {
        byte[] subjectKey = SeedKeys.subject(seed.subject());
        SeedHistory before = history(subjectKey);
        replace(subjectKey, before, before.unexpiredAt(now).with(seed).unexpiredAt(now));
    }

    /** Removes a subject; returns whether there was one. */
    boolean remove(SeedSubject subject) {
        byte[] subjectKey = SeedKeys.subject(subject);
        SeedHistory before = history(subjectKey);
        replace(subjectKey, before, SeedHistory.EMPTY);
        return !before.seeds().isEmpty();
    }

    /**
     * Removes what has expired by {@code now}; returns how many subjects lost a seed, and how many of them the current
     * one.
     */
    Purge purge(Instant now) {
        int touched = 0;
        int lost = 0;
        for (byte[] subjectKey : expiredBy(now)) {
            SeedHistory before = history(subjectKey);
            SeedHistory after = before.unexpiredAt(now);
            replace(subjectKey, before, after);
            touched++;
            lost += after.seeds().isEmpty() ? 1 : 0;
        }
        return new Purge(touched, lost);
    }

    record Purge(int touchedSubjects, int lostSubjects) {}

    /** The subjects of which some seed has expired. */
    private List<byte[]> expiredBy(Instant now) {
        List<byte[]> subjectKeys = new ArrayList<>();
        Iterator<byte[]> keys = byExpiry.keyIterator(byExpiry.firstKey());
        while (keys.hasNext()) {
            byte[] key = keys.next();
            if (SeedKeys.timeOf(key).isAfter(now)) {
                break;
            }
            subjectKeys.add(SeedKeys.subjectKeyOf(key));
        }
        return subjectKeys;
    }

    private void replace(byte[] subjectKey, SeedHistory before, SeedHistory after) {
        if (before.equals(after)) {
            return;
        }
        before.current().ifPresent(seed -> {
            scoreIndex.remove(seed);
            timeIndex.remove(seed);
        });
        after.current().ifPresent(seed -> {
            scoreIndex.add(seed);
            timeIndex.add(seed);
        });
        before.earliestExpiry().ifPresent(time -> byExpiry.remove(SeedKeys.time(time, subjectKey)));
        after.earliestExpiry().ifPresent(time -> byExpiry.put(SeedKeys.time(time, subjectKey), NOTHING));
        if (after.seeds().isEmpty()) {
            seeds.remove(subjectKey);
        } else {
            seeds.put(subjectKey, SeedCodec.encode(subjectKey, after));
        }
    }

    long count(Instant now) {
        long expired = expiredBy(now).stream()
                .filter(subjectKey ->
                        history(subjectKey).unexpiredAt(now).seeds().isEmpty())
                .count();
        return seeds.sizeAsLong() - expired;
    }

    List<RiskSeed> bySubject(SeedPage page, Instant now) {
        return page(subjectIndex, NOTHING, key -> true, page, now);
    }

    List<RiskSeed> byScore(double lowest, double highest, SeedPage page, Instant now) {
        byte[] first = SeedKeys.score(highest, NOTHING);
        return page(scoreIndex, first, key -> SeedKeys.scoreOf(key) >= lowest, page, now);
    }

    List<RiskSeed> bySetTime(Instant from, Instant to, SeedPage page, Instant now) {
        byte[] first = SeedKeys.notBefore(from);
        return page(timeIndex, first, key -> SeedKeys.timeOf(key).isBefore(to), page, now);
    }

    /** The current seeds from the key {@code first} on, after the page before, as long as {@code wanted} holds. */
    private List<RiskSeed> page(SeedIndex index, byte[] first, Predicate<byte[]> wanted, SeedPage page, Instant now) {
        List<RiskSeed> found = new ArrayList<>();
        byte[] seen = page.after().map(index::keyOf).orElse(NOTHING);
        Iterator<byte[]> keys = index.keysFrom(Arrays.compareUnsigned(first, seen) > 0 ? first : seen);
        while (found.size() < page.limit() && keys.hasNext()) {
            byte[] key = keys.next();
            if (!wanted.test(key)) {
                break;
            }
            if (!Arrays.equals(key, seen)) {
                RiskSeed seed = seedBehind(index, key);
                if (!seed.isExpiredAt(now)) {
                    found.add(seed);
                }
            }
        }
        return found;
    }

    private RiskSeed seedBehind(SeedIndex index, byte[] key) {
        RiskSeed seed = history(index.subjectKeyOf(key)).current().orElse(null);
        if (seed == null || !Arrays.equals(key, index.keyOf(seed))) {
            throw new IllegalArgumentException("index must fit the seeds (got: an entry without its seed)");
        }
        return seed;
    }

    /** Notes, in the same commit, that removed bytes are still in the file. */
    void noteLeftovers() {
        settings.put("leftovers", "yes");
    }

    boolean hasLeftovers() {
        return settings.containsKey("leftovers");
    }

    /** Copies every seed to empty tables of a new store, which then holds nothing but what is alive. */
    void copyTo(SeedTables empty) {
        copy(seeds, empty.seeds, empty.store);
        copy(byScore, empty.byScore, empty.store);
        copy(bySetTime, empty.bySetTime, empty.store);
        copy(byExpiry, empty.byExpiry, empty.store);
        empty.store.commit();
    }

    private static void copy(MVMap<byte[], byte[]> source, MVMap<byte[], byte[]> target, MVStore targetStore) {
        int copied = 0;
        Cursor<byte[], byte[]> cursor = source.cursor(null);
        while (cursor.hasNext()) {
            byte[] key = cursor.next();
            target.append(key, cursor.getValue());
            if (++copied % ENTRIES_PER_COMMIT == 0) {
                targetStore.commit();
            }
        }
    }
}
