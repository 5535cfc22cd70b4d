package io.cowcatcher.nebula;

import io.cowcatcher.event.Flag;
import io.cowcatcher.event.Login;
import io.cowcatcher.event.Purchase;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.Registration;
import io.cowcatcher.graph.NodeType;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * An event as one line: its kind, then {@code column=value} for each field that it has, values written as in a form of
 * a web page, so that whatever a name holds, the line is a line. Reads back what it wrote, to the last field.
 */
final class EventText {
    private static final String PURCHASE = "purchase";
    private static final String REGISTRATION = "registration";
    private static final String LOGIN = "login";

    private final StringBuilder out;

    private EventText(String kind) {
        this.out = new StringBuilder(kind);
    }

    static String of(Purchase purchase) {
        EventText text = new EventText(PURCHASE);
        for (PurchaseField field : PurchaseField.values()) {
            text.add(field, value(purchase, field));
        }
        return text.out.toString();
    }

    private static Optional<String> value(Purchase purchase, PurchaseField field) {
        return switch (field) {
            case TIME -> purchase.time().map(Instant::toString);
            case REGISTERED_AT -> purchase.registeredAt().map(Instant::toString);
            case QUANTITY -> Optional.of(Long.toString(purchase.quantity()));
            case PRICE -> Optional.of(Double.toString(purchase.price()));
            case LIST_PRICE -> Optional.of(Double.toString(purchase.listPrice()));
            case PROMOTION -> Optional.of(purchase.promotion().name());
            case PICKUP_POINT -> Optional.of(purchase.pickupPoint().name());
            default -> purchase.text(field);
        };
    }

    static String of(Registration registration) {
        return new EventText(REGISTRATION)
                .add(PurchaseField.USER, Optional.of(registration.userId()))
                .add(PurchaseField.TIME, Optional.of(registration.time().toString()))
                .add(NodeType.DEVICE.field(), registration.deviceId())
                .add(NodeType.IP.field(), registration.ip())
                .add(NodeType.PHONE.field(), registration.phone())
                .out
                .toString();
    }

    static String of(Login login) {
        return new EventText(LOGIN)
                .add(PurchaseField.USER, Optional.of(login.userId()))
                .add(PurchaseField.TIME, Optional.of(login.time().toString()))
                .add(NodeType.DEVICE.field(), login.deviceId())
                .add(NodeType.IP.field(), login.ip())
                .out
                .toString();
    }

    private EventText add(PurchaseField field, Optional<String> value) {
        value.ifPresent(text -> out.append(' ')
                .append(field.columnName())
                .append('=')
                .append(URLEncoder.encode(text, StandardCharsets.UTF_8)));
        return this;
    }

    /**
     * Reads the event of a line, to be handed on.
     *
     * @throws IllegalArgumentException if the line holds none; neither the message nor a cause repeats it
     */
    static Consumer<GraphEvents.Receiver> read(String line) {
        String[] parts = line.split(" ", -1);
        Map<PurchaseField, String> values = new EnumMap<>(PurchaseField.class);
        for (int i = 1; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            PurchaseField field = field(parts[i].substring(0, Math.max(0, equals)));
            values.put(field, decoded(parts[i].substring(equals + 1)));
        }
        switch (parts[0]) {
            case PURCHASE -> {
                Purchase purchase = purchase(values);
                return receiver -> receiver.purchase(purchase);
            }
            case REGISTRATION -> {
                Registration registration = new Registration(
                        required(values, PurchaseField.USER),
                        time(required(values, PurchaseField.TIME)),
                        optional(values, PurchaseField.DEVICE),
                        optional(values, PurchaseField.IP),
                        optional(values, PurchaseField.PHONE));
                return receiver -> receiver.registration(registration);
            }
            case LOGIN -> {
                Login login = new Login(
                        required(values, PurchaseField.USER),
                        time(required(values, PurchaseField.TIME)),
                        optional(values, PurchaseField.DEVICE),
                        optional(values, PurchaseField.IP));
                return receiver -> receiver.login(login);
            }
            default ->
                throw new IllegalArgumentException(
                        "event must be a purchase, a registration or a login (got: another)");
        }
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("values of an event must be written as in a form (got: another)");
        }
    }

    private static Instant time(String value) {
        try {
            return Instant.parse(value);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("time of an event must be as in ISO 8601 (got: another)");
        }
    }

    private static <N extends Number> N number(Function<String, N> reading, String value) {
        try {
            return reading.apply(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("quantity and prices of an event must be numbers (got: another)");
        }
    }

    private static PurchaseField field(String column) {
        for (PurchaseField field : PurchaseField.values()) {
            if (field.columnName().equals(column)) {
                return field;
            }
        }
        throw new IllegalArgumentException("event must have fields that are known (got: another)");
    }

    private static Optional<String> optional(Map<PurchaseField, String> values, PurchaseField field) {
        return Optional.ofNullable(values.get(field));
    }

    private static String required(Map<PurchaseField, String> values, PurchaseField field) {
        return optional(values, field)
                .orElseThrow(
                        () -> new IllegalArgumentException("event must have a " + field.columnName() + " (got: none)"));
    }

    private static Flag flag(String value) {
        for (Flag flag : Flag.values()) {
            if (flag.name().equals(value)) {
                return flag;
            }
        }
        throw new IllegalArgumentException("flag of an event must be one that is known (got: another)");
    }

    private static Purchase purchase(Map<PurchaseField, String> values) {
        Purchase.Builder builder = Purchase.by(required(values, PurchaseField.USER));
        values.forEach((field, value) -> {
            switch (field) {
                case TIME -> builder.at(time(value));
                case REGISTERED_AT -> builder.registeredAt(time(value));
                case QUANTITY -> builder.quantity(number(Long::valueOf, value));
                case PROMOTION -> builder.promotion(flag(value));
                case PICKUP_POINT -> builder.pickupPoint(flag(value));
                case USER, PRICE, LIST_PRICE -> {
                    // Said before, or below.
                }
                default -> builder.with(field, value);
            }
        });
        return builder.priced(
                        number(Double::valueOf, required(values, PurchaseField.PRICE)),
                        number(Double::valueOf, required(values, PurchaseField.LIST_PRICE)))
                .build();
    }
}
