package io.cowcatcher.detect;

import io.cowcatcher.block.Block;
import io.cowcatcher.event.Ids;
import io.cowcatcher.event.PurchaseField;
import io.cowcatcher.event.PurchaseLog;
import io.cowcatcher.graph.HeteroGraph;
import io.cowcatcher.ring.SamePersonResult;
import io.cowcatcher.ring.SamePersonRing;
import io.cowcatcher.run.RunControl;
import io.cowcatcher.screening.FalseDiscoveryRate;
import io.cowcatcher.screening.RingScore;
import io.cowcatcher.screening.ScreenedBlock;
import io.cowcatcher.screening.ScreeningResult;
import io.cowcatcher.screening.Verdict;
import io.cowcatcher.similarity.DeliveryPoints;
import io.cowcatcher.similarity.PurchaseIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** Makes one list of rings, and one score per user, of what both detectors found. */
final class RingsAssembly {
    /** No detector alone makes anybody certain. */
    private static final double MOST_CERTAIN = 0.95;

    private final LinkedSearch linked;
    private final PurchaseIndex index;
    private final ScreeningResult screened;
    private final SamePersonResult samePerson;
    private final CrowdEvidence crowdEvidence;
    private final EntityEvidence entityEvidence;
    private final StrongestPairs strongestPairs;
    private final Ids users;

    RingsAssembly(LinkedSearch linked, ScreeningResult screened, SamePersonResult samePerson, HeteroGraph entities) {
        this.linked = linked;
        this.index = linked.index();
        this.screened = screened;
        this.samePerson = samePerson;
        this.crowdEvidence = new CrowdEvidence(index, DeliveryPoints.of(index));
        this.entityEvidence = new EntityEvidence(entities);
        this.strongestPairs = new StrongestPairs(index, linked.links(), RunControl.inline());
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
            rings.add(ring("ring-" + (rings.size() + 1), candidate, rate));
        }
        Rings.RingsDraft draft = new Rings.RingsDraft(index.log(), rings, lookAlikes(), notes());
        return new Rings(draft, userScores(rate), linked.links(), options);
    }

    private Ring ring(String id, Candidate candidate, FalseDiscoveryRate rate) {
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
                candidate.evidence());
    }

    private Candidate crowdCandidate(ScreenedBlock ring) {
        Block block = ring.block();
        TreeMap<Integer, Double> members = new TreeMap<>();
        for (int i = 0; i < block.size(); i++) {
            members.put(block.member(i), membership(block, i));
        }
        RingEvidence evidence = new RingEvidence(
                crowdEvidence.reasons(ring),
                crowdEvidence.objections(ring),
                crowdEvidence.bursts(block),
                crowdEvidence.addresses(block),
                List.of(),
                strongestPairs.of(block.members()));
        return new Candidate(
                Provenance.CROWDSOURCED,
                members,
                new Ring.Significance(ring.pValue(), ring.qValue()),
                crowdEvidence.features(ring),
                evidence);
    }

    /** How strongly the windows speak for a member: the logistic of its score above the price of naming it. */
    private double membership(Block block, int i) {
        double price = Math.log(index.population() / (double) block.size()) + 1;
        return 1 / (1 + Math.exp(price - block.memberScore(i)));
    }

    private Candidate samePersonCandidate(SamePersonRing ring) {
        int[] codes = ring.members();
        TreeMap<Integer, Double> members = new TreeMap<>();
        for (int i = 0; i < codes.length; i++) {
            members.put(codes[i], ring.memberScore(i));
        }
        RingEvidence evidence = new RingEvidence(
                entityEvidence.reasons(ring),
                entityEvidence.objections(ring),
                List.of(),
                List.of(),
                entityEvidence.entities(ring),
                strongestPairs.of(codes));
        return new Candidate(
                Provenance.SAME_PERSON,
                members,
                new Ring.Significance(ring.pValue(), ring.qValue()),
                entityEvidence.features(ring),
                evidence);
    }

    /**
     * 1 - (1 - .95 x_crowd)(1 - .95 x_entity), where x is ring score times membership. Blocks that were not reported
     * count with their score below a half, so that users can be ranked beyond the decision; group-buys do not count.
     */
    private double[] userScores(FalseDiscoveryRate rate) {
        PurchaseLog log = index.log();
        double[] crowd = new double[log.ids(PurchaseField.USER).size()];
        for (ScreenedBlock block : screened.blocks()) {
            if (block.verdict() != Verdict.GROUP_BUY) {
                double score = block.score(rate);
                for (int i = 0; i < block.block().size(); i++) {
                    int user = block.block().member(i);
                    crowd[user] = Math.max(crowd[user], score * membership(block.block(), i));
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
        double[] scores = new double[crowd.length];
        Arrays.setAll(scores, user -> 1 - (1 - MOST_CERTAIN * crowd[user]) * (1 - MOST_CERTAIN * entity[user]));
        return scores;
    }

    private List<LookAlike> lookAlikes() {
        return screened.blocks().stream()
                .filter(block -> block.verdict() != Verdict.RING)
                .sorted(Comparator.comparingDouble(ScreenedBlock::qValue)
                        .thenComparing(block -> -block.block().score())
                        .thenComparing(block -> block.block().member(0)))
                .map(block -> new LookAlike(
                        Arrays.stream(block.block().members())
                                .mapToObj(users::id)
                                .toList(),
                        block.qValue(),
                        reason(block)))
                .toList();
    }

    private String reason(ScreenedBlock block) {
        if (block.verdict() == Verdict.GROUP_BUY) {
            return "group-buy: " + Words.percent(block.tests().pickupShare())
                    + " of what it bought goes to one registered pick-up point";
        }
        List<String> objections = crowdEvidence.objections(block);
        return objections.isEmpty()
                ? "too weak among so many candidates: adjusted p = " + Words.p(block.qValue())
                : String.join("; ", objections);
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (index.size() == 0) {
            notes.add("co-purchase evidence is off: the log has no purchase with both an item and a time");
        } else {
            notes.add(screened.evidence().basis(screened.options().tier()));
        }
        if (!linked.links().truncation().isExact()) {
            notes.add(linked.links().truncation().cells().size() + " hot items by day were not fully expanded: "
                    + linked.links().truncation().unexpandedPairs() + " pairs of purchases were not looked at");
        }
        samePerson.hubs().stream().map(entityEvidence::note).forEach(notes::add);
        notes.addAll(samePerson.notes());
        return notes;
    }
}
