package io.cowcatcher.similarity;

import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.similarity.Mixtures.Mixture;
import java.util.ArrayList;
import java.util.List;

/** R(A,B) of any pair, with what it needs to know of items, users and addresses counted once. */
final class ResemblanceModel {
    /** How many times as many events as the other a user must have before they are searched and not walked. */
    private static final long LEAP = 16;

    private final PurchaseIndex index;
    private final Resemblance options;
    private final long window;
    private final NearestEvents nearest;
    private final PromotionDays promotions;
    private final double[] itemWorth;
    private final double[] userWorth;

    private ResemblanceModel(PurchaseIndex index, Resemblance options, PurchaseSimilarity similarity) {
        this.index = index;
        this.options = options;
        this.window = similarity.window().toMillis();
        this.nearest = new NearestEvents(
                index, similarity, DeliveryPoints.of(index, options.mixtures().hubs()));
        this.promotions = PromotionDays.of(index, options.mixtures().calendar());
        this.itemWorth = new double[index.itemCodes()];
        int[] usersOfItem = DistinctUsers.perValue(index, index.log().column(PurchaseField.ITEM));
        for (int item = 0; item < itemWorth.length; item++) {
            itemWorth[item] = options.rarity() == Resemblance.Rarity.UNIT
                    ? 1
                    : DeliveryPoints.rarity(usersOfItem[item], index.population());
        }
        this.userWorth = new double[index.userCodes()];
        for (int user = 0; user < userWorth.length; user++) {
            int userEnd = index.userEnd(user);
            for (int at = index.userStart(user); at < userEnd; ) {
                int item = index.item(index.eventByUser(at));
                userWorth[user] += itemWorth[item];
                at = index.endOfItem(at, userEnd, item);
            }
        }
    }

    /** The heap that the model of an index takes. */
    static long heapBytes(PurchaseIndex index) {
        return 8L * index.itemCodes()
                + 8L * index.userCodes()
                + DeliveryPoints.heapBytes(index.log())
                + PromotionDays.heapBytes(index);
    }

    /** The heap that making it takes beyond that. */
    static long heapBytesOfMaking(PurchaseIndex index, Resemblance options) {
        return Math.max(
                8L * index.itemCodes(),
                DeliveryPoints.heapBytesOfMaking(index, options.mixtures().hubs()));
    }

    static ResemblanceModel of(PurchaseIndex index, Resemblance resemblance, PurchaseSimilarity options) {
        return new ResemblanceModel(index, resemblance, options);
    }

    /** R of a pair; 0 where nothing was bought together. */
    double score(int a, int b, Steps steps) {
        return total(a, b, matches(a, b, steps));
    }

    /** R as the sum of these matches over the normaliser. */
    double total(int a, int b, List<SharedPurchase> matches) {
        double numerator = 0;
        double common = 0;
        for (SharedPurchase match : matches) {
            numerator += match.worth();
            common += itemWorth[match.item()]; // in the measure of the users' worth, also where rarity is local
        }
        double denominator = options.normaliser().of(userWorth[a], userWorth[b], common) + options.shrinkage();
        return denominator > 0 ? numerator / denominator : 0;
    }

    /**
     * The items that two users bought within the window of each other, in ascending order of item.
     *
     * <p>O(c log C), where c are the events of the one and C those of the other who bought more: one user who bought
     * everything does not make all others wait. Of an item that both bought again and again, as {@link NearestEvents}
     * costs.
     */
    List<SharedPurchase> matches(int a, int b, Steps steps) {
        List<SharedPurchase> matches = new ArrayList<>();
        steps.take(1);
        int atA = index.userStart(a);
        int atB = index.userStart(b);
        int endOfA = index.userEnd(a);
        int endOfB = index.userEnd(b);
        boolean leapA = endOfA - atA > LEAP * (endOfB - atB);
        boolean leapB = endOfB - atB > LEAP * (endOfA - atA);
        while (atA < endOfA && atB < endOfB) {
            int eventA = index.eventByUser(atA);
            int eventB = index.eventByUser(atB);
            if (index.isOfItemBefore(eventA, eventB)) {
                atA = leapA ? index.firstOfItem(atA, endOfA, index.item(eventB)) : atA + 1;
            } else if (index.isOfItemBefore(eventB, eventA)) {
                atB = leapB ? index.firstOfItem(atB, endOfB, index.item(eventA)) : atB + 1;
            } else {
                int item = index.item(eventA);
                int nextA = index.endOfItem(atA, endOfA, item);
                int nextB = index.endOfItem(atB, endOfB, item);
                NearestEvents.Pair pair = nearest.of(atA, nextA, atB, nextB, steps);
                if (pair != null) {
                    matches.add(weigh(item, pair));
                }
                atA = nextA;
                atB = nextB;
            }
        }
        return matches;
    }

    private SharedPurchase weigh(int item, NearestEvents.Pair pair) {
        int a = pair.a();
        int b = pair.b();
        long distance = pair.distance();
        double nearness = pair.nearness();
        int earlier = index.time(a) <= index.time(b) ? a : b;
        Mixture mixture = promotions.contains(earlier)
                ? options.mixtures().promotion()
                : options.mixtures().ordinary();
        double rarity = options.rarity() == Resemblance.Rarity.LOCAL
                ? DeliveryPoints.rarity(Math.max(2, eventsAround(a, b, distance)), index.population())
                : itemWorth[item];
        double closeness = closeness(a, b, distance, mixture);
        double worth = rarity * (mixture.base() + mixture.purchase() * closeness + mixture.receive() * nearness);
        return new SharedPurchase(item, a, b, distance, new SharedPurchase.Parts(rarity, closeness, nearness, worth));
    }

    private double closeness(int a, int b, long distance, Mixture mixture) {
        double tau = mixture.tauShare() * window;
        return switch (options.closeness()) {
            case EXPONENTIAL -> Math.exp(-distance / tau);
            case STEP -> distance <= tau ? 1 : 0;
            case GAP -> Math.exp(-eventsBetween(a, b) / mixture.gapScale());
        };
    }

    /**
     * The events of the item as close to each other as these two: from one distance before the earlier to one after the
     * later.
     */
    private int eventsAround(int a, int b, long distance) {
        long from = Math.min(index.time(a), index.time(b)) - distance;
        long to = Math.max(index.time(a), index.time(b)) + distance;
        return countEvents(index.item(a), from, to);
    }

    /** The events of the item strictly between two events; equal times are not between. */
    private int eventsBetween(int a, int b) {
        long from = Math.min(index.time(a), index.time(b)) + 1;
        long to = Math.max(index.time(a), index.time(b)) - 1;
        return from > to ? 0 : countEvents(index.item(a), from, to);
    }

    private int countEvents(int item, long from, long to) {
        return index.eventAfter(item, to) - index.eventAfter(item, from - 1);
    }
}
