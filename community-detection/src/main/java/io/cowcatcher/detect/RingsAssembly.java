package io.cowcatcher.detect;

import io.cowcatcher.block.Block;
import io.cowcatcher.cleaning.LeftOut;
import io.cowcatcher.event.Ids;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.graph.HeteroGraph;
import io.cowcatcher.ring.SamePersonLookAlike;
import io.cowcatcher.ring.SamePersonResult;
import io.cowcatcher.ring.SamePersonRing;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.screening.FalseDiscoveryRate;
import io.cowcatcher.screening.RingScore;
import io.cowcatcher.screening.ScreenedBlock;
import io.cowcatcher.screening.ScreeningResult;
import io.cowcatcher.similarity.DeliveryPoints;
import io.cowcatcher.similarity.PurchaseIndex;
import io.cowcatcher.similarity.SimilarityGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** Makes one list of rings, and one score per user, of what both detectors found. */
final class RingsAssembly {
    /** No detector alone makes anybody certain. */
    private static final double MOST_CERTAIN = 0.95;

    private final LinkedSearch linked;
    private final Sweep sweep;
    private final PurchaseIndex index;
    private final ScreeningResult screened;
    private final SamePersonResult samePerson;
    private final CrowdEvidence crowdEvidence;
    private final EntityEvidence entityEvidence;
    private final SeedEvidence seedEvidence;
    private final StrongestPairs strongestPairs;
    private final Shopping shopping;
    private final ProfileBuild profiles;
    private final RunControl control;
    private final Ids users;

    RingsAssembly(
            RefinedSearch refined,
            ScreeningResult screened,
            SamePersonResult samePerson,
            HeteroGraph entities,
            SeedEvidence seedEvidence,
            RunControl control) {
        this.linked = refined.grouped().linked();
        this.sweep = refined.grouped().sweep();
        this.index = linked.index();
        this.screened = screened;
        this.samePerson = samePerson;
        this.crowdEvidence = new CrowdEvidence(index);
        this.entityEvidence = new EntityEvidence(entities);
        this.seedEvidence = seedEvidence;
        this.strongestPairs = new StrongestPairs(index, linked.allLinks(), control);
        DeliveryPoints deliveries = DeliveryPoints.of(index, refined.hubs(), control);
        this.shopping = new Shopping(index, deliveries);
        this.profiles = new ProfileBuild(index, deliveries);
        this.control = control;
        this.users = index.log().ids(PurchaseField.USER);
    }

    Rings assemble(SearchOptions options) {
        FalseDiscoveryRate rate = screened.options().falseDiscoveryRate();
        List<Candidate> crowd =
                screened.rings().stream().map(this::crowdCandidate).toList();
        List<Candidate> accounts =
                samePerson.rings().stream().map(this::samePersonCandidate).toList();
        List<Candidate> candidates = new ArrayList<>(Candidate.joinSame(crowd, accounts));
        candidates.sort(
                Comparator.<Candidate>comparingDouble(c -> c.significance().qValue())
                        .thenComparing(c -> -c.memberScores().size())
                        .thenComparing(c -> c.memberScores().firstKey()));
        List<Ring> rings = new ArrayList<>();
        for (Candidate candidate : candidates) {
            control.checkCancelled();
            int[] shipped = shipped(candidate);
            Ring ring = ring("ring-" + (rings.size() + 1), candidate, shipped, rate);
            profiles.add(ring, candidate.exhibits().windowEvents(), shipped);
            rings.add(ring);
        }
        Rings.RingsDraft draft = new Rings.RingsDraft(
                index.log(),
                rings,
                lookAlikes(candidates),
                notes(candidates),
                seedEvidence,
                linked.start().cleaned().leftOut());
        double[] scores = userScores(rate);
        return new Rings(draft, scores, profiles.profiles(scores), linked.links(), options);
    }

    /** What the members bought in the windows, or all that they bought where there are none. */
    private int[] shipped(Candidate candidate) {
        BitSet inWindows = candidate.exhibits().windowEvents();
        return inWindows.isEmpty()
                ? shopping.of(candidate.members())
                : inWindows.stream().toArray();
    }

    private Ring ring(String id, Candidate candidate, int[] shipped, FalseDiscoveryRate rate) {
        List<RingMember> members = candidate.memberScores().entrySet().stream()
                .map(entry -> new RingMember(entry.getKey(), users.id(entry.getKey()), entry.getValue()))
                .sorted(Comparator.comparingDouble(RingMember::score).reversed().thenComparingInt(RingMember::user))
                .toList();
        double score = RingScore.of(candidate.significance().qValue(), rate);
        return new Ring(
                id,
                candidate.provenance(),
                members,
                score,
                candidate.significance(),
                candidate.features(),
                evidence(candidate, shipped));
    }

    private RingEvidence evidence(Candidate candidate, int[] shipped) {
        int[] members = candidate.members();
        Candidate.Exhibits exhibits = candidate.exhibits();
        Candidate.Sentences sentences = candidate
                .sentences()
                .and(new Candidate.Sentences(seedEvidence.reasons(members), seedEvidence.objections(members)));
        return new RingEvidence(
                sentences.reasons(),
                sentences.objections(),
                shopping.items(members),
                exhibits.bursts().stream().sorted(CrowdEvidence.BY_TIME).toList(),
                shopping.addresses(shipped),
                exhibits.entities(),
                strongestPairs.of(members));
    }

