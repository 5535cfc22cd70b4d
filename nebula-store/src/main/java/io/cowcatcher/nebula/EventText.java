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
     * Hands on the event of a line.
     *
     * @throws IllegalArgumentException if the line holds none; the message does not repeat it
     */
    static void read(String line, GraphEvents.Receiver receiver) {
        String[] parts = line.split(" ", -1);
        Map<PurchaseField, String> values = new EnumMap<>(PurchaseField.class);
        for (int i = 1; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            PurchaseField field = field(parts[i].substring(0, Math.max(0, equals)));
            values.put(field, URLDecoder.decode(parts[i].substring(equals + 1), StandardCharsets.UTF_8));
        }
        try {
            switch (parts[0]) {
                case PURCHASE -> receiver.purchase(purchase(values));
                case REGISTRATION ->
                    receiver.registration(new Registration(
                            required(values, PurchaseField.USER),
                            Instant.parse(required(values, PurchaseField.TIME)),
                            optional(values, PurchaseField.DEVICE),
                            optional(values, PurchaseField.IP),
                            optional(values, PurchaseField.PHONE)));
                case LOGIN ->
                    receiver.login(new Login(
                            required(values, PurchaseField.USER),
                            Instant.parse(required(values, PurchaseField.TIME)),
                            optional(values, PurchaseField.DEVICE),
                            optional(values, PurchaseField.IP)));
                default ->
                    throw new IllegalArgumentException(
                            "event must be a purchase, a registration or a login (got: another)");
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("time of an event must be as in ISO 8601 (got: another)", e);
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

    private static Purchase purchase(Map<PurchaseField, String> values) {
        Purchase.Builder builder = Purchase.by(required(values, PurchaseField.USER));
        values.forEach((field, value) -> {
            switch (field) {
                case TIME -> builder.at(Instant.parse(value));
                case REGISTERED_AT -> builder.registeredAt(Instant.parse(value));
                case QUANTITY -> builder.quantity(Long.parseLong(value));
                case PROMOTION -> builder.promotion(Flag.valueOf(value));
                case PICKUP_POINT -> builder.pickupPoint(Flag.valueOf(value));
                case USER, PRICE, LIST_PRICE -> {
                    // Said before, or below.
                }
                default -> builder.with(field, value);
            }
        });
        return builder.priced(
                        Double.parseDouble(required(values, PurchaseField.PRICE)),
                        Double.parseDouble(required(values, PurchaseField.LIST_PRICE)))
                .build();
    }
}
