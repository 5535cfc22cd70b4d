package io.cowcatcher.seed;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The contract of a store of risk seeds, which every implementation keeps and the same suite of tests checks.
 *
 * <ul>
 *   <li><b>One seed per subject.</b> The current seed of a subject is the one with the latest {@link RiskSeed#setAt};
 *       of two with the same, the one put last. A seed that was already put changes nothing, so a batch may be sent
 *       again after a doubt.
 *   <li><b>History.</b> The {@value #HISTORY_LIMIT} latest seeds of a subject are kept, the current one included.
 *   <li><b>Time to live.</b> An expired seed is never returned. When the current seed expires, its subject has none:
 *       older ones do not come back. {@link #purgeExpired} removes their bytes; call it once a day.
 *   <li><b>Durability.</b> When a writing method returns, what it wrote survives the end of the process and a power
 *       failure. A batch is stored whole or not at all. If a writing method throws, the batch may have been stored or
 *       not, as a whole; after a {@link io.cowcatcher.error.StoreException} open the store again.
 *   <li><b>Threads.</b> Any number of threads may read and write; writes are done one after another. A method that
 *       returns a list sees one state of the store, before or after any batch.
 *   <li><b>Privacy.</b> The store keeps what it is given; pseudonymise before. It writes no log, and its messages name
 *       no subject of a personal type. {@link #eraseAll} leaves no byte of an erased id behind.
 *   <li><b>Order.</b> Subjects are ordered by type, in the order of {@link io.cowcatcher.graph.NodeType}, and then by
 *       the bytes of their ids in UTF-8.
 * </ul>
 *
 * <p>Methods throw {@link io.cowcatcher.error.StoreException} if the store cannot be read or written, and
 * {@link IllegalStateException} if it was closed.
 */
public interface RiskSeedStore extends AutoCloseable {

    /** The largest number of seeds that is kept for one subject. */
    int HISTORY_LIMIT = 16;

    /** Stores one seed; for many, {@link #putAll} is faster. */
    default void put(RiskSeed seed) {
        putAll(List.of(seed));
    }

    /**
     * Stores all of these seeds or, if that fails, none. Costs memory for the whole batch; aim for thousands of seeds.
     */
    void putAll(Collection<RiskSeed> seeds);

    /**
     * Stores those of these seeds that overrule nobody: a seed that a program derived is left out where the current
     * seed of its subject is confirmed, so that a ring found again does not undo an analyst's release. Costs one
     * {@link #get} for each derived seed; what is put in the meantime by others is not seen.
     *
     * @return the number of seeds that were left out
     */
    default int putAllUnlessConfirmed(Collection<RiskSeed> seeds) {
        List<RiskSeed> put = seeds.stream()
                .filter(seed -> !seed.origin().isDerived()
                        || get(seed.subject())
                                .map(current -> current.origin().isDerived())
                                .orElse(true))
                .toList();
        if (!put.isEmpty()) {
            putAll(put);
        }
        return seeds.size() - put.size();
    }

    /** The current seed of a subject, if there is one; O(log n). */
    Optional<RiskSeed> get(SeedSubject subject);

    /**
     * The current seed of a subject and those before it, latest first, without expired ones; empty where there is no
     * current one.
     */
    List<RiskSeed> history(SeedSubject subject);

    /** The current seeds in the order of their subjects. */
    List<RiskSeed> bySubject(SeedPage page);

    /**
     * The current seeds whose score, as it was set, is from {@code lowest} to {@code highest}, both included: highest
     * first, then in the order of their subjects.
     *
     * @throws IllegalArgumentException unless {@code 0 <= lowest <= highest <= 1}
     */
    List<RiskSeed> byScore(double lowest, double highest, SeedPage page);

    /**
     * The current seeds that were set at {@code from} or later and before {@code to}: earliest first, then in the order
     * of their subjects.
     *
     * @throws IllegalArgumentException if {@code to} is before {@code from}
     */
    List<RiskSeed> bySetTime(Instant from, Instant to, SeedPage page);

    /** Hands over every current seed in the order of subjects; the store may change between pages of 1,000. */
    default void forEach(Consumer<RiskSeed> consumer) {
        SeedPage page = SeedPage.first(1_000);
        for (List<RiskSeed> seeds = bySubject(page); !seeds.isEmpty(); seeds = bySubject(page)) {
            seeds.forEach(consumer);
            page = page.continuedAfter(seeds.get(seeds.size() - 1));
        }
    }

    /** The number of current seeds. */
    long count();

    /** Forgets a subject, as {@link #eraseAll} does; returns whether anything was known of it. */
    default boolean erase(SeedSubject subject) {
        return eraseAll(List.of(subject)) > 0;
    }

    /**
     * Forgets everything about these subjects: when this returns, no byte of their ids and seeds is left in the store,
     * however they got there. Costs O(n): erase many at once.
     *
     * @return the number of subjects of which something was known
     */
    int eraseAll(Collection<SeedSubject> subjects);

    /**
     * Removes expired seeds, and every byte of them; costs O(n) if there are any.
     *
     * @return the number of subjects that lost their current seed
     */
    int purgeExpired();

    /** Releases the store; a closed store may be closed again. */
    @Override
    void close();
}