    private Candidate crowdCandidate(ScreenedBlock ring) {
        Block block = ring.block();
        TreeMap<Integer, Double> members = new TreeMap<>();
        for (int i = 0; i < block.size(); i++) {
            members.put(block.member(i), block.membership(i));
        }
        return new Candidate(
                Provenance.CROWDSOURCED,
                members,
                new Ring.Significance(ring.pValue(), ring.qValue()),
                crowdEvidence.features(ring),
                new Candidate.Sentences(crowdEvidence.reasons(ring), crowdEvidence.objections(ring)),
                new Candidate.Exhibits(crowdEvidence.bursts(block), shopping.inWindows(block), List.of()));
    }

    private Candidate samePersonCandidate(SamePersonRing ring) {
        int[] codes = ring.members();
        TreeMap<Integer, Double> members = new TreeMap<>();
        for (int i = 0; i < codes.length; i++) {
            members.put(codes[i], ring.memberScore(i));
        }
        return new Candidate(
                Provenance.SAME_PERSON,
                members,
                new Ring.Significance(ring.pValue(), ring.qValue()),
                entityEvidence.features(ring),
                new Candidate.Sentences(entityEvidence.reasons(ring), entityEvidence.objections(ring.tests())),
                new Candidate.Exhibits(List.of(), new BitSet(), entityEvidence.entities(ring)));
    }

    /**
     * 1 - (1 - .95 x_crowd)(1 - .95 max(x_entity, x_prop)), where x of a detector is ring score times membership, and
     * x_prop what risk seeds say: it rests on the same links as x_entity, so the larger counts. Blocks that were not
     * reported count with their score below a half, so that users can be ranked beyond the decision; group-buys do not
     * count.
     */
    private double[] userScores(FalseDiscoveryRate rate) {
        PurchaseLog log = index.log();
        double[] crowd = new double[log.ids(PurchaseField.USER).size()];
        for (ScreenedBlock block : screened.blocks()) {
            if (block.isTested()) {
                double score = block.score(rate);
                for (int i = 0; i < block.block().size(); i++) {
                    int user = block.block().member(i);
                    crowd[user] = Math.max(crowd[user], score * block.block().membership(i));
                }
            }
        }
        double[] entity = new double[crowd.length];
        for (SamePersonRing ring : samePerson.rings()) {
            double score = RingScore.of(ring.qValue(), rate);
            int[] members = ring.members();
            for (int i = 0; i < members.length; i++) {
                entity[members[i]] = Math.max(entity[members[i]], score * ring.memberScore(i));
            }
        }
        Arrays.setAll(entity, user -> Math.max(entity[user], seedEvidence.score(user)));
        double[] scores = new double[crowd.length];
        Arrays.setAll(scores, user -> 1 - (1 - MOST_CERTAIN * crowd[user]) * (1 - MOST_CERTAIN * entity[user]));
        return scores;
    }

    private List<LookAlike> lookAlikes(List<Candidate> reported) {
        return new LookAlikes(crowdEvidence, entityEvidence, users).of(screened, samePerson, reported);
    }

    private List<String> notes(List<Candidate> reported) {
        List<String> notes = new ArrayList<>();
        if (index.size() == 0) {
            notes.add(
                    linked.start().cleaned().leftOut().isEmpty()
                            ? "co-purchase evidence is off: the log has no purchase with both an item and a time"
                            : "co-purchase evidence is off: without what was left out, the log has no purchase with both"
                                    + " an item and a time");
        } else {
            notes.add(screened.evidence().basis(screened.options().tier()));
        }
        LeftOut.inWords(linked.start().cleaned().leftOut()).ifPresent(notes::add);
        notes.addAll(linked.start().cleaned().notes());
        for (SimilarityGraph links : linked.allLinks()) {
            if (!links.truncation().isExact()) {
                long pairs = links.truncation().unexpandedPairs();
                int days = links.truncation().cells().size();
                notes.add(String.format(
                        Locale.ROOT,
                        "%,d %s of purchases of hot items within %s %s not looked at, on %,d %s of items",
                        pairs,
                        pairs == 1 ? "pair" : "pairs",
                        Words.within(links.options().window()),
                        pairs == 1 ? "was" : "were",
                        days,
                        days == 1 ? "day" : "days"));
            }
        }
        long households = samePerson.lookAlikes().stream()
                .filter(group -> group.reason() == SamePersonLookAlike.Reason.HOUSEHOLD)
                .count();
        if (households > 0) {
            notes.add("accounts that share devices or bindings were taken for households where they share a home: "
                    + households);
        }
        samePerson.hubs().stream().map(entityEvidence::note).forEach(notes::add);
        notes.addAll(samePerson.notes());
        notes.addAll(sweep.notes(linked.start().options().zone()));
        boolean[] inRing = new boolean[users.size()];
        reported.forEach(ring -> ring.memberScores().keySet().forEach(user -> inRing[user] = true));
        notes.addAll(seedEvidence.notes(inRing));
        return notes;
    }
}
