package io.cowcatcher.event;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One line of an order: who bought what, when, for how much, from which device and where it goes.
 *
 * <p>Only the user is required. Immutable, share freely; for millions of purchases use the columns of a
 * {@link PurchaseLog}.
 *
 * <pre>{@code
 * Purchase purchase = Purchase.by("u17")
 *         .of("i615")
 *         .at(Instant.parse("2025-04-02T04:49:49Z"))
 *         .with(PurchaseField.DEVICE, "d17")
 *         .priced(59.0, 89.0)
 *         .build();
 * }</pre>
 */
public final class Purchase {
    private final @Nullable String[] texts;
    private final @Nullable Instant time;
    private final @Nullable Instant registeredAt;
    private final long quantity;
    private final double price;
    private final double listPrice;
    private final Flag promotion;
    private final Flag pickupPoint;

    private Purchase(Builder builder) {
        this.texts = builder.texts.clone();
        this.time = builder.time;
        this.registeredAt = builder.registeredAt;
        this.quantity = builder.quantity;
        this.price = builder.price;
        this.listPrice = builder.listPrice;
        this.promotion = builder.promotion;
        this.pickupPoint = builder.pickupPoint;
    }

    /** Starts a purchase of this user. */
    public static Builder by(String userId) {
        return new Builder(userId);
    }

    /** The user. */
    public String user() {
        return Objects.requireNonNull(texts[PurchaseField.USER.index()]);
    }

    /** The value of a text field, if there is one. */
    public Optional<String> text(PurchaseField field) {
        return Optional.ofNullable(textOrNull(field));
    }

    @Nullable
    String textOrNull(PurchaseField field) {
        return texts[field.index()];
    }

    /** When it was bought, if known. */
    public Optional<Instant> time() {
        return Optional.ofNullable(time);
    }

    /** When the user's account was registered, if known. */
    public Optional<Instant> registeredAt() {
        return Optional.ofNullable(registeredAt);
    }

    /** The number of pieces, at least 1. */
    public long quantity() {
        return quantity;
    }

    /** The price paid per piece; NaN where unknown. */
    public double price() {
        return price;
    }

    /** The price per piece without discount; NaN where unknown. */
    public double listPrice() {
        return listPrice;
    }

    /** Whether it was part of a promotion. */
    public Flag promotion() {
        return promotion;
    }

    /** Whether it goes to a registered pick-up point. */
    public Flag pickupPoint() {
        return pickupPoint;
    }

    /** Names the user and the item alone: addresses and phones stay out of messages. */
    @Override
    public String toString() {
        return "Purchase of " + text(PurchaseField.ITEM).orElse("no item") + " by " + user();
    }

    static long requireQuantity(long pieces) {
        if (pieces < 1) {
            throw new IllegalArgumentException(
                    "quantity must be at least 1 (got: " + pieces + "); leave cancelled and refunded lines out");
        }
        return pieces;
    }

    static double requirePrice(String name, double value) {
        if (value < 0 || Double.isInfinite(value)) {
            throw new IllegalArgumentException(
                    name + " must be a finite number of at least 0 (got: " + value + "); use NaN where unknown");
        }
        return value;
    }

    /** Collects the fields of one purchase; may be used again after {@link #build()}. */
    public static final class Builder {
        private final @Nullable String[] texts = new @Nullable String[PurchaseField.count()];
        private @Nullable Instant time;
        private @Nullable Instant registeredAt;
        private long quantity = 1;
        private double price = Double.NaN;
        private double listPrice = Double.NaN;
        private Flag promotion = Flag.UNKNOWN;
        private Flag pickupPoint = Flag.UNKNOWN;

        private Builder(String userId) {
            with(PurchaseField.USER, userId);
        }

        /** Names the item. */
        public Builder of(String itemId) {
            return with(PurchaseField.ITEM, itemId);
        }

        /** Sets the time of the purchase, from the year 1900 to 2299; logs keep it to the millisecond. */
        public Builder at(Instant time) {
            this.time = PurchaseLog.requireTime("time", time);
            return this;
        }

        /** Sets when the user's account was registered. */
        public Builder registeredAt(Instant time) {
            this.registeredAt = PurchaseLog.requireTime("registered_at", time);
            return this;
        }

        /**
         * Sets a text field.
         *
         * @throws IllegalArgumentException if the field holds no text, or the value is empty, too long or no valid
         *     Unicode
         */
        public Builder with(PurchaseField field, String value) {
            texts[field.index()] = field.requireText(value);
            return this;
        }

        /** Sets the number of pieces, at least 1: cancelled and refunded lines are no purchases. */
        public Builder quantity(long pieces) {
            this.quantity = requireQuantity(pieces);
            return this;
        }

        /** Sets the price paid and the price without discount, per piece; NaN where unknown. */
        public Builder priced(double paid, double list) {
            this.price = requirePrice("price", paid);
            this.listPrice = requirePrice("list_price", list);
            return this;
        }

        /** Says whether it was part of a promotion. */
        public Builder promotion(Flag flag) {
            this.promotion = flag;
            return this;
        }

        /** Says whether it goes to a registered pick-up point. */
        public Builder pickupPoint(Flag flag) {
            this.pickupPoint = flag;
            return this;
        }

        /** Makes the purchase. */
        public Purchase build() {
            return new Purchase(this);
        }
    }
}
