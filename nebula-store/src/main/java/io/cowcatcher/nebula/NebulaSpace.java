package io.cowcatcher.nebula;

import io.cowcatcher.nebula.internal.RetryLoop;
import io.cowcatcher.nebula.internal.Sessions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * One space of a Nebula, reached over a fixed number of sessions: what writes, seeds and samples starts here.
 *
 * <p>Sessions are opened when they are needed, and opened again after a failure; everything that was made from one
 * space shares them, and the circuit breaker. No threads of its own. Safe for use by any number of threads; close it
 * when the work is done.
 *
 * <pre>{@code
 * NebulaSchema schema = NebulaSchema.of(VertexIds.keyedBy(key));
 * NebulaOptions options = NebulaOptions.at("10.0.0.7:9669", "cow", NebulaCredentials.of(user, password));
 * schema.createIn(options, Duration.ofMinutes(1));
 * try (NebulaSpace space = NebulaSpace.open(options, schema)) {
 *     space.writer(WriterOptions.keepingFailuresIn(file)).write(GraphEvents.of(log));
 * }
 * }</pre>
 */
public final class NebulaSpace implements AutoCloseable {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final NebulaOptions options;
    private final NebulaSchema schema;
    private final Sessions sessions;
    private final RetryLoop statements;

    private NebulaSpace(NebulaOptions options, NebulaSchema schema) {
        this.options = options;
        this.schema = schema;
        this.sessions = new Sessions(options.settings());
        this.statements = options.retries().loop(sessions);
    }

    /**
     * Opens a space after verifying that it has this schema.
     *
     * @throws io.cowcatcher.error.StoreException if it has not, or cannot be reached
     */
    public static NebulaSpace open(NebulaOptions options, NebulaSchema schema) {
        schema.verifyIn(options);
        return new NebulaSpace(options, schema);
    }

    /** Makes a writer of the graph. */
    public NebulaGraphWriter writer(WriterOptions writing) {
        return new NebulaGraphWriter(statements, options, schema.ids(), writing, WriterListener.SILENT);
    }

    /** Makes a sampler of subgraphs. */
    public NebulaSubgraphSampler sampler() {
        return new NebulaSubgraphSampler(statements, schema.ids());
    }

    /** Opens the store of risk seeds; asks nothing yet. */
    public NebulaRiskSeedStore riskSeeds() {
        return riskSeeds(InstantSource.system());
    }

    /**
     * Opens the store of risk seeds, where {@code clock} says what has expired. It may go by another time than the
     * servers, as when history is replayed, but not slower: they remove the row of a seed a day after as much time as
     * it had left when it was put.
     */
    public NebulaRiskSeedStore riskSeeds(InstantSource clock) {
        return riskSeeds(clock, InstantSource.system(), NebulaSpace::token);
    }

    NebulaRiskSeedStore riskSeeds(InstantSource clock, InstantSource wall, Supplier<String> tokens) {
        return new NebulaRiskSeedStore(statements, options.retries().giveUpAfter(), schema.ids(), clock, wall, tokens);
    }

    /** 60 bits of chance, as 15 hexadecimal digits: an id is limited to 32 bytes at worst. */
    private static String token() {
        return String.format(Locale.ROOT, "%015x", RANDOM.nextLong() >>> 4);
    }

    /** Signs out; what was made from this space can be used no more. May be called again. */
    @Override
    public void close() {
        sessions.close();
    }

    @Override
    public String toString() {
        return "NebulaSpace " + options.space() + " at " + options.addresses();
    }
}
