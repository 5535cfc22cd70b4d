package io.cowcatcher.similarity;

import io.cowcatcher.event.Flag;
import io.cowcatcher.event.Ids;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.similarity.Mixtures.Mixture;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** R as it is defined, with every part looked up among all events: the oracle of the join, addresses included. */
final class PlainResemblance {
    private final PurchaseIndex index;
    private final Resemblance options;
    private final long window;
    private final int hubUsers;
    private final List<Map<String, Set<Integer>>> users = new ArrayList<>();
    private final Map<Integer, Set<Integer>> buyers = new HashMap<>();
    private final Set<String> pickupBuildings = new HashSet<>();

    /** Hubs are buildings of more than {@code hubUsers} users. */
    PlainResemblance(PurchaseIndex index, Resemblance options, long window, int hubUsers) {
        this.index = index;
        this.options = options;
        this.window = window;
        this.hubUsers = hubUsers;
        for (int column = 0; column < 4; column++) {
            Map<String, Set<Integer>> ofColumn = new HashMap<>();
            for (int e = 0; e < index.size(); e++) {
                String key = key(column, e);
                if (key != null) {
                    ofColumn.computeIfAbsent(key, any -> new HashSet<>()).add(index.user(e));
                }
            }
            users.add(ofColumn);
        }
        for (int e = 0; e < index.size(); e++) {
            buyers.computeIfAbsent(index.item(e), item -> new HashSet<>()).add(index.user(e));
            String building = key(1, e);
            if (building != null && index.log().pickupPoint(index.row(e)) == Flag.YES) {
                pickupBuildings.add(building);
            }
        }
    }

    private @Nullable String text(PurchaseField field, int row) {
        int code = index.log().column(field).code(row);
        return code == Ids.NONE ? null : field + " " + index.log().ids(field).id(code);
    }

    /** Unit, building, zone or recipient of an event, or what stands for it in its row. */
    private @Nullable String key(int column, int event) {
        int row = index.row(event);
        return switch (column) {
            case 0 -> text(PurchaseField.ADDRESS, row);
            case 1 -> either(PurchaseField.BUILDING, PurchaseField.ADDRESS, row);
            case 2 -> text(PurchaseField.ZONE, row);
            default -> either(PurchaseField.PHONE, PurchaseField.RECIPIENT, row);
        };
    }

    private @Nullable String either(PurchaseField field, PurchaseField other, int row) {
        String text = text(field, row);
        return text == null ? text(other, row) : text;
    }

    private boolean isHub(@Nullable String building) {
        return building != null
                && (pickupBuildings.contains(building)
                        || users.get(1).getOrDefault(building, Set.of()).size() > hubUsers);
    }

    private double rarity(int count) {
        return Math.max(0, 1 - Math.log(1 + count) / Math.log(1 + (double) index.population()));
    }

    /** w of the value in a column that two events share; -1 if they share none. */
    private double shared(int column, int a, int b) {
        String key = key(column, a);
        return key != null && key.equals(key(column, b))
                ? rarity(users.get(column).getOrDefault(key, Set.of()).size())
                : -1;
    }

    private double nearness(int a, int b) {
        double building = shared(1, a, b);
        boolean weakUnit = building < 0 && (isHub(key(1, a)) || isHub(key(1, b)));
        double unit = (weakUnit ? 0.30 : 1) * shared(0, a, b);
        double nearest = Math.max(0, Math.max(unit, Math.max(shared(3, a, b), 0.30 * shared(2, a, b))));
        if (building < 0) {
            return nearest;
        }
        nearest = Math.max(nearest, 0.85 * building);
        return isHub(key(1, a)) ? Math.min(nearest, 0.30 * building) : nearest;
    }

    private boolean isPromotion(int event) {
        int day = index.day(event);
        List<Integer> ofWeekday = new ArrayList<>();
        for (int d = day % 7; d < index.dayCount(); d += 7) {
            ofWeekday.add(index.eventsOfDay(d));
        }
        Collections.sort(ofWeekday);
        int middle = ofWeekday.size() / 2;
        double median = ofWeekday.size() % 2 == 1
                ? ofWeekday.get(middle)
                : (ofWeekday.get(middle - 1) + ofWeekday.get(middle)) / 2.0;
        return index.eventsOfDay(day) > 2.5 * median;
    }

    private double worthOfItem(int item) {
        return options.rarity() == Resemblance.Rarity.UNIT
                ? 1
                : rarity(buyers.get(item).size());
    }

    /** R of two users with at least {@code least} common items, else 0. */
    double of(int a, int b, int least) {
        double numerator = 0;
        double common = 0;
        double worthA = 0;
        double worthB = 0;
        int k = 0;
        for (int item = 0; item < index.itemCodes(); item++) {
            Set<Integer> buyersOfItem = buyers.getOrDefault(item, Set.of());
            worthA += buyersOfItem.contains(a) ? worthOfItem(item) : 0;
            worthB += buyersOfItem.contains(b) ? worthOfItem(item) : 0;
            double worth = worthOfMatch(item, a, b);
            if (worth >= 0) {
                k++;
                numerator += worth;
                common += worthOfItem(item);
            }
        }
        double denominator = options.shrinkage()
                + switch (options.normaliser()) {
                    case COSINE -> Math.sqrt(worthA * worthB);
                    case JACCARD -> worthA + worthB - common;
                    case MINIMUM -> Math.min(worthA, worthB);
                    case DICE -> (worthA + worthB) / 2;
                    case NONE -> 1;
                };
        return k >= least && denominator > 0 ? numerator / denominator : 0;
    }

    /** What the nearest purchases of an item are worth; -1 if none lie within the window. */
    private double worthOfMatch(int item, int a, int b) {
        long distance = Long.MAX_VALUE;
        double nearness = -1;
        int eventA = -1;
        int eventB = -1;
        for (int e = index.itemStart(item); e < index.itemEnd(item); e++) {
            for (int f = index.itemStart(item); f < index.itemEnd(item); f++) {
                long apart = Math.abs(index.time(e) - index.time(f));
                if (index.user(e) == a && index.user(f) == b && apart <= Math.min(distance, window)) {
                    double near = nearness(e, f);
                    if (apart < distance || near > nearness) {
                        distance = apart;
                        nearness = near;
                        eventA = e;
                        eventB = f;
                    }
                }
            }
        }
        if (eventA < 0) {
            return -1;
        }
        long from = Math.min(index.time(eventA), index.time(eventB));
        long to = from + distance;
        int between = 0;
        int around = 0;
        for (int e = index.itemStart(item); e < index.itemEnd(item); e++) {
            between += index.time(e) > from && index.time(e) < to ? 1 : 0;
            around += index.time(e) >= from - distance && index.time(e) <= to + distance ? 1 : 0;
        }
        Mixture mixture = isPromotion(index.time(eventA) <= index.time(eventB) ? eventA : eventB)
                ? options.mixtures().promotion()
                : options.mixtures().ordinary();
        double tau = mixture.tauShare() * window;
        double closeness = switch (options.closeness()) {
            case EXPONENTIAL -> Math.exp(-distance / tau);
            case STEP -> distance <= tau ? 1 : 0;
            case GAP -> Math.exp(-between / mixture.gapScale());
        };
        double worth = options.rarity() == Resemblance.Rarity.LOCAL ? rarity(Math.max(2, around)) : worthOfItem(item);
        return worth * (mixture.base() + mixture.purchase() * closeness + mixture.receive() * nearness);
    }
}
