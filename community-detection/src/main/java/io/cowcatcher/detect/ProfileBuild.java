package io.cowcatcher.detect;

import io.cowcatcher.detect.RingEvidence.Burst;
import io.cowcatcher.detect.RingProfiles.DropProfile;
import io.cowcatcher.detect.RingProfiles.InRings;
import io.cowcatcher.detect.RingProfiles.ItemProfile;
import io.cowcatcher.detect.RingProfiles.Purchases;
import io.cowcatcher.detect.RingProfiles.UserProfile;
import io.cowcatcher.event.Ids;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.similarity.Deals;
import io.cowcatcher.similarity.DeliveryPoints;
import io.cowcatcher.similarity.PurchaseIndex;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** Gathers ring by ring what {@link RingProfiles} tell. */
final class ProfileBuild {
    /** Two members at one building are a household. */
    private static final int LEAST_MEMBERS = 3;

    private final PurchaseIndex index;
    private final DeliveryPoints deliveries;
    private final Deals deals;
    private final Ids itemIds;
    private final Map<Integer, Trace> users = new TreeMap<>();
    private final Map<Integer, Trace> items = new TreeMap<>();
    private final Map<Integer, Trace> drops = new TreeMap<>();

    ProfileBuild(PurchaseIndex index, DeliveryPoints deliveries) {
        this.index = index;
        this.deliveries = deliveries;
        this.deals = Deals.of(index);
        this.itemIds = index.log().ids(PurchaseField.ITEM);
    }

    /** What rings have to do with one subject, so far. */
    private static final class Trace {
        private final List<String> rings = new ArrayList<>();
        private final Set<Integer> events = new HashSet<>();
        private final Set<Integer> members = new HashSet<>();
        private double score;
        private int windows;

        void takePart(Ring ring, double share) {
            if (rings.isEmpty() || !rings.get(rings.size() - 1).equals(ring.id())) {
                rings.add(ring.id());
            }
            score = Math.max(score, Math.min(1, ring.score() * share));
        }

        void add(int event, int user) {
            events.add(event);
            members.add(user);
        }

        InRings inRings() {
            return new InRings(rings, score, events.size());
        }
    }

    /**
     * Adds a ring; the most certain first.
     *
     * @param windowEvents the purchases of its members in its windows
     * @param shipped these, or all purchases of its members where there are no windows
     */
    void add(Ring ring, BitSet windowEvents, int[] shipped) {
        ring.members().forEach(member -> trace(users, member.user()).takePart(ring, member.score()));
        for (Burst burst : ring.evidence().bursts()) {
            Trace item = trace(items, itemIds.code(burst.itemId()));
            item.takePart(ring, burst.members() / (double) ring.size());
            item.windows++;
        }
        windowEvents.stream().forEach(event -> {
            trace(users, index.user(event)).add(event, index.user(event));
            trace(items, index.item(event)).add(event, index.user(event));
        });
        addDrops(ring, shipped);
    }

    private void addDrops(Ring ring, int[] shipped) {
        Map<Integer, Trace> shippedTo = new TreeMap<>();
        for (int event : shipped) {
            if (deliveries.building(event) != Ids.NONE) {
                trace(shippedTo, deliveries.building(event)).add(event, index.user(event));
            }
        }
        shippedTo.forEach((building, inThisRing) -> {
            int members = inThisRing.members.size();
            if (members >= LEAST_MEMBERS) {
                Trace drop = trace(drops, building);
                drop.takePart(ring, members / (double) Math.max(members, deliveries.usersOfBuilding(building)));
                drop.events.addAll(inThisRing.events);
                drop.members.addAll(inThisRing.members);
            }
        });
    }

    private static Trace trace(Map<Integer, Trace> traces, int code) {
        return traces.computeIfAbsent(code, unknown -> new Trace());
    }

    /** The profiles; O(events). */
    RingProfiles profiles(double[] userScores) {
        return new RingProfiles(
                loudestFirst(users, user -> userProfile(user, userScores[user]), UserProfile::inRings),
                loudestFirst(items, this::itemProfile, ItemProfile::inRings),
                dropProfiles());
    }

    private static <T> List<T> loudestFirst(
            Map<Integer, Trace> traces, Function<Integer, T> profileOf, Function<T, InRings> part) {
        return traces.keySet().stream()
                .map(profileOf)
                .sorted(Comparator.comparingDouble(
                        profile -> -part.apply(profile).score()))
                .toList();
    }

    private UserProfile userProfile(int user, double score) {
        int[] events = IntStream.range(index.userStart(user), index.userEnd(user))
                .map(index::eventByUser)
                .toArray();
        return new UserProfile(
                index.log().ids(PurchaseField.USER).id(user),
                score,
                trace(users, user).inRings(),
                purchases(events),
                distinct(events, index::item),
                distinct(events, deliveries::building));
    }

    private ItemProfile itemProfile(int item) {
        int[] events =
                IntStream.range(index.itemStart(item), index.itemEnd(item)).toArray();
        Trace trace = trace(items, item);
        return new ItemProfile(
                itemIds.id(item),
                trace.inRings(),
                trace.windows,
                trace.members.size(),
                purchases(events),
                distinct(events, index::user));
    }

    private List<DropProfile> dropProfiles() {
        Map<Integer, IntStream.Builder> shipped = new TreeMap<>();
        drops.keySet().forEach(building -> shipped.put(building, IntStream.builder()));
        for (int event = 0; event < index.size(); event++) {
            IntStream.Builder there = shipped.get(deliveries.building(event));
            if (there != null) {
                there.add(event);
            }
        }
        return loudestFirst(
                drops,
                building -> {
                    Trace trace = trace(drops, building);
                    return new DropProfile(
                            deliveries.buildingName(building),
                            trace.inRings(),
                            trace.members.size(),
                            purchases(Objects.requireNonNull(shipped.get(building))
                                    .build()
                                    .toArray()),
                            deliveries.usersOfBuilding(building));
                },
                DropProfile::inRings);
    }

    private Purchases purchases(int[] events) {
        OptionalInt onDeals = deals.areKnown()
                ? OptionalInt.of(
                        (int) Arrays.stream(events).filter(deals::contains).count())
                : OptionalInt.empty();
        Optional<Instant> first = Arrays.stream(events)
                .mapToObj(event -> Instant.ofEpochMilli(index.time(event)))
                .min(Comparator.naturalOrder());
        Optional<Instant> last = Arrays.stream(events)
                .mapToObj(event -> Instant.ofEpochMilli(index.time(event)))
                .max(Comparator.naturalOrder());
        return new Purchases(events.length, onDeals, first, last);
    }

    private static int distinct(int[] events, IntUnaryOperator codeOf) {
        return (int) Arrays.stream(events)
                .map(codeOf)
                .filter(code -> code != Ids.NONE)
                .distinct()
                .count();
    }
}
