package io.cowcatcher.nebula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cowcatcher.error.MalformedInputException;
import io.cowcatcher.event.Flag;
import io.cowcatcher.event.Login;
import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.Registration;
import io.cowcatcher.nebula.stub.GraphModel;
import io.cowcatcher.nebula.stub.GraphdStub;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be written is kept whole, and can be written later. */
@Timeout(60)
class DeadLettersTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00.123456Z");
    private static final String LONG = "d".repeat(100);

    @TempDir
    Path folder;

    private static Purchase full() {
        Purchase.Builder builder = Purchase.by("mallory")
                .at(START)
                .registeredAt(START.minusSeconds(9))
                .quantity(3)
                .priced(9.5, Double.NaN)
                .promotion(Flag.YES)
                .pickupPoint(Flag.NO);
        for (PurchaseField field : PurchaseField.values()) {
            if (field.isText() && field != PurchaseField.USER) {
                builder.with(field, field.columnName() + " =&%+#\n\t\u0000\u2028\"';黄牛");
            }
        }
        return builder.build();
    }

    private static List<String> texts(GraphEvents events) {
        List<String> texts = new ArrayList<>();
        GraphEvents.Receiver receiver = new GraphEvents.Receiver() {
            @Override
            public void purchase(Purchase purchase) {
                texts.add(EventText.of(purchase));
            }

            @Override
            public void registration(Registration registration) {
                texts.add(EventText.of(registration));
            }

            @Override
            public void login(Login login) {
                texts.add(EventText.of(login));
            }
        };
        while (events.next(receiver)) {
            // One after the other.
        }
        return texts;
    }

    @Test
    void text_ofEveryField_isOneLineAndReadBack() {
        List<Purchase> purchases = new ArrayList<>();
        List<Login> logins = new ArrayList<>();
        List<Registration> registrations = new ArrayList<>();
        GraphEvents.Receiver receiver = new GraphEvents.Receiver() {
            @Override
            public void purchase(Purchase purchase) {
                purchases.add(purchase);
            }

            @Override
            public void registration(Registration registration) {
                registrations.add(registration);
            }

            @Override
            public void login(Login login) {
                logins.add(login);
            }
        };
        Login login = Login.of("u\0 \n", START).withDevice("=").withIp("10.0.0.1");
        Registration registration =
                Registration.of("u", START).withDevice("d").withIp("i").withPhone("+86 138");

        EventText.read(EventText.of(login)).accept(receiver);
        EventText.read(EventText.of(registration)).accept(receiver);
        EventText.read(EventText.of(full())).accept(receiver);

        assertThat(logins).containsExactly(login);
        assertThat(registrations).containsExactly(registration);
        Purchase read = purchases.get(0);
        for (PurchaseField field : PurchaseField.values()) {
            if (field.isText()) {
                assertThat(read.text(field)).isEqualTo(full().text(field));
            }
        }
        assertThat(read.time()).contains(START);
        assertThat(read.registeredAt()).isEqualTo(full().registeredAt());
        assertThat(read.quantity()).isEqualTo(3);
        assertThat(read.price()).isEqualTo(9.5);
        assertThat(read.listPrice()).isNaN();
        assertThat(read.promotion()).isEqualTo(Flag.YES);
        assertThat(read.pickupPoint()).isEqualTo(Flag.NO);
        assertThat(EventText.of(full())).matches("[\\x21-\\x7e ]+");
    }

    /** Rejected for one long name, replayed with ids that take it: the graph is what it would have been. */
    @Test
    void rejectedEvents_writtenAgainWithAKey_makeTheWholeGraph() throws Exception {
        Path file = folder.resolve("failures");
        Purchase purchase = Purchase.by("mallory")
                .of("phone")
                .at(START)
                .quantity(3)
                .priced(9.5, 10)
                .with(PurchaseField.DEVICE, LONG)
                .with(PurchaseField.IP, "10.9.8.7")
                .with(PurchaseField.ORDER, "o-77")
                .build();
        GraphEvents events = one(purchase);

        WriteReport first = write(new GraphModel(), VertexIds.readable(), events, file);

        assertThat(first.rejectedEvents()).isOne();
        assertThat(texts(GraphEvents.ofDeadLetters(file))).containsExactly(EventText.of(purchase));
        VertexIds keyed = VertexIds.keyedBy(new byte[32]);
        GraphModel replayed = new GraphModel();
        Path second = folder.resolve("again");
        assertThat(write(replayed, keyed, GraphEvents.ofDeadLetters(file), second)
                        .isComplete())
                .isTrue();
        GraphModel direct = new GraphModel();
        write(direct, keyed, one(purchase), second);
        assertThat(replayed.fingerprint(Trial.SPACE)).isEqualTo(direct.fingerprint(Trial.SPACE));
        assertThat(replayed.edgeCount(Trial.SPACE)).isEqualTo(3);
        assertThat(second).doesNotExist();
    }

    private static GraphEvents one(Purchase purchase) {
        Iterator<Purchase> purchases = List.of(purchase).iterator();
        return GraphEvents.purchases(purchases);
    }

    private static WriteReport write(GraphModel model, VertexIds ids, GraphEvents events, Path file) {
        try (GraphdStub stub = Trial.stubWithSchema(model, ids);
                NebulaSpace space = NebulaSpace.open(Trial.options(stub), NebulaSchema.of(ids))) {
            return space.writer(WriterOptions.keepingFailuresIn(file)).write(events);
        }
    }

    @Test
    void file_thatIsMade_isForItsOwnerAlone() throws Exception {
        Path file = folder.resolve("failures");
        NebulaGraphWriter.statements(
                GraphEvents.logins(List.of(Login.of(LONG, START)).iterator()),
                VertexIds.readable(),
                WriterOptions.keepingFailuresIn(file),
                statement -> {});
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "login secret",
                "purchase user_id=u quantity=secret",
                "purchase user_id=%zzsecret",
                "purchase user_id=u promotion=secret",
                "login user_id=u time=secret",
                "purchase user_id=u price=secret list_price=1",
                "secret user_id=u"
            })
    void events_ofAFileThatWasChanged_nameTheLineAndNotItsContent(String event) throws Exception {
        Path file = Files.writeString(folder.resolve("f"), "# comment\n#event " + event + " end\n");
        assertThatExceptionOfType(MalformedInputException.class)
                .isThrownBy(() -> texts(GraphEvents.ofDeadLetters(file)))
                .withMessageContaining("2")
                .satisfies(e -> assertThat(Throwables.getStackTrace(e)).doesNotContain("secret"));
    }

    /** A process was killed in the middle of an entry: the next one begins on a line of its own. */
    @Test
    void file_thatEndsInMidEvent_isToldAndHidesNothing() throws Exception {
        Path file = folder.resolve("failures");
        reject(Login.of(LONG, START), file);
        String whole = Files.readString(file);
        Files.writeString(file, whole.substring(0, whole.length() - 20));
        reject(Login.of(LONG + "2", START), file);

        assertThatExceptionOfType(MalformedInputException.class)
                .isThrownBy(() -> texts(GraphEvents.ofDeadLetters(file)))
                .withMessageContaining("must be there to its end")
                .withMessageContaining("2");
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.remove(1);
        Files.write(file, lines);
        assertThat(texts(GraphEvents.ofDeadLetters(file))).containsExactly(EventText.of(Login.of(LONG + "2", START)));
    }

    @Test
    void events_whatFailsAgainGoesToTheSameFile_endsAllTheSame() {
        Path file = folder.resolve("failures");
        reject(Login.of(LONG, START), file);

        NebulaGraphWriter.statements(
                GraphEvents.ofDeadLetters(file),
                VertexIds.readable(),
                WriterOptions.keepingFailuresIn(file),
                statement -> {});

        assertThat(texts(GraphEvents.ofDeadLetters(file))).hasSize(2);
    }

    @Test
    void events_receiverThatFails_isNotTakenForABadLine() {
        Path file = folder.resolve("failures");
        reject(Login.of(LONG, START), file);
        GraphEvents.Receiver failing = new GraphEvents.Receiver() {
            @Override
            public void purchase(Purchase purchase) {}

            @Override
            public void registration(Registration registration) {}

            @Override
            public void login(Login login) {
                throw new IllegalArgumentException("my own");
            }
        };

        assertThatIllegalArgumentException()
                .isThrownBy(() -> GraphEvents.ofDeadLetters(file).next(failing))
                .withMessage("my own");
    }

    private static void reject(Login login, Path file) {
        NebulaGraphWriter.statements(
                GraphEvents.logins(List.of(login).iterator()),
                VertexIds.readable(),
                WriterOptions.keepingFailuresIn(file),
                statement -> {});
    }
}
