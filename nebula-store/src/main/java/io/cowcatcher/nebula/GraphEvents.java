package io.cowcatcher.nebula;

import io.cowcatcher.event.Login;
import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.event.Registration;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.function.BiConsumer;

/**
 * Where a writer takes events from: one after another, and only when it has room, so that a fast source is held up
 * instead of filling the memory.
 *
 * <p>Called by one thread at a time, not always the same.
 */
@FunctionalInterface
public interface GraphEvents {

    /** Takes one event. */
    interface Receiver {
        /** Takes a purchase. */
        void purchase(Purchase purchase);

        /** Takes a registration. */
        void registration(Registration registration);

        /** Takes a login. */
        void login(Login login);
    }

    /**
     * Hands the next event to {@code receiver}.
     *
     * @return whether there was one; after the first no, it is not asked again
     */
    boolean next(Receiver receiver);

    /** The purchases of a log, in its order. */
    static GraphEvents of(PurchaseLog log) {
        return new GraphEvents() {
            private int row;

            @Override
            public boolean next(Receiver receiver) {
                if (row == log.size()) {
                    return false;
                }
                receiver.purchase(log.purchase(row++));
                return true;
            }
        };
    }

    /** Purchases, one after the other. */
    static GraphEvents purchases(Iterator<Purchase> purchases) {
        return from(purchases, Receiver::purchase);
    }

    /** Registrations, one after the other. */
    static GraphEvents registrations(Iterator<Registration> registrations) {
        return from(registrations, Receiver::registration);
    }

    /** Logins, one after the other. */
    static GraphEvents logins(Iterator<Login> logins) {
        return from(logins, Receiver::login);
    }

    /**
     * The events, to the last field, that a writer left in its dead-letter file because their names cannot be ids: to
     * be written again with other {@link VertexIds}. Ends where the file ended when it was opened, so that what fails
     * then may go to the same file. The statements in the file are for the console of Nebula, and passed over.
     *
     * <p>Asked for the next event it throws a {@link io.cowcatcher.error.MalformedInputException} if the file was
     * changed by hand, and a {@link io.cowcatcher.error.StoreException} if it cannot be read.
     */
    static GraphEvents ofDeadLetters(Path file) {
        return new DeadLetterEvents(file);
    }

    private static <T> GraphEvents from(Iterator<T> events, BiConsumer<Receiver, T> hand) {
        return receiver -> {
            if (!events.hasNext()) {
                return false;
            }
            hand.accept(receiver, events.next());
            return true;
        };
    }
}
