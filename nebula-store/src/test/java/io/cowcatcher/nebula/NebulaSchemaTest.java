package io.cowcatcher.nebula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cowcatcher.error.StoreException;
import io.cowcatcher.nebula.internal.ByHand;
import io.cowcatcher.nebula.internal.Deadline;
import io.cowcatcher.nebula.internal.Sessions;
import io.cowcatcher.nebula.stub.Fault;
import io.cowcatcher.nebula.stub.GraphModel;
import io.cowcatcher.nebula.stub.GraphdStub;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NebulaSchemaTest {
    private static final NebulaSchema SCHEMA = NebulaSchema.of(VertexIds.readable());
    private static final Duration LONG = Duration.ofSeconds(30);

    private final GraphModel model = new GraphModel();
    private final GraphdStub stub = GraphdStub.start(model);
    private final NebulaOptions options = Trial.options(stub);

    @AfterEach
    void closeStub() {
        stub.close();
    }

    @Test
    void createIn_emptyServer_createsWhatVerifies() {
        SCHEMA.createIn(options, LONG);
        SCHEMA.verifyIn(options);
    }

    @Test
    void createIn_again_changesNothingAndVerifies() {
        SCHEMA.createIn(options, LONG);
        SCHEMA.createIn(options, LONG);
        SCHEMA.verifyIn(options);
    }

    @Test
    void createIn_serversThatHearLate_asksUntilTheyKnow() {
        model.delaySchema(Duration.ofMillis(600));

        SCHEMA.createIn(options, LONG);

        SCHEMA.verifyIn(options);
    }

    @Test
    void createIn_serversThatNeverHear_failsByTheDeadline() {
        model.delaySchema(Duration.ofDays(1));

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> SCHEMA.createIn(options, Duration.ofSeconds(3)))
                .withMessageContaining("schema must be known to all servers in time")
                .withMessageContaining("two heartbeats");
    }

    @Test
    void verifyIn_serverBusyForAMoment_asksAgain() {
        SCHEMA.createIn(options, LONG);
        AtomicInteger failures = new AtomicInteger();
        stub.failBy((statement, number) -> statement.startsWith("DESCRIBE TAG `user`") && failures.incrementAndGet() < 3
                ? Fault.error(-1005, "Storage Error: Not the leader of 7. Please retry later.")
                : Fault.none());

        SCHEMA.verifyIn(options);

        assertThat(failures).hasValue(3);
    }

    @Test
    void verifyIn_emptyServer_fails() {
        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> SCHEMA.verifyIn(options));
    }

    @Test
    void createIn_spaceWithOtherIds_isRefusedBeforeAnythingIsCreated() {
        SCHEMA.createIn(options, LONG);
        NebulaSchema longer = NebulaSchema.of(VertexIds.readable().withLength(128));
        long before = stub.statementCount();

        for (UnaryOperator<NebulaOptions> call : List.<UnaryOperator<NebulaOptions>>of(
                o -> {
                    longer.createIn(o, LONG);
                    return o;
                },
                o -> {
                    longer.verifyIn(o);
                    return o;
                })) {
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> call.apply(options))
                    .withMessage(
                            "space cow must have ids of type FIXED_STRING(128) (got: FIXED_STRING(64)); that cannot"
                                    + " be changed: take ids of that length, or another space");
        }
        assertThat(stub.statementCount() - before).isLessThanOrEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CREATE EDGE IF NOT EXISTS `purchased`(`at` string NULL, `quantity` int64 NULL, `price` double NULL)"
                        + " | property at is string, must be timestamp",
                "CREATE EDGE IF NOT EXISTS `purchased`(`at` timestamp NULL, `quantity` int64 NULL)"
                        + " | edge type purchased has no property price",
                "CREATE EDGE IF NOT EXISTS `used_ip`(`at` timestamp NOT NULL) | property at must allow null",
                "CREATE EDGE IF NOT EXISTS `used_ip`(`at` timestamp NULL) TTL_DURATION = 60, TTL_COL = \"at\""
                        + " | time to live is 60 s after at, must be none",
                "CREATE EDGE IF NOT EXISTS `used_ip`(`at` timestamp NULL, `cnt` int64 NOT NULL)"
                        + " | edge type used_ip: property cnt must allow null, have a default, or not be there",
                "CREATE TAG IF NOT EXISTS `risk_seed`(`bucket` int64 NOT NULL, `score` double NOT NULL)"
                        + " | tag risk_seed has no property history",
            })
    void createIn_elementThatDiffers_isRefusedNamingTheDifference(String creation, String difference) {
        run(
                "CREATE SPACE IF NOT EXISTS `cow`(partition_num = 1, replica_factor = 1, vid_type = FIXED_STRING(64))",
                false);
        run(creation, true);

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> SCHEMA.createIn(options, LONG))
                .withMessageContaining("schema of space cow must be that of version 1")
                .withMessageContaining(difference);
    }

    private void run(String statement, boolean inSpace) {
        try (Sessions sessions =
                new Sessions(inSpace ? options.settings() : options.settings().unbound())) {
            sessions.execute(ByHand.statement(statement), Deadline.after(LONG));
        }
    }

    @Test
    void verifyIn_spaceOfAnotherVersion_isRefused() {
        SCHEMA.createIn(options, LONG);
        run("INSERT VERTEX `cowcatcher_schema`(`version`, `ids`) VALUES \"cowcatcher:schema\":(2, \"\")", true);

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> SCHEMA.verifyIn(options))
                .withMessageContaining("must be version 1 (got: 2)");
        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> SCHEMA.createIn(options, LONG));
    }

    /** An index knows what was written since it was made: made anew over seeds that are there, it has to be rebuilt. */
    @Test
    void createIn_seedsWithoutTheIndex_areListedAfterwards() {
        List<String> statements = SCHEMA.statements("cow");
        run(statements.get(0), false);
        statements.subList(2, statements.size()).stream()
                .filter(statement -> !statement.contains("INDEX"))
                .forEach(statement -> run(statement, true));
        run(
                "INSERT VERTEX `risk_seed`(`bucket`, `score`, `subject`, `set_at`, `expires_at`, `earliest_expiry`,"
                        + " `token`, `history`) VALUES \"u:a\":(0, 0.5, \"\", 0, 0, 0, \"x\", \"\")",
                true);

        SCHEMA.createIn(options, LONG);

        try (Sessions sessions = new Sessions(options.settings())) {
            assertThat(sessions.execute(SeedStatements.scan(0, 0, 1), Deadline.after(LONG))
                            .size())
                    .isOne();
        }
    }

    /** The printed statements, run one after the other as a DBA would, make the very schema that verifies. */
    @Test
    void statements_runByHand_makeWhatVerifies() {
        List<String> statements =
                SCHEMA.withEdgeTimeToLive(Duration.ofDays(180)).statements("cow");
        assertThat(statements.get(1)).isEqualTo("USE `cow`;");
        run(statements.get(0), false);
        statements.subList(2, statements.size()).forEach(statement -> run(statement, true));

        SCHEMA.withEdgeTimeToLive(Duration.ofDays(180)).verifyIn(options);
    }

    @Test
    void statements_timeToLive_isDeclaredBeforeTheOneIndex() {
        List<String> statements = SCHEMA.statements("cow");
        List<String> indexes =
                statements.stream().filter(text -> text.contains("INDEX")).toList();
        assertThat(indexes).hasSize(1);
        String seeds = statements.stream()
                .filter(text -> text.contains("TAG IF NOT EXISTS `risk_seed`"))
                .findFirst()
                .orElseThrow();
        assertThat(seeds).endsWith("TTL_DURATION = 86400, TTL_COL = \"gone_after\";");
        assertThat(statements.indexOf(indexes.get(0))).isGreaterThan(statements.indexOf(seeds));
    }

    @Test
    void of_impossibleValues_areRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> SCHEMA.withPartitions(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> SCHEMA.withPartitions(1, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> SCHEMA.withEdgeTimeToLive(Duration.ofMillis(5)));
        assertThatIllegalArgumentException().isThrownBy(() -> SCHEMA.statements("a`; DROP SPACE b"));
    }
}
